import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments.ts";

describe("parseArguments", () => {
  it("opens the window on the usual data folder when nothing is said", () => {
    expect(parseArguments([], {})).toEqual({
      profile: null,
      command: null,
      isSampleWanted: false,
      files: [],
    });
  });

  it.each([[["out", "--profile", "data"]], [["out", "--profile=data"]]])(
    "takes the data folder from %j, before the environment's",
    (argv) => {
      const { profile } = parseArguments(argv, { RAILHEAD_PROFILE: "elsewhere" });

      expect(profile).toBe(path.resolve("data"));
    },
  );

  it("takes the data folder from the environment", () => {
    expect(parseArguments(["out"], { RAILHEAD_PROFILE: "there" }).profile).toBe(
      path.resolve("there"),
    );
  });

  it("opens the sample for a window only, never for a command", () => {
    expect(parseArguments(["out", "--sample"], {}).isSampleWanted).toBe(true);
    expect(parseArguments(["--cli", "--", "--sample"], {}).isSampleWanted).toBe(false);
  });

  it("takes the first word for a command when it is the name of one", () => {
    const argv = ["--no-sandbox", "--json", "import", "Notebook one", "a.txt"];
    const named = parseArguments(argv, {}, { commandNames: ["import"] });

    expect(named.command).toEqual(["--json", "import", "Notebook one", "a.txt"]);
    expect(parseArguments(["out", "import"], {}, { commandNames: ["import"] }).command).toBeNull();
    expect(
      parseArguments(["/home/ana/import"], {}, { commandNames: ["import"] }).command,
    ).toBeNull();
  });

  it("keeps the words of a command apart from the data folder", () => {
    const argv = ["out", "--cli", "--", "import", "Notebook one", "--profile", "data", "a.txt"];

    expect(parseArguments(argv, {})).toEqual({
      profile: path.resolve("data"),
      command: ["import", "Notebook one", "a.txt"],
      isSampleWanted: false,
      files: [],
    });
  });

  it("opens the files named after the program's folder, and takes no word of Electron's for one", () => {
    const out = path.resolve("out");
    const argv = ["-r", "/loader.js", "--no-sandbox", out, "--profile", "data", "a.html", "/b.eml"];

    expect(parseArguments(argv, {}, { programFolder: out }).files).toEqual([
      path.resolve("a.html"),
      "/b.eml",
    ]);
    expect(parseArguments(["-r", "/loader.js"], {}, { programFolder: out }).files).toEqual([]);
  });

  it("opens every file a packaged program is given", () => {
    expect(parseArguments(["a.railhead", "--no-sandbox"], {}).files).toEqual([
      path.resolve("a.railhead"),
    ]);
  });
});

import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments.ts";

describe("parseArguments", () => {
  it("opens the window on the usual data folder when nothing is said", () => {
    expect(parseArguments(["out"], {})).toEqual({ profile: null, command: null });
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

  it("keeps the words of a command apart from the data folder", () => {
    const argv = ["out", "--cli", "--", "import", "Notebook one", "--profile", "data", "a.txt"];

    expect(parseArguments(argv, {})).toEqual({
      profile: path.resolve("data"),
      command: ["import", "Notebook one", "a.txt"],
    });
  });
});

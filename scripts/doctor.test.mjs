import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderFinding, nodeFinding, packagesFinding } from "./doctor-checks.mjs";

/** @type {string} */
let folder;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-doctor-"));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/**
 * What the real command says in these surroundings.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function doctor(env) {
  const script = path.join(import.meta.dirname, "doctor.mjs");
  const result = spawnSync(process.execPath, [script, "--json"], {
    encoding: "utf8",
    env: { ...process.env, RAILHEAD_PROFILE: path.join(folder, "data"), ...env },
  });
  /** @type {import("./doctor-checks.mjs").Finding[]} */
  const findings = result.stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    exitCode: result.status,
    of: (/** @type {string} */ name) => findings.find((finding) => finding.name === name),
  };
}

/**
 * A program whose C library this system lacks.
 *
 * @param {string} library named as long as `libc.so.6`
 */
function programNeeding(library) {
  const program = path.join(folder, "electron");
  const bytes = fs.readFileSync("/bin/true").toString("latin1");
  fs.writeFileSync(program, Buffer.from(bytes.replaceAll("libc.so.6", library), "latin1"));
  fs.chmodSync(program, 0o755);
  return program;
}

describe("the doctor", { timeout: 60_000 }, () => {
  it("names a runtime that is not there, and how to do without it", () => {
    const found = doctor({ RAILHEAD_ELECTRON: path.join(folder, "none") });

    expect(found.exitCode).toBe(1);
    expect(found.of("runtime")).toMatchObject({ state: "broken", mend: "unset RAILHEAD_ELECTRON" });
  });

  it.runIf(process.platform === "linux")(
    "names a library that is missing, and that the program does not run",
    () => {
      const found = doctor({ RAILHEAD_ELECTRON: programNeeding("libq.so.6") });

      expect(found.exitCode).toBe(1);
      expect(found.of("libraries")?.found).toContain("libq.so.6");
      expect(found.of("runtime starts")?.state).toBe("broken");
    },
  );

  it.runIf(process.platform === "linux")(
    "names a screen that is not there, and the lack of any",
    () => {
      const wrong = doctor({ DISPLAY: ":987", WAYLAND_DISPLAY: "" });
      expect(wrong.of("display")).toMatchObject({ state: "broken", mend: "unset DISPLAY" });

      const none = doctor({ DISPLAY: "", WAYLAND_DISPLAY: "", PATH: folder });
      expect(none.of("display")?.state).toBe("broken");
      expect(none.of("display")?.mend).toMatch(/apt-get install .* xvfb$/);
    },
  );

  it.runIf(process.platform === "linux")(
    "names a system without fonts, and without what the tests read PDFs with",
    () => {
      const config = path.join(folder, "fonts.conf");
      fs.writeFileSync(config, '<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>');
      const fonts = doctor({ FONTCONFIG_FILE: config }).of("fonts");
      // Without fontconfig's own tool there is nobody to ask.
      const hasTool = spawnSync("fc-list").error === undefined;
      expect(fonts?.mend ?? "").toContain(hasTool ? "fonts-dejavu-core" : "");

      expect(doctor({ PATH: folder }).of("test tools")?.mend).toContain("poppler-utils");
    },
  );

  it("names a data folder that can not be one", () => {
    fs.writeFileSync(path.join(folder, "file"), "");
    const found = doctor({ RAILHEAD_PROFILE: path.join(folder, "file", "data") });

    expect(found.exitCode).toBe(1);
    expect(found.of("data folder")?.mend).toContain("export RAILHEAD_PROFILE=");
    expect(fs.readdirSync(folder)).toEqual(["file"]);
  });
});

describe("what can not be planted on a whole machine", () => {
  it.each([
    ["18.20.8", "broken"],
    ["20.18.3", "broken"],
    ["20.19.0", "good"],
    ["24.1.0", "good"],
  ])("Node %s is %s", (version, state) => {
    expect(nodeFinding(version).state).toBe(state);
  });

  it("a package of another version, and one that is missing, are mended by npm ci", () => {
    const devDependencies = { one: "1.0.0", two: "2.0.0", three: "3.0.0" };
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ devDependencies }));
    for (const [name, version] of [
      ["one", "1.0.0"],
      ["two", "2.0.1"],
    ]) {
      const home = path.join(folder, "node_modules", String(name));
      fs.mkdirSync(home, { recursive: true });
      fs.writeFileSync(path.join(home, "package.json"), JSON.stringify({ version }));
    }

    expect(packagesFinding(folder)).toMatchObject({ state: "broken", mend: "npm ci" });
    expect(packagesFinding(folder).found).toContain("two, three");
  });

  it.each([
    [10_000_000, "broken"],
    [100_000_000, "doubtful"],
    [1_000_000_000, "good"],
  ])("a disk with %i bytes left is %s", (free, state) => {
    const finding = folderFinding(
      "data folder",
      folder,
      200_000_000,
      "RAILHEAD_PROFILE",
      () => free,
    );

    expect(finding.state).toBe(state);
    expect(finding.mend ?? "").toContain(state === "good" ? "" : `df -h '${folder}'`);
  });
});

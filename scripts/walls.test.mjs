import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { projectFolder } from "./cache.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-walls-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The ways over the wall, one a line. */
const planted = [
  'element.innerHTML = "<b>";',
  'element["innerHTML"] = "<b>";',
  'element.insertAdjacentHTML("beforeend", "<b>");',
  'document.write("<b>");',
  'new DOMParser().parseFromString("<b>", "text/html");',
  'shell.openExternal("https://example.org");',
  "const { openExternal } = shell;",
  'eval("1");',
  'new Function("return 1");',
  'new Function("a", "return a");',
];

/**
 * The lines of a file that the project's own lint finds climbing over.
 *
 * @param {string} name
 * @param {string} text
 */
function linesFound(name, text) {
  const settings = JSON.parse(fs.readFileSync(path.join(projectFolder, "biome.json"), "utf8"));
  const place = path.join(folder, name);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.mkdirSync(path.join(folder, "scripts"), { recursive: true });
  fs.copyFileSync(
    path.join(projectFolder, "scripts", "walls.grit"),
    path.join(folder, "scripts", "walls.grit"),
  );
  fs.writeFileSync(path.join(folder, "biome.json"), JSON.stringify({ ...settings, vcs: {} }));
  fs.writeFileSync(place, text);
  const biome = path.join(projectFolder, "node_modules", ".bin", "biome");
  const { stdout, stderr } = spawnSync(biome, ["lint", "--max-diagnostics=none", name], {
    cwd: folder,
    encoding: "utf8",
  });
  const found = `${stdout}${stderr}`.matchAll(/:(\d+):\d+ plugin /gu);
  return [...new Set([...found].map(([, line]) => Number(line)))];
}

describe("the lint of the walls", () => {
  it("finds every way by which text becomes code or markup, or an address leaves", () => {
    const found = linesFound("renderer/features/planted.ts", planted.join("\n"));

    expect(found).toEqual(planted.map((_, index) => index + 1));
  });

  it.each(["renderer/trusted-types.ts", "electron/windows/open-link.ts"])(
    "leaves %s its own",
    (name) => {
      expect(linesFound(name, planted.join("\n"))).toEqual([]);
    },
  );

  it("lets plain text be", () => {
    expect(linesFound("renderer/plain.ts", 'element.textContent = "<b>";')).toEqual([]);
  });
});

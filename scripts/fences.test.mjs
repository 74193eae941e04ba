import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { projectFolder } from "./cache.mjs";
import { checkFences, unseenFiles } from "./fences.mjs";

/** @type {string[]} */
const folders = [];

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/**
 * A project of the given files, with this project's own names and packages.
 *
 * @param {Readonly<Record<string, string>>} files
 */
function projectOf(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-fences-"));
  folders.push(folder);
  fs.copyFileSync(path.join(projectFolder, "package.json"), path.join(folder, "package.json"));
  fs.symlinkSync(path.join(projectFolder, "node_modules"), path.join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return folder;
}

const house = {
  "shared/domain/claim/claim.ts": 'import { z } from "zod";\nexport const claim = z.string();\n',
  "shared/ipc/contract.ts": 'export { claim } from "#shared/domain/claim/claim.ts";\n',
  "shared/messages/messages.ts": 'import i18next from "i18next";\nexport const t = i18next.t;\n',
  "electron/main.ts": 'import "./ipc/register.ts";\nimport { app } from "electron";\nvoid app;\n',
  "electron/ipc/register.ts": 'import "../custody/trash.ts";\n',
  "electron/custody/trash.ts": 'import "../notebooks/catalogue.ts";\n',
  "electron/notebooks/catalogue.ts": 'import fs from "node:fs";\nvoid fs;\n',
  "renderer/main.tsx": 'import { App } from "./app/app.tsx";\nexport const page = <App />;\n',
  "renderer/app/app.tsx":
    'import { Claims } from "#renderer/features/claims/index.ts";\nexport function App() {\n  return <Claims />;\n}\n',
  "renderer/features/claims/index.ts": 'export { Claims } from "./claim-list.tsx";\n',
  "renderer/features/claims/claim-list.tsx":
    'import { feature } from "#renderer/app/feature.ts";\nimport { Button } from "#renderer/ui/button.tsx";\nvoid feature;\nexport function Claims() {\n  return <Button />;\n}\n',
  "renderer/features/reader/index.ts": "export const Reader = null;\n",
  "renderer/features/reader/reader-commands.ts": "export const mark = null;\n",
  "renderer/ui/button.tsx": "export function Button() {\n  return <button />;\n}\n",
  "renderer/db/notebook.ts":
    'import address from "#renderer/workers/notebook-worker.ts?worker&url";\nexport const notebook = address;\n',
  "renderer/app/feature.ts": "export const feature = null;\n",
  "renderer/workers/notebook-worker.ts":
    'import { claim } from "#shared/domain/claim/claim.ts";\nvoid claim;\n',
  "renderer/import-window/parse.ts": "export const parse = null;\n",
};

describe("the fences", () => {
  it("let the house itself through, and see every file of it", async () => {
    const check = await checkFences(projectOf(house));

    expect(check.violations).toEqual([]);
    expect(unseenFiles(check)).toEqual([]);
    expect(check.filesOnDisk).toHaveLength(Object.keys(house).length);
  });

  it.each([
    ["shared-is-plain", "shared/domain/claim/planted.ts", "#electron/main.ts"],
    ["shared-is-plain", "shared/domain/claim/planted.ts", "#renderer/ui/button.tsx"],
    ["shared-has-no-node", "shared/domain/claim/planted.ts", "node:fs"],
    ["shared-packages", "shared/domain/claim/planted.ts", "react"],
    ["messages-packages", "shared/messages/planted.ts", "react"],
    ["shared-layers", "shared/domain/claim/planted.ts", "#shared/ipc/contract.ts"],
    ["domain-without-words", "shared/domain/claim/planted.ts", "#shared/messages/messages.ts"],
    ["electron-never-renderer", "electron/planted.ts", "#renderer/db/notebook.ts"],
    ["electron-rooms", "electron/notebooks/planted.ts", "#electron/ipc/register.ts"],
    ["electron-rooms", "electron/custody/planted.ts", "#electron/ipc/register.ts"],
    ["electron-start-up", "electron/notebooks/planted.ts", "#electron/main.ts"],
    ["electron-ledger", "electron/ledger/planted.ts", "#electron/notebooks/catalogue.ts"],
    ["electron-notebooks", "electron/notebooks/planted.ts", "#electron/custody/trash.ts"],
    ["renderer-never-electron", "renderer/ui/planted.tsx", "#electron/ipc/register.ts"],
    ["renderer-never-electron", "renderer/ui/planted.tsx", "electron"],
    ["renderer-has-no-node", "renderer/db/planted.ts", "node:path"],
    ["renderer-apart", "renderer/workers/planted.ts", "#renderer/db/notebook.ts"],
    [
      "renderer-apart-from-each-other",
      "renderer/workers/planted.ts",
      "#renderer/import-window/parse.ts",
    ],
    ["app-on-top", "renderer/features/claims/planted.ts", "#renderer/app/app.tsx"],
    ["app-above-ground", "renderer/ui/planted.ts", "#renderer/app/feature.ts"],
    ["features-above-ground", "renderer/db/planted.ts", "#renderer/features/claims/index.ts"],
    ["ui-is-plain", "renderer/ui/planted.ts", "#renderer/db/notebook.ts"],
    [
      "feature-doors",
      "renderer/features/claims/planted.ts",
      "#renderer/features/reader/reader-commands.ts",
    ],
    [
      "feature-doors-from-app",
      "renderer/app/planted.ts",
      "#renderer/features/reader/reader-commands.ts",
    ],
    ["e2e-drives-the-window", "e2e/planted.spec.ts", "#shared/domain/claim/claim.ts"],
    ["resolvable", "shared/domain/claim/planted.ts", "./nowhere.ts"],
  ])("%s stops %s from importing %s, as a value or as a type", async (rule, from, to) => {
    const asValue = await checkFences(projectOf({ ...house, [from]: `import "${to}";\n` }));
    const asType = await checkFences(
      projectOf({ ...house, [from]: `import type { X } from "${to}";\nexport type Y = X;\n` }),
    );

    for (const check of [asValue, asType]) {
      expect(check.violations.map((violation) => violation.rule)).toContain(rule);
      expect(check.violations.map((violation) => violation.from)).toContain(from);
    }
  });

  it("stop two files that import each other", async () => {
    const check = await checkFences(
      projectOf({
        ...house,
        "shared/domain/claim/one.ts": 'import "./two.ts";\n',
        "shared/domain/claim/two.ts": 'import "./one.ts";\n',
      }),
    );

    expect(check.violations.map((violation) => violation.rule)).toContain("no-cycles");
  });

  it("count a file that was there and not read, and a project of nothing, as a failure", () => {
    const filesOnDisk = ["shared/a.ts", "shared/b.ts"];

    expect(unseenFiles({ filesOnDisk, filesSeen: new Set(["shared/a.ts"]) })).toEqual([
      "shared/b.ts",
    ]);
    expect(unseenFiles({ filesOnDisk: [], filesSeen: new Set() })).not.toEqual([]);
  });
});

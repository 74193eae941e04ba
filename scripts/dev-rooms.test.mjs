import { expect, it } from "vitest";
import { environmentsFor, isSource } from "./dev-rooms.mjs";

const all = ["client", "main", "preload", "snapshotWorker"];

it.each([
  [["renderer/app/app.tsx"], ["client"]],
  [["electron/main.ts"], ["main", "snapshotWorker"]],
  [["electron/preload.ts"], ["preload"]],
  [["shared/ipc/contract.ts"], all],
  [["assets/sample-notebook/analysis.json"], all],
  [
    ["renderer/app/app.tsx", "electron/log.ts"],
    ["client", "main", "snapshotWorker"],
  ],
])("%j is built into %j", (files, environments) => {
  expect(environmentsFor(files, all)).toEqual(environments);
});

it("passes over what is not in the program", () => {
  expect(isSource("renderer/app/key-strokes.test.ts")).toBe(false);
  expect(isSource("renderer/app/.app.tsx.swp")).toBe(false);
  expect(isSource("renderer/app/app.tsx")).toBe(true);
});

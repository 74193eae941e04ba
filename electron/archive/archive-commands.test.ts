import fs from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { FailureError } from "#shared/failure.ts";
import type { ExitCode } from "../command.ts";
import { parseWords } from "../command-words.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { programsForTests } from "../notebooks/programs-for-tests.ts";
import { archiveCommands } from "./archive-commands.ts";

const programs = programsForTests();
let notebooks: Notebooks;

beforeEach(async () => {
  const at = path.join(programs.folder, "profile");
  notebooks = await programs.start({ at, person: "Ana Lyst" });
});

/** Runs a command as the command line does; its answers as JSON. */
async function run(...words: string[]): Promise<{ code: ExitCode; answers: object[] }> {
  const parsed = parseWords(words, archiveCommands, programs.folder);
  if ("wrong" in parsed) throw new Error(parsed.wrong);
  const answers: object[] = [];
  const output = { answer: (json: object) => answers.push(json), tell: () => {} };
  try {
    return { code: await parsed.command.run(parsed.input, output, notebooks), answers };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { code: exitCodeOf(error.failure), answers };
  }
}

it("saves, verifies and restores with exit code 0 and one answer each", async () => {
  const { id } = await notebooks.create("Rail strikes");
  const file = path.join(programs.folder, "rail.railhead");
  // Making it, and the note that it was saved.
  const counts = { changeSets: 2, blobs: 0 };

  expect(await run("export", "rail strikes", "--out", "rail.railhead")).toEqual({
    code: 0,
    answers: [{ path: file, notebookId: id, ...counts, missingBlobs: [] }],
  });
  const ofFile = await run("verify", "rail.railhead");
  const ofNotebook = await run("verify", "Rail strikes");
  expect(ofFile).toMatchObject({
    code: 0,
    answers: [{ notebookId: id, isSound: true, ...counts }],
  });
  expect(ofNotebook).toMatchObject({ code: 0, answers: [{ isSound: true, damagedBlobs: [] }] });
  expect(await run("restore", "rail.railhead")).toMatchObject({
    code: 0,
    answers: [{ notebookId: id, status: "merged", taken: 0, known: 2 }],
  });
  expect(await run("restore", "rail.railhead", "--as-copy")).toMatchObject({
    code: 0,
    answers: [{ title: "Rail strikes (restored copy)", status: "copy", taken: 2 }],
  });
  expect(await notebooks.list()).toHaveLength(2);
});

it.each([
  [["export", "Rail strikes"]],
  [["export", "Rail strikes", "--out", "rail.zip"]],
  [["export", "No such notebook", "--out", "rail.railhead"]],
  [["verify", "none.railhead"]],
  [["verify", "No such notebook"]],
  [["restore", "none.railhead"]],
])("answers what was asked for wrongly with exit code 2: %j", async (words) => {
  await notebooks.create("Rail strikes");

  expect(await run(...words)).toEqual({ code: 2, answers: [] });
});

it("answers a damaged archive with exit code 4, and restores nothing of it", async () => {
  await notebooks.create("Rail strikes");
  await run("export", "Rail strikes", "--out", "rail.railhead");
  await fs.truncate(path.join(programs.folder, "rail.railhead"), 500);

  expect(await run("verify", "rail.railhead")).toEqual({ code: 4, answers: [] });
  expect(await run("restore", "rail.railhead", "--as-copy")).toEqual({ code: 4, answers: [] });
  expect(await notebooks.list()).toHaveLength(1);
});

it("answers a notebook with a damaged blob with exit code 4 and its name", async () => {
  const { id } = await notebooks.create("Rail strikes");
  const store = await notebooks.store(id);
  const hash = await store.putText("an article's text");
  await store.syncBlobs();
  const pack = path.join(store.folder, "blobs", "00000001.pack");
  const bytes = await fs.readFile(pack);
  bytes.write("AN", bytes.indexOf("an article"));
  await fs.writeFile(pack, bytes);

  expect(await run("verify", "Rail strikes")).toMatchObject({
    code: 4,
    answers: [{ isSound: false, damagedBlobs: [hash] }],
  });
});

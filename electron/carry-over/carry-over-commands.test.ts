import { beforeEach, expect, it } from "vitest";
import { briefTemplateSchema } from "#shared/domain/brief/brief-template.ts";
import { sourceIdSchema } from "#shared/domain/ids.ts";
import { create, rowsOf } from "#shared/domain/record.ts";
import { isUndoable } from "#shared/ledger/session.ts";
import { exitCodes } from "../command.ts";
import { parseWords } from "../command-words.ts";
import { historyPage } from "../custody/history-lines.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { programsForTests } from "../notebooks/programs-for-tests.ts";
import { carryOverCommands } from "./carry-over-commands.ts";

const programs = programsForTests();
let notebooks: Notebooks;

beforeEach(async () => {
  notebooks = await programs.start({ person: "Ana Lyst" });
  const { id } = await notebooks.create("Ports, last year");
  await (await notebooks.store(id)).append({
    action: "source:create",
    changes: [
      create("sources", {
        id: sourceIdSchema.parse("s1"),
        name: "Harbour Institute",
        kind: "think-tank",
        reliability: "B",
        reliabilityReason: "Checked often",
        descriptor: null,
        withheld: null,
        note: null,
      }),
    ],
  });
});

/** Runs the command as written; answers with its exit code and what it answered. */
async function run(words: readonly string[]) {
  const parsed = parseWords(words, carryOverCommands, programs.folder);
  if ("wrong" in parsed) throw new Error(parsed.wrong);
  const answers: object[] = [];
  const told: string[] = [];
  const exitCode = await parsed.command.run(
    parsed.input,
    { answer: (json) => void answers.push(json), tell: (text) => void told.push(text) },
    notebooks,
  );
  return { exitCode, answers, told };
}

it("copies in one undoable entry that says where from, and writes nothing the second time", async () => {
  const { id } = await notebooks.create("Ports");
  const store = await notebooks.store(id);
  const words = ["carry-over", "Ports", "--from", "Ports,", "last", "year"];
  const before = store.lastSequence;

  expect((await run(words)).answers).toMatchObject([{ carriedOver: 1 }]);
  expect(store.lastSequence).toBe(before + 1);
  const none = { actorId: null, kind: null, record: null };
  const [line] = (await historyPage(store, none, null, 1)).lines;
  expect(line).toMatchObject({
    action: "carry-over:copy",
    reason: "Carried over from “Ports, last year”",
    subjects: [{ table: "sources", name: "Harbour Institute" }],
  });
  expect(isUndoable({ action: "carry-over:copy" })).toBe(true);

  const again = await run(words);
  expect(again.answers).toMatchObject([{ carriedOver: 0 }]);
  expect(store.lastSequence).toBe(before + 1);
  expect(rowsOf(await store.state(), "sources")).toHaveLength(1);
});

it("carries over the kinds that are named alone, and refuses one there is not", async () => {
  const { id } = await notebooks.create("Ports");
  const words = ["carry-over", "Ports", "--from", "Ports, last year", "--only"];

  expect((await run([...words, "lenses", "origins"])).exitCode).toBe(exitCodes.done);
  expect(rowsOf(await (await notebooks.store(id)).state(), "sources")).toEqual([]);
  expect((await run([...words, "claims"])).exitCode).toBe(exitCodes.wrongUsage);
});

it("brings the logo of a template along", async () => {
  const from = await notebooks.find("Ports, last year");
  const there = await notebooks.store(from.id);
  const logoHash = await there.putBlob(Buffer.from("a logo"));
  const template = briefTemplateSchema.parse({
    id: "t1",
    name: "Weekly",
    marking: null,
    paper: "A4",
    language: "en",
    organisation: null,
    logoHash,
  });
  await there.append({ action: "template:create", changes: [create("briefTemplates", template)] });
  const { id } = await notebooks.create("Ports");
  await run(["carry-over", "Ports", "--from", from.id, "--only", "briefTemplates"]);
  const store = await notebooks.store(id);

  expect(rowsOf(await store.state(), "briefTemplates")).toMatchObject([
    { name: "Weekly", logoHash },
  ]);
  expect(Buffer.from(await store.readBlob(logoHash)).toString()).toBe("a logo");
});

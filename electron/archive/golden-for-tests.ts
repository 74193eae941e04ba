import fs from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { v7 } from "uuid";
import { z } from "zod";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { parseDraftChanges, rowsOf } from "#shared/domain/record.ts";
import { ruleOf, type TableName, tableNames } from "#shared/domain/tables.ts";
import { type Change, changeSetIdSchema, type JsonValue } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { nodeDisk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { Notebooks } from "../notebooks/notebooks.ts";
import { valueOf } from "./records-for-tests.ts";
import { saveArchive } from "./save-archive.ts";
import { stateDigest } from "./state-digest.ts";

/** What the current program must read in a golden notebook. */
export const expectedSchema = z.object({
  notebookId: z.uuid(),
  digest: z.string(),
  blobs: z.number().int(),
  /** The visible rows of each table, without their stamps. */
  rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

export function visibleRows(state: NotebookState): Readonly<Record<string, readonly object[]>> {
  return Object.fromEntries(tableNames.map((table) => [table, rowsOf(state, table).map(valuesOf)]));
}

/** A row without its stamps. */
export function valuesOf(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== "$"));
}

const seed = 20_261_122;
const recordsPerTable = 2;
const largestRecord = 6000;

/**
 * Makes a notebook with records of every table, rivals, deletions and blobs, as this
 * program writes it, and puts its files, its archive and what is to be read into a folder.
 */
export async function makeGolden(folder: string): Promise<void> {
  const profile = `${folder}-profile`;
  await fs.mkdir(profile, { recursive: true });
  const tool = `railhead schema ${schemaVersion}`;
  const notebooks = await Notebooks.load(profile, { disk: nodeDisk, tool, now: () => new Date() });
  await notebooks.namePerson("Ana Lyst");
  const summary = await notebooks.create("Golden notebook");
  const store = await notebooks.store(summary.id);
  await fill(store);
  await store.ledger.snapshot();
  await store.append({ action: "notebook:after-snapshot", changes: editsOf("claims", "Last") });

  const file = path.join(folder, "notebook.railhead");
  await fs.mkdir(folder, { recursive: true });
  await saveArchive(store, summary, file, { disk: nodeDisk, tool, now: new Date() });
  const state = await store.state();
  const expected = {
    notebookId: summary.id,
    digest: stateDigest(state),
    blobs: (await store.blobHashes()).length,
    rows: visibleRows(state),
  };
  await fs.writeFile(path.join(folder, "expected.json"), `${JSON.stringify(expected, null, 1)}\n`);
  await notebooks.closeAll();
  await fs.cp(path.join(profile, "notebooks", summary.id), path.join(folder, "notebook"), {
    recursive: true,
  });
  await fs.rm(profile, { recursive: true });
}

async function fill(store: NotebookStore): Promise<void> {
  const hash = await store.putText(
    "Forty wagons crossed.\n会談 \u{1f9d1}\u200d\u{1f680} \u0000 end",
  );
  await store.putBlob(new Uint8Array([0xff, 0xd8, 0, 1, 2, 3]));
  for (const table of tableNames.filter((name) => name !== "notebooks" && name !== "actors")) {
    const records = recordsOf(table, hash);
    await store.append({ action: "golden:make", changes: [...records] });
    const verdicts = ruleOf(table).verdicts;
    const [first] = records;
    if (first === undefined || verdicts.length === 0) continue;
    // Another person's, who had not seen the first.
    const { set } = first;
    const rivals = verdicts.map((field) => [field, otherValue(table, field, set[field])] as const);
    const [entry] = await store.ledger.read(store.lastSequence - 1, 1);
    if (entry === undefined) throw new Error("The record just made is missing");
    await store.ledger.adopt({
      ...entry.changeSet,
      id: changeSetIdSchema.parse(v7()),
      actorId: "ben",
      stamp: z
        .string()
        .brand<"Stamp">()
        .parse(`${entry.changeSet.stamp.slice(0, 17)}-ben`),
      changes: [{ table, id: first.id, set: Object.fromEntries(rivals) }],
      previous: null,
    });
  }
  await store.append({
    action: "golden:delete",
    changes: [{ table: "tags", id: "r2", set: { $deleted: true } }],
  });
}

/** Records with every field, whose parents are there. */
function recordsOf(table: TableName, hash: string): readonly Change[] {
  const { schema, parents } = ruleOf(table);
  const isSmall = (record: JsonValue) => JSON.stringify(record).length < largestRecord;
  const made = fc.sample(valueOf(schema).filter(isSmall), { seed, numRuns: recordsPerTable });
  return made.map((record, index) => {
    const id = `r${index + 1}`;
    // The schema of a table is one of objects; a change names the id beside its fields.
    const set = { ...(record as Record<string, JsonValue>) };
    delete set["id"];
    for (const field of Object.keys(parents)) if (set[field] !== null) set[field] = id;
    if (table === "articles") Object.assign(set, { originalHash: hash });
    if (table === "textVersions") Object.assign(set, { textHash: hash });
    return { table, id, set };
  });
}

function otherValue(table: TableName, field: string, value: JsonValue | undefined): JsonValue {
  const fieldSchema = ruleOf(table).schema.shape[field];
  if (fieldSchema === undefined) throw new Error(`${table} has no field ${field}`);
  const [other] = fc.sample(
    valueOf(fieldSchema).filter((one) => one !== value),
    { seed, numRuns: 1 },
  );
  if (other === undefined) throw new Error(`${table}.${field} takes one value only`);
  return other;
}

function editsOf(table: TableName, statement: string): Change[] {
  const changes = [{ table, id: "r2", set: { statement } }];
  return parseDraftChanges({ id: changeSetIdSchema.parse(v7()), action: "golden:edit", changes })
    .changes;
}

import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { rivalsOf, rowsOf } from "#shared/domain/record.ts";
import { ruleOf, tableNames } from "#shared/domain/tables.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { Notebooks } from "../notebooks/notebooks.ts";
import { expectedSchema, valuesOf, visibleRows } from "./golden-for-tests.ts";
import { restoreArchive } from "./restore-archive.ts";
import { stateDigest } from "./state-digest.ts";

const golden = path.join(import.meta.dirname, "golden");
const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1);

let profile: string;
let notebooks: Notebooks;

beforeEach(async () => {
  profile = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-golden-"));
  const tool = "railhead test";
  notebooks = await Notebooks.load(profile, { disk: nodeDisk, tool, now: () => new Date() });
});

afterEach(async () => {
  await notebooks.closeAll();
  await fs.rm(profile, { recursive: true });
});

const folderOf = (version: number) => path.join(golden, `schema-${version}`);

async function expectedOf(version: number) {
  const file = path.join(folderOf(version), "expected.json");
  return expectedSchema.parse(JSON.parse(await fs.readFile(file, "utf8")));
}

function expectSound(state: NotebookState, expected: Awaited<ReturnType<typeof expectedOf>>) {
  // As a file has them: JSON knows no -0. A later version may have added tables and fields.
  expect(JSON.parse(JSON.stringify(visibleRows(state)))).toMatchObject(expected.rows);
  for (const table of tableNames) {
    // Every field that this program reads is there, and of its kind.
    for (const row of rowsOf(state, table)) {
      const { error } = ruleOf(table).schema.strict().safeParse(valuesOf(row));
      expect({ table, error }).toEqual({ table, error: undefined });
    }
  }
}

describe.each(versions)("the golden notebook of version %i", (version) => {
  it("opens, and every record in it is one of this program's", async () => {
    const expected = await expectedOf(version);
    const id = notebookIdSchema.parse(expected.notebookId);
    const folder = path.join(profile, "notebooks", id);
    await fs.cp(path.join(folderOf(version), "notebook"), folder, { recursive: true });
    const { isReadOnly, repairs } = await notebooks.open(id);
    const store = await notebooks.store(id);

    expect({ isReadOnly, repairs }).toEqual({ isReadOnly: false, repairs: [] });
    expectSound(await store.state(), expected);
    const hashes = await store.blobHashes();
    expect(hashes).toHaveLength(expected.blobs);
    for (const hash of hashes) expect(await store.readSoundBlob(hash)).not.toBeNull();

    // The segments alone say the same as the snapshot.
    await notebooks.closeAll();
    const ledger = path.join(folder, "ledger");
    for (const name of await fs.readdir(ledger)) {
      if (name.endsWith(".snapshot")) await fs.rm(path.join(ledger, name));
    }
    const again = await Notebooks.load(profile, {
      disk: nodeDisk,
      tool: "railhead test",
      now: () => new Date(),
    });
    expectSound(await (await again.store(id)).state(), expected);
    await again.closeAll();
  });

  it("is restored from its archive, equal to the last stamp", async () => {
    const expected = await expectedOf(version);
    const file = path.join(folderOf(version), "notebook.railhead");
    const { notebook } = await restoreArchive(notebooks, file, { disk: nodeDisk, copyTitle: null });
    const state = await (await notebooks.store(notebook.id)).state();

    expectSound(state, expected);
    expect(stateDigest(state)).toBe(expected.digest);
  });

  it("has what is easily lost: verdicts side by side, and a deletion", async () => {
    const expected = await expectedOf(version);
    const file = path.join(folderOf(version), "notebook.railhead");
    const { notebook } = await restoreArchive(notebooks, file, { disk: nodeDisk, copyTitle: null });
    const state = await (await notebooks.store(notebook.id)).state();

    // Tables that came later than its writing have no record in it.
    for (const table of tableNames.filter((name) => name in expected.rows)) {
      const [row] = rowsOf(state, table).filter(({ id }) => String(id) === "r1");
      for (const field of ruleOf(table).verdicts) {
        // A verdict is a field of its table.
        const rivals = row === undefined ? [] : rivalsOf(table, row, field as "id");
        expect({ table, field, rivals: rivals.length }).toEqual({ table, field, rivals: 1 });
      }
    }
    expect(expected.rows["tags"]?.map(({ id }) => id)).toEqual(["r1"]);
  });
});

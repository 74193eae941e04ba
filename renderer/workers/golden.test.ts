import "fake-indexeddb/auto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { expectedSchema, valuesOf } from "#electron/archive/golden-for-tests.ts";
import { nodeDisk } from "#electron/ledger/disk.ts";
import { Notebooks } from "#electron/notebooks/notebooks.ts";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { isTableName } from "#shared/domain/tables.ts";
import { Projection } from "./projection.ts";

const golden = path.join(import.meta.dirname, "..", "..", "electron", "archive", "golden");
const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1);

it.each(versions)(
  "builds the working copy of the golden notebook of version %i",
  async (version) => {
    const folder = path.join(golden, `schema-${version}`);
    const file = await fs.readFile(path.join(folder, "expected.json"), "utf8");
    const expected = expectedSchema.parse(JSON.parse(file));
    const id = notebookIdSchema.parse(expected.notebookId);
    const profile = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-golden-"));
    const own = path.join(profile, "notebooks", id);
    await fs.cp(path.join(folder, "notebook"), own, { recursive: true });
    const tool = "railhead test";
    const notebooks = await Notebooks.load(profile, {
      disk: nodeDisk,
      tool,
      now: () => new Date(),
    });
    const { storeId, lastSequence, recordCounts } = await notebooks.open(id);
    const store = await notebooks.store(id);
    const projection = await Projection.open(
      id,
      { storeId, lastSequence, recordCounts, schemaVersion },
      {
        entriesAfter: (sequence, limit) => store.ledger.read(sequence, limit),
        readTexts: (hashes) => store.readTexts(hashes, Number.POSITIVE_INFINITY),
        report: () => {},
      },
      new Promise(() => {}),
      null,
    );

    for (const [table, rows] of Object.entries(expected.rows)) {
      if (!isTableName(table)) throw new Error(`No table ${table}`);
      const ids = rows.map((row) => String(row["id"]));
      const found = await projection.database.rows(table).bulkGet(ids);
      const plain = found.map((row) => valuesOf(row ?? {}));
      expect(JSON.parse(JSON.stringify({ table, rows: plain }))).toEqual({ table, rows });
    }
    projection.close();
    await notebooks.closeAll();
    await fs.rm(profile, { recursive: true });
  },
);

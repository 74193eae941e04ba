import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { projectionName } from "#shared/domain/projection.ts";
import type { LedgerStand, OpeningPhase } from "#shared/ipc/projection-messages.ts";
import { type LedgerEntry, writtenEntrySchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { Projection, type Source } from "./projection.ts";
import { projectionDatabase } from "./projection-database.ts";

const never = new Promise<void>(() => {});
const textHash = `sha256:${"a".repeat(64)}`;
let notebookId = "";
let notebooks = 0;

beforeEach(() => {
  notebooks += 1;
  notebookId = `notebook-${notebooks}`;
});

/** The entry with this sequence: changes as [table, id, field, value]. */
function entry(
  sequence: number,
  ...changes: readonly (readonly [string, string, string, unknown])[]
): LedgerEntry {
  return writtenEntrySchema.parse({
    sequence,
    changeSet: {
      id: `00000000-0000-4000-8000-${String(sequence).padStart(12, "0")}`,
      action: "claim:edit",
      changes: changes.map(([table, id, field, value]) => ({ table, id, set: { [field]: value } })),
      stamp: formatStamp({ ms: sequence, counter: 0, actorId: "ana" }),
      actorId: "ana",
      at: "2026-01-01T00:00:00.000Z",
      tool: "railhead test",
    },
  });
}

const claimEntries = (count: number): LedgerEntry[] =>
  Array.from({ length: count }, (_, index) =>
    entry(index + 1, ["claims", `c${index + 1}`, "statement", `Statement ${index + 1}`]),
  );

/** A ledger as the worker sees it: what it answers when asked, and what was asked of it. */
class TestLedger implements Source {
  readonly asked: number[] = [];
  readonly phases: OpeningPhase[] = [];
  readonly texts = new Map([[textHash, "Rail freight fell by a tenth"]]);
  entries: readonly LedgerEntry[];

  constructor(entries: readonly LedgerEntry[]) {
    this.entries = entries;
  }

  readonly entriesAfter: Source["entriesAfter"] = async (sequence, limit) => {
    this.asked.push(sequence);
    return this.entries.filter((one) => one.sequence > sequence).slice(0, limit);
  };

  readonly readTexts: Source["readTexts"] = async (hashes) =>
    hashes.map((hash) => this.texts.get(hash) ?? null);

  readonly report: Source["report"] = (phase) => {
    if (this.phases.at(-1) !== phase) this.phases.push(phase);
  };

  stand(storeId = "store"): LedgerStand {
    const ids = new Map<string, Set<string>>();
    for (const { changeSet } of this.entries) {
      for (const { table, id } of changeSet.changes) {
        ids.set(table, (ids.get(table) ?? new Set()).add(id));
      }
    }
    const recordCounts = Object.fromEntries([...ids].map(([table, known]) => [table, known.size]));
    const lastSequence = this.entries.at(-1)?.sequence ?? 0;
    return { storeId, lastSequence, recordCounts, schemaVersion: 1 };
  }
}

const open = (
  ledger: TestLedger,
  stand = ledger.stand(),
  rebuildAsked = never,
  remembered: string | null = null,
) => Projection.open(notebookId, stand, ledger, rebuildAsked, remembered);

/** Opens and closes again, as a former start did; what was asked then is forgotten. */
async function openedBefore(ledger: TestLedger): Promise<string> {
  const projection = await open(ledger);
  projection.close();
  ledger.asked.length = 0;
  ledger.phases.length = 0;
  return projection.databaseName;
}

async function change(
  name: string,
  step: (database: ReturnType<typeof projectionDatabase>) => Promise<unknown>,
) {
  const database = projectionDatabase(name);
  await step(database);
  database.dexie.close();
}

async function claimsIn({ databaseName }: Projection): Promise<readonly unknown[]> {
  const database = projectionDatabase(databaseName);
  const rows = await database.rows("claims").toArray();
  database.dexie.close();
  return rows.map((row) => row["statement"]);
}

const statements = (count: number) =>
  claimEntries(count).map((_, index) => `Statement ${index + 1}`);

describe("opening the projection", () => {
  it("builds one where there is none, and leaves it alone at the next start", async () => {
    const ledger = new TestLedger(claimEntries(3));
    const first = await open(ledger);

    expect(first.databaseName).toBe(projectionName(notebookId, 1));
    expect(await claimsIn(first)).toEqual(statements(3));
    expect(ledger.phases).toEqual(["checking", "rebuilding"]);

    first.close();
    ledger.asked.length = 0;
    const second = await open(ledger);
    expect(second.databaseName).toBe(first.databaseName);
    expect(ledger.asked).toEqual([]);
    second.close();
  });

  it("reads a ledger of many pages to its end", async () => {
    const ledger = new TestLedger(claimEntries(1201));
    const projection = await open(ledger);

    expect(projection.sequence).toBe(1201);
    expect(await claimsIn(projection)).toHaveLength(1201);
    projection.close();
  });

  it("catches up one that is behind, from where it stands", async () => {
    const ledger = new TestLedger(claimEntries(3));
    const former = await openedBefore(ledger);
    ledger.entries = claimEntries(5);
    const projection = await open(ledger);

    expect(projection.databaseName).toBe(former);
    expect(ledger.asked).toEqual([3]);
    expect(ledger.phases).toEqual(["checking", "catching-up"]);
    expect(await claimsIn(projection)).toEqual(statements(5));
    projection.close();
  });

  it.each([
    ["of another store", (ledger: TestLedger) => ledger.stand("restored")],
    ["ahead of its ledger", (ledger: TestLedger) => ({ ...ledger.stand(), lastSequence: 2 })],
    [
      "with another count of records",
      (ledger: TestLedger) => ({ ...ledger.stand(), recordCounts: { claims: 4 } }),
    ],
    [
      "of another version of the records",
      (ledger: TestLedger) => ({ ...ledger.stand(), schemaVersion: 2 }),
    ],
  ] as const)("builds one %s anew under the next name and drops it", async (_, standOf) => {
    const ledger = new TestLedger(claimEntries(3));
    const former = await openedBefore(ledger);
    const projection = await open(ledger, standOf(ledger));

    expect(projection.databaseName).toBe(projectionName(notebookId, 2));
    await expect.poll(() => Dexie.getDatabaseNames()).not.toContain(former);
    projection.close();
  });

  it.each(["claims", "counts", "meta"] as const)(
    "never believes one whose %s were emptied",
    async (store) => {
      const ledger = new TestLedger(claimEntries(3));
      const former = await openedBefore(ledger);
      await change(former, ({ dexie }) => dexie.table(store).clear());
      const projection = await open(ledger);

      expect(projection.databaseName).toBe(projectionName(notebookId, 2));
      expect(await claimsIn(projection)).toEqual(statements(3));
      projection.close();
    },
  );

  it("never believes one whose building was cut short", async () => {
    const ledger = new TestLedger(claimEntries(3));
    const former = await openedBefore(ledger);
    await change(former, ({ meta }) => meta.update("projection", { isComplete: false }));
    const projection = await open(ledger);

    expect(projection.databaseName).toBe(projectionName(notebookId, 2));
    projection.close();
  });

  it("builds a new one without waiting for the old when the analyst asks for it", async () => {
    const ledger = new TestLedger(claimEntries(3));
    await openedBefore(ledger);
    const projection = await open(ledger, ledger.stand(), Promise.resolve());

    expect(projection.databaseName).toBe(projectionName(notebookId, 2));
    expect(await claimsIn(projection)).toEqual(statements(3));
    projection.close();
  });

  it("says that it was mended when a whole one is gone, emptied or differs, and not otherwise", async () => {
    const ledger = new TestLedger(claimEntries(3));
    const isMended = async (remembered: string | null, stand = ledger.stand()) => {
      const projection = await open(ledger, stand, never, remembered);
      projection.close();
      return projection.isMended;
    };
    const first = projectionName(notebookId, 1);
    expect(await isMended(null)).toBe(false);
    expect(await isMended(first)).toBe(false);
    expect(await isMended(first, ledger.stand("restored"))).toBe(false);

    const second = projectionName(notebookId, 2);
    await change(second, ({ meta }) => meta.update("projection", { isComplete: false }));
    expect(await isMended(first)).toBe(false);

    const third = projectionName(notebookId, 3);
    await change(third, ({ meta }) => meta.clear());
    expect(await isMended(third)).toBe(true);
    await change(projectionName(notebookId, 4), ({ dexie }) => dexie.table("claims").clear());
    expect(await isMended(null)).toBe(true);
    await Dexie.delete(projectionName(notebookId, 5));
    expect(await isMended(projectionName(notebookId, 5))).toBe(true);
    // Written by another version of the program: not missed.
    expect(await isMended(`railhead-${notebookId}-0.7`)).toBe(false);
  });

  it("builds on nothing, even where a damaged IndexedDB shows rows of old in a new database", async () => {
    const ledger = new TestLedger(claimEntries(3));
    await change(projectionName(notebookId, 1), async ({ rows, counts }) => {
      const { stamp } = entry(1).changeSet;
      await rows("claims").put({ id: "old", $: { made: stamp, latest: stamp } });
      await counts.put({ table: "claims", live: 1, deleted: 0 });
    });
    const hidden = vi.spyOn(Dexie, "getDatabaseNames").mockImplementation(async () => []);
    const projection = await open(ledger);
    hidden.mockRestore();

    expect(projection.databaseName).toBe(projectionName(notebookId, 1));
    expect(await claimsIn(projection)).toEqual(statements(3));
    projection.close();
  });

  it("tells when the ledger itself ends too early", async () => {
    const ledger = new TestLedger(claimEntries(3));

    await expect(open(ledger, { ...ledger.stand(), lastSequence: 9 })).rejects.toThrow(
      "ledger ends",
    );
  });
});

describe("following the ledger", () => {
  it("applies what follows, passes over what it has, and fetches what did not come", async () => {
    const ledger = new TestLedger(claimEntries(2));
    const projection = await open(ledger);
    ledger.entries = claimEntries(6);
    ledger.asked.length = 0;
    await projection.apply(claimEntries(3));
    expect(ledger.asked).toEqual([]);

    await projection.apply(claimEntries(6).slice(5));
    expect(ledger.asked).toEqual([3]);
    expect(projection.sequence).toBe(6);
    expect(await claimsIn(projection)).toEqual(statements(6));
    projection.close();
  });

  it("goes on behind a gap that the ledger itself has", async () => {
    const whole = claimEntries(5);
    const ledger = new TestLedger([...whole.slice(0, 2), ...whole.slice(3)]);
    const projection = await open(ledger);

    expect(projection.sequence).toBe(5);
    expect(await claimsIn(projection)).toHaveLength(4);
    projection.close();
  });

  it("keeps deleted records apart, counts them, and brings them back", async () => {
    const ledger = new TestLedger(claimEntries(2));
    const projection = await open(ledger);
    await projection.apply([entry(3, ["claims", "c1", "$deleted", true])]);
    const look = async () => {
      const { dexie, rows, tombstones, counts } = projectionDatabase(projection.databaseName);
      const live = await rows("claims").toCollection().primaryKeys();
      const dead = await tombstones.toCollection().primaryKeys();
      const count = await counts.get("claims");
      dexie.close();
      return { live, dead, count };
    };
    expect(await look()).toEqual({
      live: ["c2"],
      dead: [["claims", "c1"]],
      count: { table: "claims", live: 1, deleted: 1 },
    });

    await projection.apply([entry(4, ["claims", "c1", "note", "written since"])]);
    expect(await look()).toEqual({
      live: ["c1", "c2"],
      dead: [],
      count: { table: "claims", live: 2, deleted: 0 },
    });
    expect(await claimsIn(projection)).toEqual(statements(2));
    projection.close();
  });

  it("brings the texts of text versions along, and does without one that is lost", async () => {
    const lost = `sha256:${"b".repeat(64)}`;
    const ledger = new TestLedger([
      entry(1, ["textVersions", "t1", "textHash", textHash]),
      entry(2, ["textVersions", "t2", "textHash", lost]),
    ]);
    const projection = await open(ledger);
    const { dexie, texts } = projectionDatabase(projection.databaseName);

    expect(await texts.toArray()).toEqual([
      { hash: textHash, text: "Rail freight fell by a tenth" },
    ]);
    dexie.close();
    projection.close();
  });

  it("passes over tables of a later program", async () => {
    const ledger = new TestLedger([
      entry(
        1,
        ["tablesOfTheFuture", "x1", "name", "x"],
        ["claims", "c1", "statement", "Statement 1"],
      ),
    ]);
    const projection = await open(ledger);

    expect(await claimsIn(projection)).toEqual(statements(1));
    projection.close();
  });

  it("refuses to write beside another writer", async () => {
    const ledger = new TestLedger(claimEntries(2));
    const projection = await open(ledger);
    await change(projection.databaseName, ({ meta }) => meta.update("projection", { sequence: 7 }));

    await expect(projection.apply([entry(3, ["claims", "c3", "statement", "x"])])).rejects.toThrow(
      "Another writer",
    );
    projection.close();
  });
});

describe("what is kept of claims", () => {
  it("goes in the same step in which a record is purged, and stays through any other", async () => {
    const ledger = new TestLedger(claimEntries(2));
    const open = () => Projection.open(notebookId, ledger.stand(), ledger, never, null);
    const projection = await open();
    const { keptClaims } = projection.database;
    await keptClaims.put({ id: "1/000000", text: "[]" });
    await projection.apply([entry(3, ["claims", "c1", "statement", "Another one"])]);
    expect(await keptClaims.count()).toBe(1);
    await projection.apply([
      entry(4, ["claims", "c1", "$deleted", true], ["claims", "c1", "$purged", true]),
    ]);
    expect(await keptClaims.count()).toBe(0);
  });
});

import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ChangeSetDraft, changeSetDraftSchema } from "#shared/ledger/change.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { Ledger, type LedgerOptions } from "./ledger.ts";
import { recover } from "./recovery.ts";
import { diskError, TestDisk } from "./test-disk.ts";

const actorId = "ana";
let root: string;
let ledgers: Ledger[] = [];
let nowMs = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  await closeAll();
  await fs.rm(root, { recursive: true });
});

async function closeAll(): Promise<void> {
  for (const ledger of ledgers) await ledger.rest();
  ledgers = [];
}

function hastyDisk(): TestDisk {
  const disk = new TestDisk();
  disk.isHasty = true;
  return disk;
}

async function opened(options: Partial<LedgerOptions> = {}, name = "notebook"): Promise<Ledger> {
  const ledger = await Ledger.open(path.join(root, name, "ledger"), {
    disk: hastyDisk(),
    schemaVersion: 1,
    tool: "railhead test",
    now: () => {
      nowMs += 1000;
      return new Date(nowMs);
    },
    isWritable: true,
    beforeWrite: async () => {},
    ...options,
  });
  ledgers.push(ledger);
  return ledger;
}

function draft(id: string, title: string): ChangeSetDraft {
  return changeSetDraftSchema.parse({
    id: v7(),
    action: "claim:edit",
    changes: [{ table: "claims", id, set: { title, note: null } }],
  });
}

const folderOf = (name = "notebook") => path.join(root, name, "ledger");
const filesOf = async (ending: string, name = "notebook") =>
  (await fs.readdir(folderOf(name))).filter((file) => file.endsWith(ending)).sort();
const quarantined = (name = "notebook") =>
  fs.readdir(path.join(root, name, "quarantine")).catch(() => []);

/** Three starts: entries 1 to 3, a snapshot, 4 to 6, a snapshot, 7. */
async function withTwoSnapshots(name = "notebook"): Promise<void> {
  const ledger = await opened({}, name);
  for (const id of ["c1", "c2", "c3"]) await ledger.append(draft(id, "first"), actorId);
  await ledger.snapshot();
  for (const id of ["c1", "c4", "c5"]) await ledger.append(draft(id, "second"), actorId);
  await ledger.snapshot();
  await ledger.append(draft("c2", "third"), actorId);
  await ledger.rest();
}

it("is passed over by a program with other records, and not taken for damaged", async () => {
  await withTwoSnapshots();
  const own = await recover(hastyDisk(), folderOf(), null);
  const next = await recover(hastyDisk(), folderOf(), null, { recordsVersion: 2 });

  expect(own.snapshot?.content).toMatchObject({ recordsVersion: 1, lastSequence: 6 });
  expect([next.snapshot, next.lastSequence, next.repairs]).toEqual([null, 7, []]);
});

const sequencesOf = async (ledger: Ledger) =>
  (await ledger.read(0, 1000)).map(({ sequence }) => sequence);

describe("a snapshot", () => {
  it("is where a start begins: what it covers is not read again until it is asked for", async () => {
    await withTwoSnapshots();
    const disk = hastyDisk();
    const read: string[] = [];
    const ledger = await opened({
      disk: Object.assign(disk, {
        read: (file: string) => {
          read.push(path.basename(file));
          return new TestDisk().read(file);
        },
      }),
    });

    expect(await ledger.counts()).toEqual({ claims: 5 });
    expect(read.filter((file) => file.endsWith(".segment"))).toEqual(["00000003.segment"]);
    expect(ledger.lastSequence).toBe(7);
    expect(await sequencesOf(ledger)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(read.filter((file) => file.endsWith(".segment"))).toHaveLength(3);
  });

  it("closes the segment, and the next append begins a new one", async () => {
    await withTwoSnapshots();

    expect(await filesOf(".segment")).toHaveLength(3);
    expect(await filesOf(".snapshot")).toEqual(["00000001.snapshot", "00000002.snapshot"]);
  });

  it("takes over what nothing was written in, and holds what was added and changed in between", async () => {
    const long = (id: string) => `${id} `.repeat(300);
    const ids = Array.from({ length: 1000 }, (_, index) => `c${1000 + 2 * index}`);
    const ledger = await opened();
    await Promise.all(ids.map((id) => ledger.append(draft(id, long(id)), actorId)));
    await ledger.snapshot();
    for (const [id, title] of [
      ["c0999", "before all"],
      ["c1001", "between two"],
      ["c1500", "another title"],
      ["c9999", "after all"],
    ] as const) {
      await ledger.append(draft(id, title), actorId);
    }
    await ledger.snapshot();
    await closeAll();

    const fromSnapshot = await opened();
    const state = await fromSnapshot.state();
    const counts = await fromSnapshot.counts();
    const single = await fromSnapshot.record("claims", "c1500");
    await closeAll();
    for (const file of await filesOf(".snapshot")) await fs.rm(path.join(folderOf(), file));
    const expected = await (await opened()).state();

    expect(expected.get("claims")?.size).toBe(1003);
    expect(state).toEqual(expected);
    expect(counts).toEqual({ claims: 1003 });
    expect(single).toEqual(expected.get("claims")?.get("c1500"));
  });

  it("is made in a pause too, after an import that it was too slow for", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const ledger = await opened();
      await ledger.append(draft("c1", "x".repeat(20_000_000)), actorId);
      await ledger.snapshot();
      await ledger.append(draft("c2", "x".repeat(3_000_000)), actorId);
      expect(await filesOf(".snapshot")).toHaveLength(1);

      const snapshots = () => {
        // The pause begins when what was appended is behind it, which may be a moment later.
        vi.advanceTimersByTime(10_000);
        return filesOf(".snapshot");
      };
      await expect.poll(snapshots).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is kept in two generations, and not made when there is nothing new", async () => {
    await withTwoSnapshots();
    const ledger = await opened();

    expect(await ledger.snapshot()).toBe(true);
    expect(await ledger.snapshot()).toBe(false);
    expect(await filesOf(".snapshot")).toEqual(["00000002.snapshot", "00000003.snapshot"]);
  });

  it("gives the same records, counts and single records as all entries do, whenever it was made", async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ id: fc.constantFrom("a", "b", "c", "d"), title: fc.string() }),
      },
      { weight: 1, arbitrary: fc.constant("snapshot" as const) },
      { weight: 1, arbitrary: fc.constant("start" as const) },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        run += 1;
        const name = `run-${run}`;
        let ledger = await opened({}, name);
        for (const what of steps) {
          if (what === "snapshot") await ledger.snapshot();
          else if (what === "start") {
            await closeAll();
            ledger = await opened({}, name);
          } else await ledger.append(draft(what.id, what.title), actorId);
        }
        await closeAll();
        const fromSnapshot = await opened({}, name);
        const counts = await fromSnapshot.counts();
        const single = await fromSnapshot.record("claims", "b");
        const table = await fromSnapshot.table("claims");
        const shown = new Map<string, StoredRecord>();
        await fromSnapshot.each("claims", (record) => shown.set(record.id, record));
        const state = await fromSnapshot.state();
        await closeAll();
        for (const file of await filesOf(".snapshot", name)) {
          await fs.rm(path.join(folderOf(name), file));
        }
        const fromEntries = await opened({}, name);
        const expected = await fromEntries.state();

        expect(state).toEqual(expected);
        expect(counts["claims"] ?? 0).toBe(expected.get("claims")?.size ?? 0);
        expect(single).toEqual(expected.get("claims")?.get("b"));
        expect(table).toEqual(expected.get("claims") ?? new Map());
        expect(shown).toEqual(expected.get("claims") ?? new Map());
        await closeAll();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it("is not waited for by what is saved meanwhile, and does not hold it", async () => {
    const ledger = await opened();
    await ledger.append(draft("c1", "before"), actorId);
    const making = ledger.snapshot();
    const saved = await Promise.all(
      ["c2", "c3"].map((id) => ledger.append(draft(id, "meanwhile"), actorId)),
    );
    await making;
    await ledger.rest();
    const next = await opened();

    expect(saved.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(await next.counts()).toEqual({ claims: 3 });
    expect((await next.state()).get("claims")?.size).toBe(3);
  });

  it("is made by itself when enough has been written", async () => {
    const ledger = await opened();
    const long = "x".repeat(300_000);
    for (let index = 0; index < 8; index += 1) {
      await ledger.append(draft(`c${index}`, long), actorId);
    }
    await ledger.rest();

    expect(await filesOf(".snapshot")).toHaveLength(1);
  });

  it.each(["create", "write", "sync", "rename"] as const)(
    "that fails at %s leaves the ones before it and no trace, and can be made again",
    async (failing) => {
      await withTwoSnapshots();
      const disk = hastyDisk();
      const ledger = await opened({ disk });
      disk.onCall = (call, file) => {
        if (call === failing && file.includes(".snapshot")) throw diskError("ENOSPC");
        return undefined;
      };
      await expect(ledger.snapshot()).rejects.toThrow("ENOSPC");
      expect(await filesOf("")).not.toContain("00000003.snapshot.part");
      expect(await filesOf(".snapshot")).toHaveLength(2);

      await ledger.append(draft("c9", "after"), actorId);
      disk.onCall = () => undefined;
      expect(await ledger.snapshot()).toBe(true);
      await ledger.rest();
      const next = await opened();
      expect(await next.counts()).toEqual({ claims: 6 });
      expect(next.repairs).toEqual([]);
    },
  );

  it("knows a change set that it covers when the same is sent again", async () => {
    const ledger = await opened();
    const again = draft("c1", "first");
    const first = await ledger.append(again, actorId);
    await ledger.snapshot();
    await ledger.rest();
    const next = await opened();

    expect(await next.append(again, actorId)).toEqual(first);
    expect(next.lastSequence).toBe(1);
  });
});

describe("a damaged snapshot", () => {
  it("wherever it is cut or flipped costs nothing, and is told once and kept", async () => {
    await withTwoSnapshots("whole");
    const expected = await (await opened({}, "whole")).state();
    const file = "00000002.snapshot";
    const bytes = await fs.readFile(path.join(folderOf("whole"), file));
    let run = 0;
    const damage = fc.oneof(
      fc.nat({ max: bytes.length * 8 - 1 }).map((bit) => {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        return flipped;
      }),
      fc.nat({ max: bytes.length - 1 }).map((size) => bytes.subarray(0, size)),
      fc.nat({ max: bytes.length - 1 }).map((from) => Buffer.from(bytes).fill(0, from)),
    );
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async (damaged, isOlderGone) => {
        run += 1;
        const name = `run-${run}`;
        await fs.cp(path.join(root, "whole"), path.join(root, name), { recursive: true });
        await fs.writeFile(path.join(folderOf(name), file), damaged);
        if (isOlderGone) await fs.rm(path.join(folderOf(name), "00000001.snapshot"));
        const ledger = await opened({}, name);

        expect(await ledger.state()).toEqual(expected);
        expect(await sequencesOf(ledger)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        const isTold = ledger.repairs.length === 1;
        // A trailing zero or so may have been zero before.
        expect(isTold || damaged.equals(bytes)).toBe(true);
        expect(await quarantined(name)).toHaveLength(isTold ? 1 : 0);
        await closeAll();
        const again = await opened({}, name);
        expect(again.repairs).toEqual([]);
        expect(await again.state()).toEqual(expected);
        await closeAll();
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("found while the next is made gives way to the one before it", async () => {
    await withTwoSnapshots();
    const ledger = await opened();
    const file = path.join(folderOf(), "00000002.snapshot");
    const bytes = await fs.readFile(file);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    await fs.writeFile(file, bytes);

    expect(await ledger.snapshot()).toBe(true);
    expect(ledger.repairs).toMatchObject([{ kind: "snapshot", lost: [] }]);
    expect(await filesOf(".snapshot")).toEqual(["00000001.snapshot", "00000003.snapshot"]);
    expect(await ledger.counts()).toEqual({ claims: 5 });
  });

  it("is left where it is when nothing may be written", async () => {
    await withTwoSnapshots();
    const file = path.join(folderOf(), "00000002.snapshot");
    const bytes = await fs.readFile(file);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    await fs.writeFile(file, bytes);
    const before = await filesOf("");
    const ledger = await opened({ isWritable: false });

    expect((await ledger.state()).get("claims")?.size).toBe(5);
    expect(await filesOf("")).toEqual(before);
    expect(await fs.readFile(file)).toEqual(bytes);
  });
});

describe("a segment that a snapshot covers", () => {
  it("may be gone: no record is lost, and it is told at the start, once", async () => {
    await withTwoSnapshots();
    const expected = await (await opened()).state();
    await closeAll();
    await fs.rm(path.join(folderOf(), "00000001.segment"));
    const ledger = await opened();

    expect(ledger.repairs).toMatchObject([{ kind: "missing", lost: [[1, 3]] }]);
    expect(await ledger.state()).toEqual(expected);
    // What it last held, c3's title among it, is written once more from the snapshot.
    expect(await sequencesOf(ledger)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(ledger.repairs).toMatchObject([{ isHistoryOnly: true }]);
    await closeAll();
    expect((await opened()).repairs).toEqual([]);
    await closeAll();
    for (const file of await filesOf(".snapshot")) await fs.rm(path.join(folderOf(), file));
    expect(await (await opened()).state()).toEqual(expected);
  });

  it("may be damaged: no record is lost, and it is told when it is read, once", async () => {
    await withTwoSnapshots();
    const file = path.join(folderOf(), "00000001.segment");
    const bytes = await fs.readFile(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);
    await fs.writeFile(file, bytes);
    const ledger = await opened();
    const heard: unknown[] = [];
    ledger.onRepaired((repair) => heard.push(repair.lost));

    expect(ledger.repairs).toEqual([]);
    expect(await sequencesOf(ledger)).toEqual([1, 2, 4, 5, 6, 7]);
    await ledger.settled();
    expect(ledger.repairs).toMatchObject([{ kind: "damaged", lost: [[3, 3]] }]);
    expect(heard).toEqual([[[3, 3]]]);
    expect(await quarantined()).toHaveLength(1);
    expect((await ledger.state()).get("claims")?.has("c3")).toBe(true);
    await closeAll();
    const again = await opened();
    expect(await sequencesOf(again)).toEqual([1, 2, 4, 5, 6, 7, 8]);
    expect(again.repairs).toEqual([]);
  });
});

describe("the mark of what was acknowledged", () => {
  it("tells that the last segment is gone", async () => {
    await withTwoSnapshots();
    await closeAll();
    await fs.rm(path.join(folderOf(), "00000003.segment"));
    const ledger = await opened();

    expect(ledger.repairs).toMatchObject([{ kind: "missing", lost: [[7, 7]] }]);
    expect((await ledger.append(draft("c1", "next"), actorId)).sequence).toBe(8);
    await closeAll();
    const again = await opened();
    expect(again.repairs).toEqual([]);
    expect(await sequencesOf(again)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });

  it("tells that all of a ledger is gone", async () => {
    await withTwoSnapshots();
    await closeAll();
    for (const file of await filesOf("t")) await fs.rm(path.join(folderOf(), file));
    const ledger = await opened();

    expect(ledger.repairs).toMatchObject([{ kind: "missing", lost: [[1, 7]] }]);
    expect(await sequencesOf(ledger)).toEqual([]);
    await closeAll();
    expect((await opened()).repairs).toEqual([]);
  });

  it("tells that the last entries were cut off, even between two entries", async () => {
    const ledger = await opened();
    await ledger.append(draft("c1", "a"), actorId);
    await ledger.append(draft("c2", "b"), actorId);
    const { size: whole } = await fs.stat(path.join(folderOf(), "00000001.segment"));
    await ledger.append(draft("c3", "c"), actorId);
    await ledger.rest();
    await fs.truncate(path.join(folderOf(), "00000001.segment"), whole);
    const next = await opened();

    expect(next.repairs).toMatchObject([{ lost: [[3, 3]] }]);
  });

  it("may itself be damaged or lag behind", async () => {
    await withTwoSnapshots();
    await closeAll();
    await fs.writeFile(path.join(folderOf(), "last.mark"), "no mark");
    const ledger = await opened();

    expect(ledger.repairs).toEqual([]);
    expect(ledger.lastSequence).toBe(7);
  });
});

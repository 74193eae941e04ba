import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FailureError } from "#shared/failure.ts";
import { ChainCheck } from "#shared/ledger/chain.ts";
import { type ChangeSetDraft, changeSetDraftSchema } from "#shared/ledger/change.ts";
import { formatStamp, partsOfStamp } from "#shared/ledger/clock.ts";
import { valueOf } from "#shared/ledger/stored-record.ts";
import { framesIn } from "./frame.ts";
import { Ledger } from "./ledger.ts";
import { sha256 } from "./sha256.ts";
import { diskError, TestDisk } from "./test-disk.ts";

const actorId = "ana";
let root: string;
let ledgers: Ledger[] = [];
let nowMs = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  for (const ledger of ledgers) await ledger.rest();
  ledgers = [];
  await fs.rm(root, { recursive: true });
});

const folderOf = (name = "notebook") => path.join(root, name, "ledger");

function hastyDisk(): TestDisk {
  const disk = new TestDisk();
  disk.isHasty = true;
  return disk;
}

async function opened(disk = new TestDisk(), name?: string, schemaVersion = 1): Promise<Ledger> {
  const ledger = await Ledger.open(folderOf(name), {
    disk,
    schemaVersion,
    tool: "railhead test",
    now: () => new Date(nowMs),
    isWritable: true,
    beforeWrite: async () => {},
  });
  ledgers.push(ledger);
  return ledger;
}

function draft(title: string): ChangeSetDraft {
  return changeSetDraftSchema.parse({
    id: randomUUID(),
    action: "claim:edit",
    changes: [{ table: "claims", id: "c1", set: { title } }],
  });
}

async function segmentsOf(name?: string): Promise<readonly string[]> {
  const names = await fs.readdir(folderOf(name));
  return names
    .filter((file) => file.endsWith(".segment"))
    .sort()
    .map((file) => path.join(folderOf(name), file));
}

async function titlesOf(ledger: Ledger): Promise<readonly unknown[]> {
  const entries = await ledger.read(0, 1000);
  return entries.map(({ changeSet }) => changeSet.changes[0]?.set["title"]);
}

const quarantined = async (name = "notebook") =>
  fs.readdir(path.join(root, name, "quarantine")).catch(() => []);

/** A ledger with these titles in one segment, as its file. */
async function segmentWith(titles: readonly string[], name?: string): Promise<string> {
  const ledger = await opened(hastyDisk(), name);
  for (const title of titles) await ledger.append(draft(title), actorId);
  await ledger.rest();
  const [file = ""] = await segmentsOf(name);
  return file;
}

describe("append", () => {
  it("is answered only after its bytes and its file's name were fsynced", async () => {
    const disk = new TestDisk();
    const ledger = await opened(disk);
    disk.calls.length = 0;
    await ledger.append(draft("a"), actorId);

    // New segment: its head, its name, then the entry.
    expect(disk.calls).toEqual(["create", "write", "sync-folder", "write", "sync"]);
  });

  it("shares one fsync among all that wait", async () => {
    const disk = new TestDisk();
    const ledger = await opened(disk);
    await ledger.append(draft("first"), actorId);
    disk.calls.length = 0;
    await Promise.all(
      Array.from({ length: 500 }, (_, index) => ledger.append(draft(`${index}`), actorId)),
    );

    expect(disk.calls).toEqual(["write", "sync"]);
    expect(ledger.lastSequence).toBe(501);
  });

  it("gives sequences without gaps and stamps that only grow, across starts and with the clock set back", async () => {
    const first = await opened();
    const entries = [
      await first.append(draft("a"), actorId),
      await first.append(draft("b"), actorId),
    ];
    await first.rest();
    nowMs -= 1_000_000;
    const second = await opened();
    entries.push(await second.append(draft("c"), actorId));
    nowMs += 2_000_000;
    entries.push(await second.append(draft("d"), actorId));

    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const stamps = entries.map(({ changeSet }) => changeSet.stamp);
    expect([...new Set(stamps)].sort()).toEqual(stamps);
    expect(stamps.map((stamp) => partsOfStamp(stamp).ms).at(-1)).toBe(nowMs);
  });

  it("chains each actor's change sets, across starts, side by side and over a write that failed", async () => {
    const disk = new TestDisk();
    const first = await opened(disk);
    await first.append(draft("a"), actorId);
    await Promise.all([
      first.append(draft("b"), actorId),
      first.append(draft("c"), "other"),
      first.append(draft("d"), actorId),
    ]);
    await first.rest();
    const second = await opened(disk);
    disk.onCall = () => {
      throw diskError("ENOSPC");
    };
    await expect(second.append(draft("lost"), actorId)).rejects.toBeInstanceOf(FailureError);
    disk.onCall = () => undefined;
    await second.append(draft("e"), actorId);
    await second.append(draft("f"), "other");

    const check = new ChainCheck(sha256);
    const entries = await second.read(0, 100);
    for (const { sequence, changeSet } of entries) check.take(sequence, changeSet);
    expect(check.breaks()).toEqual([]);
    const begun = entries.filter(({ changeSet }) => changeSet.previous === null);
    expect(begun.map(({ changeSet }) => changeSet.actorId)).toEqual([actorId, "other"]);
  });

  it("refuses a change set that no stamp can follow, and goes on with the others", async () => {
    const ledger = await opened();
    const endOfTime = changeSetDraftSchema.parse({
      ...draft("a"),
      changes: [
        {
          table: "claims",
          id: "c1",
          set: { title: "a" },
          replaces: { title: ["ffffffffffff-ffff-ben"] },
        },
      ],
    });
    const [refused, kept] = await Promise.allSettled([
      ledger.append(endOfTime, actorId),
      ledger.append(draft("b"), actorId),
    ]);

    expect(refused.status).toBe("rejected");
    expect(kept.status).toBe("fulfilled");
    await ledger.append(draft("c"), actorId);
    expect(await titlesOf(ledger)).toEqual(["b", "c"]);
  });

  it("is later than every stamp that it means to replace, however far ahead that one is", async () => {
    const ledger = await opened();
    const ahead = "ffffffff0000-0000-ben";
    const replacing = changeSetDraftSchema.parse({
      ...draft("a"),
      changes: [{ table: "claims", id: "c1", set: { title: "a" }, replaces: { title: [ahead] } }],
    });
    const { changeSet } = await ledger.append(replacing, actorId);

    expect(changeSet.stamp > ahead).toBe(true);
  });

  it("follows a clock that runs a little ahead, and none that runs far ahead, without writing a stamp twice", async () => {
    const ledger = await opened();
    const theirs = (ms: number) => {
      const stamp = formatStamp({ ms, counter: 0, actorId: "ben" });
      const at = new Date(ms).toISOString();
      return { ...draft("theirs"), stamp, actorId: "ben", at, tool: "railhead test" };
    };
    const [hour, year] = [3_600_000, 365 * 24 * 3_600_000];
    await ledger.adopt(theirs(nowMs + hour));
    const far = await ledger.adopt(theirs(nowMs + year));
    const replacing = () =>
      changeSetDraftSchema.parse({
        ...draft("mine"),
        changes: [
          {
            table: "claims",
            id: "c1",
            set: { title: "mine" },
            replaces: { title: [far.changeSet.stamp] },
          },
        ],
      });
    const entries = [
      await ledger.append(draft("mine"), actorId),
      await ledger.append(replacing(), actorId),
      await ledger.append(replacing(), actorId),
    ];
    await ledger.rest();
    const next = await opened();
    entries.push(await next.append(draft("mine"), actorId));
    const times = entries.map(({ changeSet }) => partsOfStamp(changeSet.stamp).ms - nowMs);

    expect(times).toEqual([hour, year, year, hour]);
    const stamps = entries.map(({ changeSet }) => changeSet.stamp);
    expect(new Set(stamps).size).toBe(4);
    expect(stamps[1] && stamps[1] > far.changeSet.stamp).toBe(true);
    expect(stamps[3] && stamps[0] && stamps[3] > stamps[0]).toBe(true);
  });

  it("takes a change set once, sent again at once, later, or after a start", async () => {
    const first = await opened();
    const again = draft("a");
    const [one, two] = await Promise.all([
      first.append(again, actorId),
      first.append(again, actorId),
    ]);
    const three = await first.append(again, actorId);
    await first.rest();
    const second = await opened();
    const four = await second.append(again, actorId);

    expect([two, three, four]).toEqual([one, one, one]);
    expect(await titlesOf(second)).toEqual(["a"]);
  });

  it("never writes to a segment of an earlier start", async () => {
    const file = await segmentWith(["a"]);
    const before = await fs.readFile(file);
    const ledger = await opened();
    await ledger.append(draft("b"), actorId);

    expect(await fs.readFile(file)).toEqual(before);
    expect(await segmentsOf()).toHaveLength(2);
    expect(await titlesOf(await opened())).toEqual(["a", "b"]);
  });

  it("writes blobs before the record that names them, and no record when they fail", async () => {
    const order: string[] = [];
    const disk = new TestDisk();
    const ledger = await Ledger.open(folderOf(), {
      disk,
      schemaVersion: 1,
      tool: "railhead test",
      now: () => new Date(nowMs),
      isWritable: true,
      beforeWrite: async () => {
        order.push("blobs");
        if (order.length > 3) throw diskError("ENOSPC");
      },
    });
    ledgers.push(ledger);
    disk.onCall = (call) => {
      if (call === "sync") order.push("record");
      return undefined;
    };
    await ledger.append(draft("a"), actorId);
    expect(order).toEqual(["blobs", "record"]);

    await ledger.append(draft("b"), actorId);
    await expect(ledger.append(draft("c"), actorId)).rejects.toMatchObject({
      failure: { kind: "disk-full" },
    });
    expect(ledger.lastSequence).toBe(2);
  });

  it("tells listeners what is on disk, in order, before whoever appended it", async () => {
    const ledger = await opened();
    const heard: number[] = [];
    ledger.onAppended((entries) => heard.push(...entries.map(({ sequence }) => sequence)));
    await Promise.all(["a", "b", "c"].map((title) => ledger.append(draft(title), actorId)));

    expect(heard).toEqual([1, 2, 3]);
  });

  it("keeps its state up to date once it was asked for", async () => {
    const ledger = await opened();
    await ledger.append(draft("a"), actorId);
    const state = await ledger.state();
    await ledger.append(draft("b"), actorId);
    const record = state.get("claims")?.get("c1");

    expect(record && valueOf(record, "title")).toBe("b");
    expect(await (await opened()).state()).toEqual(state);
  });
});

describe("a write that fails", () => {
  it.each(["write", "sync"] as const)(
    "at %s begins a new segment, loses nothing and is no damage at the next start",
    async (failing) => {
      const disk = new TestDisk();
      const ledger = await opened(disk);
      await ledger.append(draft("a"), actorId);
      let failures = 1;
      disk.onCall = (call) => {
        if (call !== failing || failures === 0) return undefined;
        failures -= 1;
        if (call === "write") return "half";
        throw diskError("EIO");
      };
      await ledger.append(draft("b"), actorId);
      await ledger.append(draft("c"), actorId);
      await ledger.rest();
      const next = await opened();

      expect(await segmentsOf()).toHaveLength(2);
      expect(await titlesOf(next)).toEqual(["a", "b", "c"]);
      expect(next.repairs).toEqual([]);
      expect(next.storeId).toBe(ledger.storeId);
      expect(await quarantined()).toEqual([]);
    },
  );

  it.each([
    ["ENOSPC", "disk-full"],
    ["EROFS", "folder-read-only"],
    ["EIO", "not-saved"],
  ] as const)(
    "for good is told as what it is (%s), and the same work can be sent again",
    async (code, kind) => {
      const disk = new TestDisk();
      const ledger = await opened(disk);
      await ledger.append(draft("a"), actorId);
      disk.onCall = (call) => {
        if (call === "sync" || call === "create") throw diskError(code);
        return undefined;
      };
      const kept = draft("b");
      await expect(ledger.append(kept, actorId)).rejects.toMatchObject({ failure: { kind } });
      expect(ledger.lastSequence).toBe(1);

      disk.onCall = () => undefined;
      expect((await ledger.append(kept, actorId)).sequence).toBe(2);
      await ledger.rest();
      const next = await opened();
      expect(await titlesOf(next)).toEqual(["a", "b"]);
      expect(next.repairs).toEqual([]);
    },
  );

  it("fails alone: what is appended next is saved under the same number", async () => {
    const disk = new TestDisk();
    const ledger = await opened(disk);
    await ledger.append(draft("a"), actorId);
    let failures = 2;
    disk.onCall = (call) => {
      if (call !== "sync" || failures === 0) return undefined;
      failures -= 1;
      throw diskError("EIO");
    };
    await expect(ledger.append(draft("lost"), actorId)).rejects.toThrow("not-saved");
    expect((await ledger.append(draft("b"), actorId)).sequence).toBe(2);
    await ledger.rest();

    // The failed write is complete in its file, but was never acknowledged and is passed over.
    expect(await titlesOf(await opened())).toEqual(["a", "b"]);
  });
});

describe("a damaged ledger", () => {
  it("torn at any byte keeps every whole entry before the tear", async () => {
    const file = await segmentWith(["a", "b"]);
    const whole = await fs.readFile(file);
    const ends = framesIn(whole).payloads.map(({ offset, length }) => offset + length);

    for (let size = 0; size < whole.length; size += 1) {
      const name = `torn-${size}`;
      await fs.mkdir(folderOf(name), { recursive: true });
      await fs.writeFile(path.join(folderOf(name), path.basename(file)), whole.subarray(0, size));
      const ledger = await opened(hastyDisk(), name);
      const wholeFrames = ends.filter((end) => end <= size).length;
      // The first frame is the segment's head.
      const kept = ["a", "b"].slice(0, Math.max(0, wholeFrames - 1));

      expect(await titlesOf(ledger)).toEqual(kept);
      expect(ledger.lastSequence).toBe(kept.length);
      const isTorn = size > 0 && !ends.includes(size);
      expect(ledger.repairs.map(({ kind }) => kind)).toEqual(isTorn ? ["torn-tail"] : []);
      expect(await quarantined(name)).toHaveLength(isTorn ? 1 : 0);

      expect((await ledger.append(draft("next"), actorId)).sequence).toBe(kept.length + 1);
      await ledger.rest();
      const again = await opened(hastyDisk(), name);
      expect(await titlesOf(again)).toEqual([...kept, "next"]);
      expect(again.repairs).toEqual([]);
    }
  }, 60_000);

  it("with any bit flipped loses that entry alone, says so once, and keeps the damaged file", async () => {
    const file = await segmentWith(["a", "b", "c", "d"]);
    const whole = await fs.readFile(file);
    const frames = framesIn(whole).payloads;
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length * 8 - 1 }), async (bit) => {
        run += 1;
        const name = `flipped-${run}`;
        const bytes = Buffer.from(whole);
        const at = bit >> 3;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at);
        await fs.mkdir(folderOf(name), { recursive: true });
        await fs.writeFile(path.join(folderOf(name), path.basename(file)), bytes);
        const hit = frames.findIndex(({ offset, length }) => at < offset + length);
        const expected = ["a", "b", "c", "d"].filter((_, index) => index !== hit - 1);
        const ledger = await opened(hastyDisk(), name);

        expect(await titlesOf(ledger)).toEqual(expected);
        expect(ledger.repairs).toHaveLength(1);
        const [kept = ""] = await quarantined(name);
        expect(await fs.readFile(path.join(root, name, "quarantine", kept))).toEqual(bytes);

        await ledger.append(draft("next"), actorId);
        await ledger.rest();
        const again = await opened(hastyDisk(), name);
        expect(again.repairs).toEqual([]);
        expect(await titlesOf(again)).toEqual([...expected, "next"]);
        await again.rest();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("tells which entries are lost, and takes another store id so that no projection of them is believed", async () => {
    const file = await segmentWith(["a", "b", "c"]);
    const before = await opened();
    const bytes = await fs.readFile(file);
    const second = framesIn(bytes).payloads[2];
    bytes.writeUInt8(bytes.readUInt8((second?.offset ?? 0) + 5) ^ 1, (second?.offset ?? 0) + 5);
    await fs.writeFile(file, bytes);
    const after = await opened();

    expect(after.repairs).toMatchObject([{ kind: "damaged", lost: [[2, 2]], after: 1 }]);
    expect(after.storeId).not.toBe(before.storeId);
    expect((await opened()).storeId).toBe(after.storeId);
    expect(after.lastSequence).toBe(3);
  });

  it("tells of a segment that is gone, once", async () => {
    for (const title of ["a", "b", "c"]) {
      const ledger = await opened();
      await ledger.append(draft(title), actorId);
      await ledger.rest();
    }
    const [, middle = ""] = await segmentsOf();
    await fs.rm(middle);
    const ledger = await opened();

    expect(await titlesOf(ledger)).toEqual(["a", "c"]);
    expect(ledger.repairs).toMatchObject([{ kind: "missing", lost: [[2, 2]], quarantined: null }]);
    expect((await opened()).repairs).toEqual([]);
  });

  it("that lost its last entries ends before them, and does not give their numbers again", async () => {
    for (const title of ["a", "b"]) {
      const ledger = await opened();
      await ledger.append(draft(title), actorId);
      await ledger.rest();
    }
    const disk = new TestDisk();
    const failing = await opened(disk);
    disk.onCall = (call) => {
      // The head goes through, so that a segment stands behind the one that gets lost.
      if (call === "write" && disk.calls.filter((made) => made === "write").length > 1)
        throw diskError("EIO");
      return undefined;
    };
    await expect(failing.append(draft("never"), actorId)).rejects.toThrow("not-saved");
    const [, second = ""] = await segmentsOf();
    await fs.rm(second);
    const ledger = await opened();

    expect(ledger.repairs).toMatchObject([{ kind: "missing", lost: [[2, 2]] }]);
    expect(ledger.lastSequence).toBe(1);
    expect(await titlesOf(ledger)).toEqual(["a"]);
    expect((await ledger.append(draft("c"), actorId)).sequence).toBe(3);
    expect(ledger.lastSequence).toBe(3);
  });

  it("is left as it is when it may not be written", async () => {
    const file = await segmentWith(["a", "b"]);
    const torn = (await fs.readFile(file)).subarray(0, -3);
    await fs.writeFile(file, torn);
    const ledger = await Ledger.open(folderOf(), {
      disk: new TestDisk(),
      schemaVersion: 1,
      tool: "railhead test",
      now: () => new Date(nowMs),
      isWritable: false,
      beforeWrite: async () => {},
    });

    expect(await titlesOf(ledger)).toEqual(["a"]);
    expect(ledger.repairs).toMatchObject([{ lost: [[2, 2]], quarantined: null }]);
    expect(await fs.readFile(file)).toEqual(torn);
    await expect(ledger.append(draft("c"), actorId)).rejects.toMatchObject({
      failure: { kind: "notebook-read-only" },
    });
  });
});

describe("a ledger of a newer program", () => {
  it("with newer records is read and never written", async () => {
    const newer = await opened(new TestDisk(), undefined, 2);
    await newer.append(draft("a"), actorId);
    await newer.rest();
    const ledger = await opened();

    expect(await titlesOf(ledger)).toEqual(["a"]);
    expect(ledger.isReadOnly).toBe(true);
    await expect(ledger.append(draft("b"), actorId)).rejects.toMatchObject({
      failure: { kind: "notebook-read-only" },
    });
  });
});

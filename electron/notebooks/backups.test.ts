import fs from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { rowsOf } from "#shared/domain/record.ts";
import { TestDisk } from "../ledger/test-disk.ts";
import { backUpIfDue } from "./backup-schedule.ts";
import { backupsToKeep } from "./backups-to-keep.ts";
import type { Notebooks } from "./notebooks.ts";
import { claimForTests as claim, programsForTests } from "./programs-for-tests.ts";

const programs = programsForTests();
let nowMs: number;

beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1, 12);
});

async function started(disk = new TestDisk()): Promise<Notebooks> {
  disk.isHasty = true;
  const now = () => {
    nowMs += 1;
    return new Date(nowMs);
  };
  return programs.start({ person: "Ana Lyst", disk, now });
}

const statementsOf = async (notebooks: Notebooks, id: string) => {
  const found = await notebooks.find(id);
  const state = await (await notebooks.store(found.id)).state();
  return rowsOf(state, "claims").map(({ statement }) => statement);
};

async function filled() {
  const notebooks = await started();
  const { id } = await notebooks.create("Railways");
  const store = await notebooks.store(id);
  const hash = await store.putText("A text of some length");
  await store.append({ action: "claim:create", changes: [claim("c1", "First")] });
  return { notebooks, id, store, hash };
}

const poolOf = (id: string) => path.join(programs.folder, "backups", id, "files");

describe("a backup", () => {
  it("gives back, as a copy, the notebook as it was then, texts included", async () => {
    const { notebooks, id, store, hash } = await filled();
    const { name } = await notebooks.backups.make(store, "Railways", "asked");
    await store.append({ action: "claim:create", changes: [claim("c2", "Second")] });
    const copy = await notebooks.copyFrom(id, "Restored", async (folder) => {
      expect(await notebooks.backups.layOut(id, name, folder)).toBe(0);
    });

    expect(await statementsOf(notebooks, copy.id)).toEqual(["First"]);
    expect(await (await notebooks.store(copy.id)).readText(hash)).toBe("A text of some length");
    expect(await statementsOf(notebooks, id)).toEqual(["First", "Second"]);
    const folders = await fs.readdir(path.join(programs.folder, "notebooks"));
    expect(folders.sort()).toEqual([id, copy.id].sort());
  });

  it("shares with the ones before it every file that has not changed", async () => {
    const { notebooks, id, store } = await filled();
    await notebooks.backups.make(store, "Railways", "asked");
    const first = await fs.readdir(poolOf(id));
    await store.append({ action: "claim:create", changes: [claim("c2", "Second")] });
    await notebooks.backups.make(store, "Railways", "asked");
    const second = await fs.readdir(poolOf(id));

    expect(first.every((file) => second.includes(file))).toBe(true);
    // The new segment and the new snapshot.
    expect(second).toHaveLength(first.length + 2);
  });

  it("survives the loss of the whole notebook's folder, and damage to its own copy is told", async () => {
    const { notebooks, id, store } = await filled();
    const { name } = await notebooks.backups.make(store, "Railways", "asked");
    await notebooks.closeAll();
    await fs.rm(path.join(programs.folder, "notebooks", id), { recursive: true });
    const next = await started();
    for (const file of await fs.readdir(poolOf(id))) {
      const bytes = await fs.readFile(path.join(poolOf(id), file));
      if (!bytes.includes('{"format":1,"segment":1,')) continue;
      await fs.writeFile(path.join(poolOf(id), file), bytes.subarray(0, -40));
    }
    let damaged = 0;
    const copy = await next.copyFrom(id, "Restored", async (folder) => {
      damaged = await next.backups.layOut(id, name, folder);
    });

    expect(damaged).toBeGreaterThan(0);
    // What the segment lost, the backup's snapshot still has.
    expect(await statementsOf(next, copy.id)).toEqual(["First"]);
  });

  it("gives back, by itself, a segment and a text that are damaged or gone", async () => {
    const { notebooks, id, store, hash } = await filled();
    await notebooks.backups.make(store, "Railways", "asked");
    const folder = path.join(programs.folder, "notebooks", id);
    await notebooks.closeAll();
    const segment = path.join(folder, "ledger", "00000001.segment");
    const whole = await fs.readFile(segment);
    for (const damage of ["cut", "gone"] as const) {
      if (damage === "cut") await fs.truncate(segment, whole.length - 20);
      else await fs.rm(segment);
      await fs.rm(path.join(folder, "blobs", "00000001.pack"), { force: true });
      const next = await started();
      const found = await next.store(id);
      await found.ledger.readThrough();

      expect(await found.readText(hash)).toBe("A text of some length");
      expect(await statementsOf(next, id)).toEqual(["First"]);
      expect((await found.ledger.read(0, 100)).length).toBe(found.lastSequence);
      await found.repairs.settled();
      const words = await found.repairs.untold();
      expect(words.map(({ what }) => what)).toEqual([
        "A file of the notebook was damaged or gone. It was restored from a backup.",
        "A file of the notebook was damaged or gone. It was restored from a backup.",
      ]);
      expect(words.every(({ lost }) => lost.startsWith("Nothing"))).toBe(true);
      await next.closeAll();
      const again = await started();
      await (await again.store(id)).ledger.readThrough();
      expect(await (await again.store(id)).repairs.untold()).toEqual([]);
      await again.closeAll();
    }
  });

  it("goes with a purge, so that nothing can bring back what was purged", async () => {
    const { notebooks, id, store, hash } = await filled();
    await notebooks.backups.make(store, "Railways", "asked");
    await store.removeBlobs(new Set([hash]));

    expect(await notebooks.backups.list(id)).toEqual([]);
    expect(await fs.readdir(poolOf(id))).toEqual([]);
    await expect(store.readText(hash)).rejects.toMatchObject({ failure: { kind: "blob-missing" } });
  });

  it("is made once a day, of what has changed, and not where there is little room", async () => {
    const { notebooks, id, store } = await filled();
    const day = 24 * 60 * 60 * 1000;

    expect(await backUpIfDue(notebooks, id)).toBe(true);
    await store.append({ action: "claim:create", changes: [claim("c2", "Second")] });
    expect(await backUpIfDue(notebooks, id)).toBe(false);
    nowMs += day;
    expect(await backUpIfDue(notebooks, id)).toBe(true);
    nowMs += day;
    expect(await backUpIfDue(notebooks, id)).toBe(false);

    const disk = new TestDisk();
    disk.freeBytes = async () => 100 * 1024 * 1024;
    const cramped = await started(disk);
    const again = await cramped.store(id);
    await again.append({ action: "claim:create", changes: [claim("c3", "Third")] });
    nowMs += day;
    expect(await backUpIfDue(cramped, id)).toBe(false);
  });

  it("is dropped with its files when seven days and four weeks of later ones are there", async () => {
    const { notebooks, id, store } = await filled();
    for (let day = 0; day < 40; day += 1) {
      nowMs = Date.UTC(2026, 0, 1 + day, 12);
      await store.append({ action: "claim:create", changes: [claim(`d${day}`, `Day ${day}`)] });
      await notebooks.backups.make(store, "Railways", "daily");
    }
    const kept = await notebooks.backups.list(id);

    expect(kept).toHaveLength(11);
    // A snapshot for each backup that is kept, and the segments and packs of the last of them.
    const { files } = await store.finishedFiles();
    expect(await fs.readdir(poolOf(id))).toHaveLength(files.length + kept.length - 1);
  }, 60_000);
});

describe("the backups that stay", () => {
  const daily = (madeAt: string) => ({ name: madeAt, madeAt, reason: "daily" as const });

  it("are the last of each of seven days and of each of the four weeks before", () => {
    const days = Array.from({ length: 100 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1 + index, 9));
      return daily(at.toISOString());
    });
    const kept = backupsToKeep(days).map((name) => name.slice(0, 10));

    expect(kept).toEqual([
      "2026-04-10",
      "2026-04-09",
      "2026-04-08",
      "2026-04-07",
      "2026-04-06",
      "2026-04-05",
      "2026-04-04",
      "2026-04-03",
      "2026-03-29",
      "2026-03-22",
      "2026-03-15",
    ]);
  });

  it("are all of them while there are few", () => {
    const few = [daily("2026-01-01T09:00:00.000Z"), daily("2026-03-01T09:00:00.000Z")];

    expect(backupsToKeep(few)).toHaveLength(2);
  });
});

import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeSetDraftSchema } from "#shared/ledger/change.ts";
import { Ledger } from "./ledger.ts";
import { Space } from "./space.ts";
import { diskError, TestDisk } from "./test-disk.ts";

const mebibyte = 1024 * 1024;
let folder: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  await fs.rm(folder, { recursive: true });
});

function diskWith(free: { bytes: number }): TestDisk {
  const disk = new TestDisk();
  disk.isHasty = true;
  disk.freeBytes = async () => free.bytes;
  return disk;
}

const ballastSize = async () =>
  (await fs.stat(path.join(folder, "ballast")).catch(() => null))?.size ?? null;

describe("the room for a data folder", () => {
  it("is low under 200 MiB and scarce under 50 MiB, and each change is told once", async () => {
    const free = { bytes: 1000 * mebibyte };
    const space = new Space(diskWith(free), folder);
    const heard: string[] = [];
    space.onChange(({ level }) => heard.push(level));
    for (const [bytes, level] of [
      [200, "enough"],
      [199, "low"],
      [50, "low"],
      [49, "scarce"],
      [300, "enough"],
    ] as const) {
      free.bytes = bytes * mebibyte;
      expect((await space.room()).level).toBe(level);
    }

    expect(heard).toEqual(["low", "scarce", "enough"]);
  });

  it("takes nothing large in any more when it is scarce", async () => {
    const free = { bytes: 49 * mebibyte };
    const space = new Space(diskWith(free), folder);

    await expect(space.checkRoom()).rejects.toMatchObject({
      failure: { kind: "disk-nearly-full" },
    });
    free.bytes = 51 * mebibyte;
    await space.checkRoom();
  });
});

describe("the ballast", () => {
  it("is 8 MiB, less on a small disk, and none where there is no room for it", async () => {
    const free = { bytes: 7 * mebibyte };
    const space = new Space(diskWith(free), folder);
    await space.look();
    expect(await ballastSize()).toBeNull();

    free.bytes = 14 * mebibyte;
    await space.look();
    expect(await ballastSize()).toBe(Math.ceil(1.4 * mebibyte));

    await fs.rm(path.join(folder, "ballast"));
    free.bytes = 1000 * mebibyte;
    await space.look();
    expect(await ballastSize()).toBe(8 * mebibyte);
  });

  it("is let go once for a full disk, and made again only when there is room", async () => {
    const free = { bytes: 1000 * mebibyte };
    const space = new Space(diskWith(free), folder);
    await space.look();
    free.bytes = 0;

    expect(await space.release()).toBe(true);
    expect(await ballastSize()).toBeNull();
    expect(await space.release()).toBe(false);
    free.bytes = 20 * mebibyte;
    await space.look();
    expect(await ballastSize()).toBeNull();
    free.bytes = 400 * mebibyte;
    await space.look();
    expect(await ballastSize()).toBe(8 * mebibyte);
  });

  it("leaves nothing behind when there is no room to make it", async () => {
    const disk = diskWith({ bytes: 1000 * mebibyte });
    disk.onCall = (call) => {
      if (call === "write" && disk.calls.filter((made) => made === "write").length > 2) {
        throw diskError("ENOSPC");
      }
      return undefined;
    };

    await expect(new Space(disk, folder).look()).rejects.toThrow("ENOSPC");
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it("lets the last edits be saved on a full disk, and no more once it is gone", async () => {
    const disk = diskWith({ bytes: 1000 * mebibyte });
    const space = new Space(disk, folder);
    await space.look();
    const ledger = await Ledger.open(path.join(folder, "notebook", "ledger"), {
      disk,
      schemaVersion: 1,
      tool: "railhead test",
      now: () => new Date(),
      isWritable: true,
      beforeWrite: async () => {},
      makeRoom: () => space.release(),
    });
    const draft = (title: string) =>
      changeSetDraftSchema.parse({
        id: crypto.randomUUID(),
        action: "claim:edit",
        changes: [{ table: "claims", id: "c1", set: { title } }],
      });
    await ledger.append(draft("before"), "ana");
    let isFull = true;
    disk.onCall = (call) => {
      if (isFull && call === "write") throw diskError("ENOSPC");
      return undefined;
    };
    const { remove } = disk;
    Object.assign(disk, {
      remove: async (file: string) => {
        if (path.basename(file) === "ballast") isFull = false;
        await remove(file);
      },
    });

    expect((await ledger.append(draft("on a full disk"), "ana")).sequence).toBe(2);
    isFull = true;
    await expect(ledger.append(draft("no more"), "ana")).rejects.toMatchObject({
      failure: { kind: "disk-full" },
    });
    await ledger.rest();
  });
});

import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobStore, hashOf } from "./blob-store.ts";
import { diskError, TestDisk } from "./test-disk.ts";

let root: string;
let stores: BlobStore[] = [];

beforeEach(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
});

afterEach(async () => {
  for (const store of stores) await store.rest();
  stores = [];
  await fs.rm(root, { recursive: true });
});

function opened(disk = new TestDisk()): BlobStore {
  const store = new BlobStore(path.join(root, "blobs"), disk);
  stores.push(store);
  return store;
}

const bytesOf = (text: string) => Buffer.from(text, "utf8");
const files = async () => (await fs.readdir(path.join(root, "blobs"))).sort();

describe("blobs", () => {
  it("are read back by their hash, before and after they are on disk, and at the next start", async () => {
    const store = opened();
    const hash = await store.put(bytesOf("Rail freight"));
    const before = Buffer.from(await store.read(hash)).toString();
    await store.sync();

    expect(hash).toBe(hashOf(bytesOf("Rail freight")));
    expect(before).toBe("Rail freight");
    expect(Buffer.from(await store.read(hash)).toString()).toBe("Rail freight");
    expect(Buffer.from(await opened().read(hash)).toString()).toBe("Rail freight");
  });

  it("are read many at a time in the order asked for, as far as there is room", async () => {
    const hashes = [];
    const store = opened();
    for (let index = 0; index < 20; index += 1) {
      hashes.push(await store.put(bytesOf(`article ${index} `.repeat(100))));
    }
    await store.sync();
    const disk = new TestDisk();
    const again = opened(disk);
    const backwards = hashes.toReversed();
    const texts = (found: readonly (Uint8Array | null)[]) =>
      found.map((bytes) => bytes && Buffer.from(bytes).toString().slice(0, 10).trimEnd());

    const all = await again.readTogether(backwards, 1_000_000);
    expect(texts(all)).toEqual(backwards.map((_, at) => `article ${19 - at}`));
    expect(texts(await again.readTogether(hashes, 2500))).toEqual(["article 0", "article 1"]);
    expect(texts(await again.readTogether(hashes, 0))).toEqual(["article 0"]);
  });

  it("leave the others readable where one of many is damaged or gone, and may not be on disk yet", async () => {
    const store = opened();
    const [first, second] = [await store.put(bytesOf("Mareh")), await store.put(bytesOf("Sud"))];
    await store.sync();
    const file = path.join(root, "blobs", "00000001.pack");
    const bytes = await fs.readFile(file);
    bytes[bytes.indexOf("Mareh")] = 0x6d;
    await fs.writeFile(file, bytes);
    const again = opened();
    const waiting = await again.put(bytesOf("Tern"));
    const missing = hashOf(bytesOf("never put"));

    const found = await again.readTogether([first, missing, second, waiting], 1_000_000);
    expect(found.map((one) => one && Buffer.from(one).toString())).toEqual([
      null,
      null,
      "Sud",
      "Tern",
    ]);
  });

  it("cost a batch of a thousand one fsync, once the name of their pack is on disk", async () => {
    const disk = new TestDisk();
    const store = opened(disk);
    await store.put(bytesOf("the first, with which the folder and its name come"));
    await store.sync();
    expect(disk.calls.filter((call) => call.startsWith("sync"))).toEqual([
      "sync-folder",
      "sync",
      "sync-folder",
    ]);
    disk.calls.length = 0;
    for (let index = 0; index < 1000; index += 1) await store.put(bytesOf(`article ${index}`));
    await store.sync();

    expect(disk.calls.filter((call) => call.startsWith("sync"))).toEqual(["sync"]);
    expect(await files()).toEqual(["00000001.pack"]);
    expect(Buffer.from(await opened().read(hashOf(bytesOf("article 999")))).toString()).toBe(
      "article 999",
    );
  });

  it("are kept once", async () => {
    const store = opened();
    await store.put(bytesOf("same"));
    await store.sync();
    const size = (await fs.stat(path.join(root, "blobs", "00000001.pack"))).size;
    await store.put(bytesOf("same"));
    await store.sync();

    expect((await fs.stat(path.join(root, "blobs", "00000001.pack"))).size).toBe(size);
  });

  it("above a mebibyte have a file of their own", async () => {
    const large = randomBytes(1024 * 1024 + 1);
    const store = opened();
    const hash = await store.put(large);
    await store.sync();

    expect(await files()).toEqual([`${hash.slice("sha256:".length)}.blob`]);
    expect(Buffer.from(await opened().read(hash)).equals(large)).toBe(true);
  });

  it("may be empty", async () => {
    const store = opened();
    const hash = await store.put(new Uint8Array());
    await store.sync();

    expect(await opened().read(hash)).toHaveLength(0);
  });

  it("that are not there are named", async () => {
    const hash = hashOf(bytesOf("never put"));

    await expect(opened().read(hash)).rejects.toMatchObject({
      failure: { kind: "blob-missing", hash },
    });
  });
});

describe("a write of blobs that fails", () => {
  it("leaves them in memory, and the next goes into a new pack", async () => {
    const disk = new TestDisk();
    const store = opened(disk);
    const hash = await store.put(bytesOf("kept"));
    disk.onCall = (call) => {
      if (call === "sync") throw diskError("ENOSPC");
      return undefined;
    };
    await expect(store.sync()).rejects.toThrow("ENOSPC");
    expect(Buffer.from(await store.read(hash)).toString()).toBe("kept");

    disk.onCall = () => undefined;
    await store.sync();
    expect(await files()).toEqual(["00000001.pack", "00000002.pack"]);
    expect(Buffer.from(await opened().read(hash)).toString()).toBe("kept");
  });
});

describe("a damaged pack", () => {
  it("never hands out altered bytes, keeps the others, and heals when the same blob comes again", async () => {
    const store = opened();
    const hashes = [];
    for (const text of ["first", "second", "third"]) hashes.push(await store.put(bytesOf(text)));
    await store.sync();
    const file = path.join(root, "blobs", "00000001.pack");
    const bytes = await fs.readFile(file);
    const at = bytes.indexOf("second");
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await fs.writeFile(file, bytes);
    const next = opened();
    const [first, second, third] = hashes;
    if (first === undefined || second === undefined || third === undefined) throw new Error("put");

    await expect(next.read(second)).rejects.toMatchObject({ failure: { kind: "blob-missing" } });
    expect(Buffer.from(await next.read(first)).toString()).toBe("first");
    expect(Buffer.from(await next.read(third)).toString()).toBe("third");

    await next.put(bytesOf("second"));
    await next.sync();
    expect(Buffer.from(await opened().read(second)).toString()).toBe("second");
  });

  it("torn at its end or broken in a head still gives its other blobs", async () => {
    const store = opened();
    const first = await store.put(bytesOf("first"));
    const second = await store.put(bytesOf("second"));
    const third = await store.put(bytesOf("third"));
    await store.sync();
    const file = path.join(root, "blobs", "00000001.pack");
    const bytes = (await fs.readFile(file)).subarray(0, -2);
    const head = bytes.indexOf("second") - 32 - 12;
    bytes.writeUInt8(0, head);
    await fs.writeFile(file, bytes);
    const next = opened();

    expect(Buffer.from(await next.read(first)).toString()).toBe("first");
    await expect(next.read(second)).rejects.toMatchObject({ failure: { kind: "blob-missing" } });
    await expect(next.read(third)).rejects.toMatchObject({ failure: { kind: "blob-missing" } });
  });
});

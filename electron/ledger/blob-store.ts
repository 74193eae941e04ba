import { createHash } from "node:crypto";
import path from "node:path";
import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import { codeOf, type Disk, type NewFile } from "./disk.ts";
import { claimedLength, framed, framesIn, headBytes, type Place } from "./frame.ts";

/** Blobs up to this size share a pack file; a larger one has a file of its own. */
const largestPackedBytes = 1024 * 1024;
const largestPackBytes = 64 * 1024 * 1024;
const hashBytes = 32;
const largeBlob = /^([0-9a-f]{64})\.blob$/;

export type BlobSpare = (hash: BlobHash) => Promise<Uint8Array | null>;

interface BlobPlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

interface OpenPack {
  readonly file: string;
  readonly handle: NewFile;
  bytes: number;
}

/**
 * Content-addressed bytes of one notebook (README.md tells the files). `put` keeps a
 * blob in memory, `sync` brings all that were put to the disk with a few fsyncs, and the
 * ledger calls it before it writes the entries that name them.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #spare: BlobSpare;
  readonly #unsynced = new Map<BlobHash, Uint8Array>();
  #places: Promise<Map<BlobHash, BlobPlace>> | null = null;
  #pack: OpenPack | null = null;
  #hasFolder = false;
  #hasNewNames = false;
  #syncing: Promise<void> = Promise.resolve();

  /** @param spare another sound copy of a blob, for one that is damaged or gone */
  constructor(folder: string, disk: Disk, spare: BlobSpare = async () => null) {
    this.#folder = folder;
    this.#disk = disk;
    this.#spare = spare;
  }

  /** Takes a blob in and answers with its name. It is on disk after the next `sync`. */
  async put(bytes: Uint8Array): Promise<BlobHash> {
    const hash = hashOf(bytes);
    // What is there already is read back, so that a damaged copy is replaced by this sound one.
    if ((await this.#sound(hash)) === null) this.#unsynced.set(hash, Uint8Array.from(bytes));
    return hash;
  }

  /**
   * The bytes of a blob, checked against its name.
   *
   * @throws FailureError `blob-missing` when there is none, or none that is undamaged
   */
  async read(hash: BlobHash): Promise<Uint8Array> {
    const bytes = (await this.#sound(hash)) ?? (await this.#healed(hash));
    if (bytes === null) throw new FailureError({ kind: "blob-missing", hash });
    return bytes;
  }

  /**
   * Several small blobs with few reads of the disk: as many of them, from the first on, as have so
   * many bytes together, and at least one. Null stands for one that is missing or damaged.
   */
  async readTogether(
    hashes: readonly BlobHash[],
    mostBytes: number,
  ): Promise<readonly (Uint8Array | null)[]> {
    const places = await this.#allPlaces();
    let bytes = 0;
    const wanted = hashes.filter((hash, index) => {
      bytes += places.get(hash)?.length ?? 0;
      return index === 0 || bytes <= mostBytes;
    });
    const found = new Map<BlobHash, Uint8Array>();
    for (const run of runsOf(wanted, places)) {
      const read = await this.#readRun(run);
      for (const [hash, { offset, length }] of run.blobs) {
        const start = offset - run.offset;
        const blob = read.subarray(start, start + length);
        if (hashOf(blob) === hash) found.set(hash, blob);
      }
    }
    // What is not on disk yet, was moved meanwhile or is damaged is looked for by itself.
    return Promise.all(
      wanted.map(
        async (hash) => found.get(hash) ?? (await this.#sound(hash)) ?? (await this.#healed(hash)),
      ),
    );
  }

  async #readRun({ file, offset, end }: BlobRun): Promise<Buffer> {
    try {
      return await this.#disk.readAt(file, offset, end - offset);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return Buffer.alloc(0);
      throw error;
    }
  }

  /** The names of all blobs, sound or not. */
  async hashes(): Promise<readonly BlobHash[]> {
    return [...new Set([...(await this.#allPlaces()).keys(), ...this.#unsynced.keys()])];
  }

  /** Resolves when every blob put so far is on disk; one after the other. */
  sync(): Promise<void> {
    const synced = this.#syncing.then(() => this.#syncAll());
    this.#syncing = synced.catch(() => {});
    return synced;
  }

  /**
   * Takes blobs out for good. A pack that holds one is written anew, without it and under
   * another name, before the old one goes; what reads meanwhile finds the rest in either.
   */
  remove(hashes: ReadonlySet<BlobHash>): Promise<void> {
    const removed = this.#syncing.then(() => this.#removeAll(hashes));
    this.#syncing = removed.catch(() => {});
    return removed;
  }

  async #removeAll(hashes: ReadonlySet<BlobHash>): Promise<void> {
    for (const hash of hashes) this.#unsynced.delete(hash);
    const places = await this.#allPlaces();
    const files = new Set([...hashes].flatMap((hash) => places.get(hash)?.file ?? []));
    if (files.size === 0) return;
    await this.#dropPack();
    for (const file of files) {
      if (packNumber(path.basename(file)) !== null) await this.#copyPack(file, hashes);
    }
    this.#places = null;
    await this.#allPlaces();
    for (const file of files) await this.#disk.remove(file);
    await this.#disk.syncFolder(this.#folder);
    this.#places = null;
  }

  async #copyPack(file: string, without: ReadonlySet<BlobHash>): Promise<void> {
    const bytes = (await this.#disk.read(file)) ?? Buffer.alloc(0);
    const kept = (payloadsByHead(bytes) ?? framesIn(bytes).payloads)
      .map(({ offset, length }) => bytes.subarray(offset, offset + length))
      .filter((payload) => !without.has(hashFrom(payload.subarray(0, hashBytes))));
    if (kept.length === 0) return;
    const pack = await this.#openPack();
    await pack.handle.write(Buffer.concat(kept.map(framed)));
    await pack.handle.sync();
    await this.#dropPack();
    await this.#disk.syncFolder(this.#folder);
  }

  /** Every file that is not written any more. */
  async finishedFiles(): Promise<readonly string[]> {
    await this.sync();
    await this.rest();
    const names = await this.#disk.list(this.#folder);
    return names
      .filter((name) => packNumber(name) !== null || largeBlob.test(name))
      .map((name) => path.join(this.#folder, name))
      .filter((file) => file !== this.#pack?.file);
  }

  /** Lets the open pack go; the next `sync` begins a new one. */
  async rest(): Promise<void> {
    await this.#syncing;
    await this.#dropPack();
  }

  async #sound(hash: BlobHash): Promise<Uint8Array | null> {
    const waiting = this.#unsynced.get(hash);
    if (waiting !== undefined) return waiting;
    const places = this.#allPlaces();
    const bytes = await this.#soundAt((await places).get(hash), hash);
    // Packs may have been written anew since the look at the places.
    return bytes !== null || places === this.#allPlaces() ? bytes : this.#sound(hash);
  }

  async #soundAt(place: BlobPlace | undefined, hash: BlobHash): Promise<Uint8Array | null> {
    if (place === undefined) return null;
    try {
      const bytes = await this.#disk.readAt(place.file, place.offset, place.length);
      return hashOf(bytes) === hash ? bytes : null;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  }

  /** Takes the blob in once more where another copy of it is sound. */
  async #healed(hash: BlobHash): Promise<Uint8Array | null> {
    const bytes = await this.#spare(hash);
    if (bytes !== null) this.#unsynced.set(hash, bytes);
    return bytes;
  }

  async #syncAll(): Promise<void> {
    const batch = [...this.#unsynced];
    if (batch.length === 0) return;
    await this.#makeFolder();
    const places = await this.#allPlaces();
    const small = batch.filter(([, bytes]) => bytes.length <= largestPackedBytes);
    const large = batch.filter(([, bytes]) => bytes.length > largestPackedBytes);

    for (const [hash, bytes] of large) places.set(hash, await this.#writeLarge(hash, bytes));
    if (small.length > 0) {
      for (const [hash, place] of await this.#writePacked(small)) places.set(hash, place);
    }
    // What was only added to has its name on disk already.
    if (this.#hasNewNames) await this.#disk.syncFolder(this.#folder);
    this.#hasNewNames = false;
    for (const [hash] of batch) this.#unsynced.delete(hash);
  }

  /** What lies in a folder is safe only once the folder's own name is. */
  async #makeFolder(): Promise<void> {
    if (this.#hasFolder) return;
    await this.#disk.makeFolder(this.#folder);
    await this.#disk.syncFolder(path.dirname(this.#folder));
    this.#hasFolder = true;
  }

  async #writeLarge(hash: BlobHash, bytes: Uint8Array): Promise<BlobPlace> {
    const file = path.join(this.#folder, `${hexOf(hash)}.blob`);
    const part = `${file}.part-${Date.now().toString(36)}`;
    const handle = await this.#disk.create(part);
    try {
      await handle.write(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await this.#disk.rename(part, file);
    this.#hasNewNames = true;
    return { file, offset: 0, length: bytes.length };
  }

  /** As in a ledger, a pack that a write failed in is never written to again. */
  async #writePacked(
    blobs: readonly (readonly [BlobHash, Uint8Array])[],
  ): Promise<readonly (readonly [BlobHash, BlobPlace])[]> {
    const frames = blobs.map(([hash, bytes]) =>
      framed(Buffer.concat([Buffer.from(hexOf(hash), "hex"), bytes])),
    );
    try {
      const pack = await this.#openPack();
      let offset = pack.bytes;
      await pack.handle.write(Buffer.concat(frames));
      await pack.handle.sync();
      const places = blobs.map(([hash, bytes], index) => {
        const place = {
          file: pack.file,
          offset: offset + headBytes + hashBytes,
          length: bytes.length,
        };
        offset += frames[index]?.length ?? 0;
        return [hash, place] as const;
      });
      pack.bytes = offset;
      return places;
    } catch (error) {
      await this.#dropPack();
      throw error;
    }
  }

  async #openPack(): Promise<OpenPack> {
    if (this.#pack !== null && this.#pack.bytes < largestPackBytes) return this.#pack;
    await this.#dropPack();
    const names = await this.#disk.list(this.#folder);
    const last = Math.max(0, ...names.map((name) => packNumber(name) ?? 0));
    const file = path.join(this.#folder, `${String(last + 1).padStart(8, "0")}.pack`);
    this.#pack = { file, handle: await this.#disk.create(file), bytes: 0 };
    this.#hasNewNames = true;
    return this.#pack;
  }

  async #dropPack(): Promise<void> {
    const handle = this.#pack?.handle;
    this.#pack = null;
    try {
      await handle?.close();
    } catch {
      // What was acknowledged of it was fsynced.
    }
  }

  #allPlaces(): Promise<Map<BlobHash, BlobPlace>> {
    this.#places ??= this.#findPlaces();
    return this.#places;
  }

  async #findPlaces(): Promise<Map<BlobHash, BlobPlace>> {
    const places = new Map<BlobHash, BlobPlace>();
    for (const name of await this.#disk.list(this.#folder)) {
      const file = path.join(this.#folder, name);
      const large = largeBlob.exec(name)?.[1];
      if (large !== undefined) {
        const length = await this.#disk.sizeOf(file);
        places.set(blobHashSchema.parse(`sha256:${large}`), { file, offset: 0, length });
      } else if (packNumber(name) !== null) {
        for (const [hash, place] of await this.#placesInPack(file)) places.set(hash, place);
      }
    }
    return places;
  }

  /** Goes from head to head; only where that fails is the pack searched for sound records. */
  async #placesInPack(file: string): Promise<readonly (readonly [BlobHash, BlobPlace])[]> {
    const bytes = (await this.#disk.read(file)) ?? Buffer.alloc(0);
    return blobsIn(bytes).map(([hash, place]) => [hash, { file, ...place }]);
  }
}

/** Blobs of one file that lie near each other. */
interface BlobRun {
  readonly file: string;
  readonly offset: number;
  end: number;
  readonly blobs: (readonly [BlobHash, BlobPlace])[];
}

/** Reading what lies between two blobs costs less than a read of its own, up to about so much. */
const nearBytes = 64 * 1024;

function runsOf(
  hashes: readonly BlobHash[],
  places: ReadonlyMap<BlobHash, BlobPlace>,
): readonly BlobRun[] {
  const placed = hashes
    .flatMap((hash) => {
      const place = places.get(hash);
      return place === undefined ? [] : [[hash, place] as const];
    })
    .sort(([, a], [, b]) => compare(a.file, b.file) || a.offset - b.offset);
  const runs: BlobRun[] = [];
  for (const [hash, place] of placed) {
    const run = runs.at(-1);
    if (run !== undefined && run.file === place.file && place.offset - run.end <= nearBytes) {
      run.end = Math.max(run.end, place.offset + place.length);
      run.blobs.push([hash, place]);
    } else {
      const { file, offset, length } = place;
      runs.push({ file, offset, end: offset + length, blobs: [[hash, place]] });
    }
  }
  return runs;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function blobsIn(bytes: Buffer): readonly (readonly [BlobHash, Place])[] {
  const payloads = payloadsByHead(bytes) ?? framesIn(bytes).payloads;
  return payloads
    .filter(({ length }) => length >= hashBytes)
    .map(({ offset, length }) => [
      hashFrom(bytes.subarray(offset, offset + hashBytes)),
      { offset: offset + hashBytes, length: length - hashBytes },
    ]);
}

/** The bytes that a pack holds under this name, unchecked; null when it has none. */
export function blobInPack(pack: Buffer, hash: BlobHash): Buffer | null {
  const place = blobsIn(pack).find(([name]) => name === hash)?.[1];
  return place === undefined ? null : pack.subarray(place.offset, place.offset + place.length);
}

/** Where the payloads lie if every head is in its place; nothing is checked here, as reads check. */
function payloadsByHead(bytes: Buffer): readonly Place[] | null {
  const places: Place[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = claimedLength(bytes.subarray(offset, offset + headBytes));
    if (length === null || offset + headBytes + length > bytes.length) return null;
    places.push({ offset: offset + headBytes, length });
    offset += headBytes + length;
  }
  return places;
}

/** The name of these bytes: the SHA-256 of them as they lie on disk. */
export function hashOf(bytes: Uint8Array): BlobHash {
  return blobHashSchema.parse(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
}

function hashFrom(digest: Buffer): BlobHash {
  return blobHashSchema.parse(`sha256:${digest.toString("hex")}`);
}

function hexOf(hash: BlobHash): string {
  return hash.slice("sha256:".length);
}

function packNumber(name: string): number | null {
  const digits = /^(\d{8,})\.pack$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

import { createHash } from "node:crypto";
import { inflateSync } from "fflate";
import type { Disk } from "../ledger/disk.ts";
import { largestPartBytes, mostZipEntries, sealBytes } from "./zip-limits.ts";

const endSignature = 0x06054b50;
const endBytes = 22;
const directorySignature = 0x02014b50;
const directoryHeadBytes = 46;
const localSignature = 0x04034b50;
const localHeadBytes = 30;
const chunkBytes = 4 * 1024 * 1024;

interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Thrown for whatever is wrong with the bytes; `part` says where. */
export class ZipDamage extends Error {
  readonly part: string;

  constructor(part: string) {
    super(`Damaged at ${part}`);
    this.name = "ZipDamage";
    this.part = part;
  }
}

/**
 * The entries of a sealed zip file, by its directory alone: what lies between them is
 * under the seal, too.
 */
export class ZipReader {
  readonly #disk: Disk;
  readonly #file: string;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(disk: Disk, file: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.#disk = disk;
    this.#file = file;
    this.#entries = entries;
  }

  /**
   * Checks the seal over the whole file.
   *
   * @returns null when the file has no seal: it was cut short, or is something else
   * @throws ZipDamage
   */
  static async open(disk: Disk, file: string): Promise<ZipReader | null> {
    const size = await disk.sizeOf(file);
    const endAt = size - sealBytes - endBytes;
    if (endAt < 0) return null;
    const end = await disk.readAt(file, endAt, endBytes + sealBytes);
    const seal = /^sha256:([0-9a-f]{64})$/.exec(end.toString("latin1", endBytes))?.[1];
    if (end.length !== endBytes + sealBytes || seal === undefined) return null;
    if (end.readUInt32LE(0) !== endSignature || end.readUInt16LE(20) !== sealBytes) return null;
    if ((await digestOf(disk, file, size - sealBytes)) !== seal) throw new ZipDamage("seal");

    const count = end.readUInt16LE(10);
    const length = end.readUInt32LE(12);
    const offset = end.readUInt32LE(16);
    if (count > mostZipEntries || offset + length !== endAt) throw new ZipDamage("directory");
    const entries = entriesIn(await disk.readAt(file, offset, length));
    if (entries.size !== count) throw new ZipDamage("directory");
    return new ZipReader(disk, file, entries);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** @throws ZipDamage when there is no such entry or it does not unfold to what it claims */
  async read(name: string): Promise<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.bytes > largestPartBytes) throw new ZipDamage(name);
    const head = await this.#disk.readAt(this.#file, entry.offset, localHeadBytes);
    if (head.length < localHeadBytes || head.readUInt32LE(0) !== localSignature) {
      throw new ZipDamage(name);
    }
    const start = entry.offset + localHeadBytes + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = await this.#disk.readAt(this.#file, start, entry.packedBytes);
    const bytes = entry.isDeflated ? inflated(packed, entry) : packed;
    if (bytes.length !== entry.bytes) throw new ZipDamage(name);
    return bytes;
  }
}

function entriesIn(directory: Buffer): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at < directory.length) {
    const isHead = at + directoryHeadBytes <= directory.length;
    if (!isHead || directory.readUInt32LE(at) !== directorySignature) {
      throw new ZipDamage("directory");
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const moreBytes = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const nameAt = at + directoryHeadBytes;
    const name = directory.toString("utf8", nameAt, nameAt + nameBytes);
    const method = directory.readUInt16LE(at + 10);
    if (entries.has(name) || (method !== 0 && method !== 8)) throw new ZipDamage("directory");
    entries.set(name, {
      name,
      isDeflated: method === 8,
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameAt + nameBytes + moreBytes;
  }
  return entries;
}

/** Into exactly the room that the entry claims: fflate drops what goes beyond it. */
function inflated(packed: Uint8Array, { name, bytes }: ZipEntry): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(bytes) });
  } catch {
    throw new ZipDamage(name);
  }
}

async function digestOf(disk: Disk, file: string, length: number): Promise<string> {
  const hash = createHash("sha256");
  for (let at = 0; at < length; at += chunkBytes) {
    hash.update(await disk.readAt(file, at, Math.min(chunkBytes, length - at)));
  }
  return hash.digest("hex");
}

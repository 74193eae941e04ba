import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";
import { crc32 } from "../ledger/crc32.ts";

const inflate = promisify(inflateRaw);

/** How much may still come out of an archive, those inside it included. */
export interface ArchiveRoom {
  readonly budget: { entries: number; inflatedBytes: number };
  /** Archives that may still lie inside each other. */
  readonly depth: number;
}

export interface ArchiveEntry {
  /** Its path inside the archive. */
  readonly name: string;
  /** What it says it weighs once inflated; `read` never gives more. */
  readonly size: number;
  /** @throws FailureError when it is damaged, encrypted or named to lead outside */
  read(): Promise<Uint8Array>;
}

export function newRoom(): ArchiveRoom {
  const { entries, inflatedBytes, depth } = importLimits.archive;
  return { budget: { entries, inflatedBytes }, depth };
}

/** Ratios of small files say nothing: a page of blanks packs as well as a bomb. */
const smallBytes = 1_000_000;

/**
 * The files in a ZIP archive, by its directory; nothing is inflated yet, and nothing is
 * ever written to disk.
 *
 * @throws FailureError when it is no archive, or one that promises more than its room
 */
export function openArchive(
  bytes: Uint8Array,
  fileName: string,
  room: ArchiveRoom,
): readonly ArchiveEntry[] {
  const entries = directoryOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), fileName);
  const { archive } = importLimits;
  const total = (of: "packedSize" | "size") => entries.reduce((sum, entry) => sum + entry[of], 0);
  const size = total("size");
  const tooMuch = (limit: string) =>
    new FailureError({ kind: "file-too-complex", fileName, limit });

  if (room.depth === 0) throw tooMuch(`${archive.depth} archives inside each other`);
  if (entries.length > room.budget.entries) throw tooMuch(`${archive.entries} files`);
  if (size > room.budget.inflatedBytes)
    throw tooMuch(`${archive.inflatedBytes / 1_000_000} MB once unpacked`);
  // Entries that share their bytes weigh more, packed, than the whole archive.
  const isBomb = size > smallBytes && size > bytes.length * archive.ratio;
  if (isBomb || total("packedSize") > bytes.length) {
    throw tooMuch(`${archive.ratio} times its size once unpacked`);
  }
  room.budget.entries -= entries.length;
  room.budget.inflatedBytes -= size;

  const files = entries.filter(({ name }) => !isPassedOver(name));
  if (files.length === 0) throw new FailureError({ kind: "file-without-text", fileName });
  return files.map((entry) => ({
    name: entry.name,
    size: entry.size,
    read: () => contentOf(bytes, entry),
  }));
}

/** Folders, hidden files and what macOS adds for itself. */
function isPassedOver(name: string): boolean {
  return name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.[^./][^/]*$)/u.test(name);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const endBytes = 22;
const mostCommentBytes = 0xffff;

function directoryOf(bytes: Buffer, fileName: string): readonly Entry[] {
  const damaged = () => new FailureError({ kind: "file-damaged", fileName });
  const end = bytes.lastIndexOf("PK\u0005\u0006", bytes.length - endBytes, "latin1");
  if (end === -1 || end < bytes.length - endBytes - mostCommentBytes) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const flags = bytes.readUInt16LE(at + 8);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (flags & 1) !== 0,
      isLink: ((bytes.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000,
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Names are UTF-8 or, where an old program wrote them, in whatever its system used. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const charsets = isUtf8 ? ["utf-8"] : ["utf-8", "shift_jis"];
  for (const charset of charsets) {
    try {
      return cleanName(new TextDecoder(charset, { fatal: true }).decode(bytes));
    } catch (error) {
      // TypeError is how a strict decoder says "these bytes are something else".
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return cleanName(new TextDecoder("windows-1252").decode(bytes));
}

function cleanName(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, " ").replaceAll("\\", "/");
}

async function contentOf(archive: Uint8Array, entry: Entry): Promise<Uint8Array> {
  const fileName = (entry.name.split("/").at(-1) ?? entry.name).slice(-255);
  const damaged = () => new FailureError({ kind: "file-damaged", fileName });
  if (entry.isEncrypted) throw new FailureError({ kind: "file-encrypted", fileName });
  if (entry.isLink) throw new FailureError({ kind: "file-is-link", fileName });
  if (/^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)/iu.test(entry.name)) {
    throw new FailureError({ kind: "file-leads-outside", fileName });
  }
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  const { offset, packedSize, size, method } = entry;
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== 0x04034b50) {
    throw damaged();
  }
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const packed = view.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw damaged();
  const content = method === 0 ? packed : await inflated(packed, size);
  if (content === null || content.length !== size || crc32(content) !== entry.crc) {
    throw damaged();
  }
  return content;
}

/** Null when it is not what its entry says, which includes being larger. */
async function inflated(packed: Uint8Array, size: number): Promise<Uint8Array | null> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

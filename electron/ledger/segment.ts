import { z } from "zod";
import { type LedgerEntry, writtenEntrySchema } from "#shared/ledger/change.ts";
import { type Stamp, stampSchema } from "#shared/ledger/clock.ts";
import { framed, framesIn, type Place } from "./frame.ts";

/** The version of the files themselves; a ledger of a higher one is not opened. */
export const ledgerFormat = 1;

/** First record of every segment. */
export const segmentHeadSchema = z.object({
  format: z.number().int().positive(),
  segment: z.number().int().positive(),
  /**
   * The last sequence that was safely on disk when this segment was begun. Whatever
   * earlier segments hold beyond it is what a failed write left, and was never
   * acknowledged.
   */
  after: z.number().int().nonnegative(),
  /** Version of the records (shared/domain/notebook) of the program that wrote it. */
  schemaVersion: z.number().int().positive(),
  /** Sequences that an earlier repair has found lost and told of: first and last of each run. */
  missing: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
});
export type SegmentHead = z.infer<typeof segmentHeadSchema>;

/** An entry in a segment that has not been parsed further than needed to find it again. */
export interface FoundEntry {
  readonly sequence: number;
  readonly changeSetId: string;
  readonly stamp: Stamp;
  readonly place: Place;
}

export interface ReadSegment {
  /** Null when the head itself is damaged; the entries behind it may still be sound. */
  readonly head: SegmentHead | null;
  readonly entries: readonly FoundEntry[];
  readonly damaged: readonly Place[];
}

export function segmentName(number: number): string {
  return `${String(number).padStart(8, "0")}.segment`;
}

/** The number in a segment's name; null for any other file. */
export function segmentNumber(fileName: string): number | null {
  const digits = /^(\d{8,})\.segment$/.exec(fileName)?.[1];
  return digits === undefined ? null : Number(digits);
}

export function frameOfHead(head: SegmentHead): Buffer {
  return framed(Buffer.from(JSON.stringify(head)));
}

/** Sequence, id and stamp come first, so that a start finds them without parsing the rest. */
export function frameOfEntry({ sequence, changeSet }: LedgerEntry): Buffer {
  const { id, stamp, ...rest } = changeSet;
  return framed(Buffer.from(JSON.stringify({ sequence, changeSet: { id, stamp, ...rest } })));
}

export function entryOf(payload: Buffer): LedgerEntry {
  return writtenEntrySchema.parse(JSON.parse(payload.toString("utf8")));
}

const start = /^\{"sequence":(\d+),"changeSet":\{"id":"([0-9a-f-]{36})","stamp":"([^"\\]+)"/;
/** Longer than any start: two ids and a stamp. */
const startBytes = 300;

export function readSegment(bytes: Buffer): ReadSegment {
  const frames = framesIn(bytes);
  const damaged = [...frames.damaged];
  const entries: FoundEntry[] = [];
  let head: SegmentHead | null = null;
  for (const place of frames.payloads) {
    const found = foundEntry(bytes, place);
    if (found !== null) {
      entries.push(found);
      continue;
    }
    const parsed = headOf(bytes.subarray(place.offset, place.offset + place.length));
    if (parsed === null || head !== null) damaged.push(place);
    else head = parsed;
  }
  return { head, entries, damaged };
}

function foundEntry(bytes: Buffer, place: Place): FoundEntry | null {
  const end = place.offset + Math.min(place.length, startBytes);
  const parts = start.exec(bytes.toString("latin1", place.offset, end));
  const stamp = stampSchema.safeParse(parts?.[3]);
  if (parts?.[1] === undefined || parts[2] === undefined || !stamp.success) return null;
  return { sequence: Number(parts[1]), changeSetId: parts[2], stamp: stamp.data, place };
}

function headOf(payload: Buffer): SegmentHead | null {
  try {
    return segmentHeadSchema.parse(JSON.parse(payload.toString("utf8")));
  } catch {
    // Sound by its checksum but nothing this program knows: reported with the damaged stretches.
    return null;
  }
}

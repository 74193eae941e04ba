import path from "node:path";
import { FailureError } from "#shared/failure.ts";
import { type Clock, partsOfStamp, startOfTime, witness } from "#shared/ledger/clock.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { framed, headBytes } from "./frame.ts";
import {
  type FoundEntry,
  frameOfHead,
  ledgerFormat,
  type ReadSegment,
  readSegment,
  type SegmentHead,
  segmentNumber,
} from "./segment.ts";

/**
 * What had to be repaired. `torn-tail`: the last file ended in the middle of a write,
 * as after a crash; nothing acknowledged needs to be lost by it. `damaged`: a file
 * could not be read in part. `missing`: entries are gone with their file.
 */
export interface Repair {
  readonly kind: "torn-tail" | "damaged" | "missing";
  /** Sequences that are lost: first and last of each run; empty when none is known to be. */
  readonly lost: readonly SequenceRun[];
  /** Sequence of the last sound entry before the damage; 0 when there is none. */
  readonly after: number;
  /** Where the damaged file is kept; null when there is no file to keep. */
  readonly quarantined: string | null;
}

export type SequenceRun = readonly [first: number, last: number];

/** Where an entry is kept. */
export interface EntryPlace {
  readonly sequence: number;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface Recovered {
  /** In order of sequence; a gap only where something was lost. */
  readonly entries: readonly EntryPlace[];
  readonly sequenceOf: ReadonlyMap<string, number>;
  readonly clock: Clock;
  /** The last change set of each actor, by which the actor's next one is chained. */
  readonly lastOfActor: ReadonlyMap<string, number>;
  readonly lastSequence: number;
  readonly lastSegment: number;
  /** Highest version of the records that any segment was written with. */
  readonly schemaVersion: number;
  readonly repairs: readonly Repair[];
}

interface Segment extends ReadSegment {
  readonly number: number;
  readonly file: string;
  readonly bytes: Buffer;
}

/** What is taken from one segment. */
interface Taken {
  readonly segment: Segment;
  /** The last sequence before this segment. */
  readonly after: number;
  readonly entries: readonly FoundEntry[];
  readonly lost: readonly SequenceRun[];
  readonly isTorn: boolean;
}

/**
 * Reads all segments. A file with damage that matters goes to quarantine, and what is
 * sound of it takes its place, so that the damage is told once.
 *
 * @param now names the quarantined file; null leaves every file as it is
 */
export async function recover(disk: Disk, folder: string, now: Date | null): Promise<Recovered> {
  const segments = await readSegments(disk, folder);
  const places: EntryPlace[] = [];
  const sequenceOf = new Map<string, number>();
  const lastOfActor = new Map<string, number>();
  const repairs: Repair[] = [];
  let clock = startOfTime;
  let lastSequence = 0;

  for (const taken of take(segments)) {
    const { segment, entries, lost, isTorn } = taken;
    for (const { changeSetId, sequence, stamp } of entries) {
      sequenceOf.set(changeSetId, sequence);
      lastOfActor.set(partsOfStamp(stamp).actorId, sequence);
      clock = witness(clock, stamp);
    }
    lastSequence = Math.max(taken.after, lost.at(-1)?.[1] ?? 0, entries.at(-1)?.sequence ?? 0);
    const isSound = lost.length === 0 && !isTorn;
    const found =
      isSound || now === null ? placesIn(segment, entries) : await mend(disk, folder, taken, now);
    for (const place of found) places.push(place);
    if (!isSound)
      repairs.push(repairOf(taken, now === null ? null : asideOf(folder, segment, now)));
  }

  const schemaVersion = Math.max(1, ...segments.map(({ head }) => head?.schemaVersion ?? 1));
  const lastSegment = segments.at(-1)?.number ?? 0;
  return {
    entries: places,
    sequenceOf,
    clock,
    lastOfActor,
    lastSequence,
    lastSegment,
    schemaVersion,
    repairs,
  };
}

async function readSegments(disk: Disk, folder: string): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  for (const name of await disk.list(folder)) {
    const number = segmentNumber(name);
    if (number === null) continue;
    const file = path.join(folder, name);
    const bytes = (await disk.read(file)) ?? Buffer.alloc(0);
    const segment = { number, file, bytes, ...readSegment(bytes) };
    const format = segment.head?.format ?? ledgerFormat;
    if (format > ledgerFormat) throw new FailureError({ kind: "notebook-newer", version: format });
    segments.push(segment);
  }
  return segments;
}

/** Decides, without touching a file, what each segment contributes and what is lost. */
export function take(segments: readonly Segment[]): readonly Taken[] {
  const taken: Taken[] = [];
  let last = 0;
  for (const [index, segment] of segments.entries()) {
    const limit = limitFrom(segments.slice(index + 1));
    const isFirst = index === 0;
    const after = isFirst ? 0 : last;
    const entries: FoundEntry[] = [];
    const lost: SequenceRun[] = [];
    for (const entry of segment.entries) {
      // Beyond the limit lies what a failed write left; below `last`, what is known already.
      if (entry.sequence > limit || entry.sequence <= last) continue;
      if (entry.sequence > last + 1) lost.push([last + 1, entry.sequence - 1]);
      entries.push(entry);
      last = entry.sequence;
    }
    if (limit !== Number.POSITIVE_INFINITY && last < limit) {
      lost.push([last + 1, limit]);
      last = limit;
    }
    const news = lost.filter((run) => !isKnown(run, segment.head));
    const isTorn = limit === Number.POSITIVE_INFINITY && segment.damaged.length > 0;
    taken.push({ segment, after, entries, lost: news, isTorn });
  }
  return taken;
}

/** The last sequence that these later segments leave to the ones before them. */
function limitFrom(later: readonly Segment[]): number {
  for (const { head, entries } of later) {
    if (head !== null) return head.after;
    const first = entries[0];
    if (first !== undefined) return first.sequence - 1;
  }
  return Number.POSITIVE_INFINITY;
}

function isKnown([first, last]: SequenceRun, head: SegmentHead | null): boolean {
  return head?.missing?.some((run) => run[0] <= first && last <= run[1]) ?? false;
}

function placesIn(segment: Segment, entries: readonly FoundEntry[]): readonly EntryPlace[] {
  return entries.map(({ sequence, place }) => ({ sequence, file: segment.file, ...place }));
}

function repairOf({ segment, entries, lost, after }: Taken, aside: string | null): Repair {
  const firstLost = lost[0]?.[0];
  const lastSound = entries.at(-1)?.sequence ?? after;
  const isDamaged = segment.damaged.length > 0;
  return {
    kind: lost.length === 0 ? "torn-tail" : isDamaged ? "damaged" : "missing",
    lost,
    after: firstLost === undefined ? lastSound : firstLost - 1,
    quarantined: isDamaged ? aside : null,
  };
}

/** Keeps a damaged segment aside and writes what is sound of it in its place. */
async function mend(
  disk: Disk,
  folder: string,
  taken: Taken,
  now: Date,
): Promise<readonly EntryPlace[]> {
  const { segment, entries, lost } = taken;
  if (segment.damaged.length > 0) {
    const aside = asideOf(folder, segment, now);
    await disk.makeFolder(path.dirname(aside));
    await replaceFile(disk, aside, segment.bytes);
  }
  const frames = [frameOfHead(mendedHead(taken, lost))];
  const places: EntryPlace[] = [];
  let offset = frames[0]?.length ?? 0;
  for (const { sequence, place } of entries) {
    const frame = framed(segment.bytes.subarray(place.offset, place.offset + place.length));
    places.push({ sequence, file: segment.file, offset: offset + headBytes, length: place.length });
    frames.push(frame);
    offset += frame.length;
  }
  await replaceFile(disk, segment.file, Buffer.concat(frames));
  return places;
}

function mendedHead({ segment, after }: Taken, lost: readonly SequenceRun[]): SegmentHead {
  const { head } = segment;
  const missing = lost.map(([first, last]): [number, number] => [first, last]);
  return {
    format: ledgerFormat,
    segment: segment.number,
    after: head?.after ?? after,
    schemaVersion: head?.schemaVersion ?? 1,
    missing: [...(head?.missing ?? []), ...missing],
  };
}

/** Where a damaged segment is kept for good: nothing damaged is ever deleted. */
function asideOf(folder: string, segment: Segment, now: Date): string {
  const time = now.toISOString().replaceAll(":", "-");
  return path.join(path.dirname(folder), "quarantine", `${path.basename(segment.file)}.${time}`);
}

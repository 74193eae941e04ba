import path from "node:path";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { FailureError } from "#shared/failure.ts";
import { type Clocks, noStamps, partsOfStamp, witnessBoth } from "#shared/ledger/clock.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { framed, headBytes } from "./frame.ts";
import { readMark } from "./mark.ts";
import {
  type FoundEntry,
  frameOfHead,
  ledgerFormat,
  type ReadSegment,
  readSegment,
  type SegmentHead,
  segmentName,
  segmentNumber,
} from "./segment.ts";
import { Snapshot, SnapshotDamage, snapshotNumber } from "./snapshot.ts";

/**
 * What had to be repaired. `torn-tail`: the last file ended in the middle of a write,
 * as after a crash; nothing acknowledged needs to be lost by it. `damaged`: a file
 * could not be read in part. `missing`: entries are gone with their file. `snapshot`: a
 * snapshot was damaged, and the segments gave what it held. `restored`: a file was damaged
 * or gone, and a backup gave what it held.
 */
export interface Repair {
  readonly kind: "torn-tail" | "damaged" | "missing" | "snapshot" | "restored";
  /** Sequences that are lost: first and last of each run; empty when none is known to be. */
  readonly lost: readonly SequenceRun[];
  /** Sequence of the last sound entry before the damage; 0 when there is none. */
  readonly after: number;
  /** Where the damaged file is kept; null when there is no file to keep. */
  readonly quarantined: string | null;
  /** True when every record is as it was all the same: only how it came to be so has a gap. */
  readonly isHistoryOnly?: boolean;
}

export type SequenceRun = readonly [first: number, last: number];

/** Where an entry is kept. */
export interface EntryPlace {
  readonly sequence: number;
  readonly changeSetId: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** A segment and the entries it holds: those behind `after` up to `last`, but for the missing ones. */
export interface IndexedSegment {
  readonly number: number;
  readonly file: string;
  readonly after: number;
  readonly last: number;
  readonly missing: readonly SequenceRun[];
  /** In order of sequence. Null for a segment that a snapshot covers: it is read when an entry of it is asked for. */
  readonly places: readonly EntryPlace[] | null;
}

export interface Recovered {
  /** The newest sound one; the segments behind it are read already. */
  readonly snapshot: Snapshot | null;
  readonly segments: readonly IndexedSegment[];
  readonly clocks: Clocks;
  /** The last change set of each actor, by which the actor's next one is chained. */
  readonly lastOfActor: ReadonlyMap<string, number>;
  readonly lastSequence: number;
  readonly lastSegment: number;
  /** Highest version of the records that any segment was written with. */
  readonly schemaVersion: number;
  readonly repairs: readonly Repair[];
}

/** Another sound copy of a ledger's file, by its name; null when there is none. */
export type Spare = (fileName: string) => Promise<Buffer | null>;

export interface RecoverOptions {
  readonly spare?: Spare;
  /** Reads every segment, whatever snapshots there are. */
  readonly ignoresSnapshots?: boolean;
  /** Version of the records that a snapshot must hold to be of use; this program's by default. */
  readonly recordsVersion?: number;
  /** By which stamps from the far future are told; `now` unless it is null. */
  readonly nowMs?: number;
  /** Takes the ledger as it stood when this segment was closed after this sequence. */
  readonly upTo?: { readonly segment: number; readonly sequence: number };
}

interface Segment extends ReadSegment {
  readonly number: number;
  readonly file: string;
  readonly bytes: Buffer;
  /** True when the file itself is not there any more, and these are a backup's bytes. */
  readonly isGone?: boolean;
}

/** What is taken from one segment. */
interface Taken {
  readonly segment: Segment;
  /** The last sequence before this segment. */
  readonly after: number;
  readonly last: number;
  readonly entries: readonly FoundEntry[];
  /** What is lost of it, and of that what no repair has told of yet. */
  readonly missing: readonly SequenceRun[];
  readonly lost: readonly SequenceRun[];
  readonly isTorn: boolean;
  /** True when what is taken is a backup's copy. */
  readonly isSpare?: boolean;
  /** The file as it was found, where that is not `segment`. */
  readonly replaced?: Segment;
}

/**
 * Finds the newest sound snapshot and reads the segments behind it; all segments where
 * there is none. A file with damage that matters goes to quarantine, and what is sound
 * of it takes its place, so that the damage is told once.
 *
 * @param now names the quarantined file; null leaves every file as it is, as those of a
 * newer program are left in any case
 */
export async function recover(
  disk: Disk,
  folder: string,
  now: Date | null,
  {
    ignoresSnapshots = false,
    recordsVersion = schemaVersion,
    upTo,
    nowMs = now?.getTime() ?? 0,
    spare = noSpare,
  }: RecoverOptions = {},
): Promise<Recovered> {
  const lastNumber = upTo?.segment ?? Number.POSITIVE_INFINITY;
  const repairs: Repair[] = [];
  const names = (await disk.list(folder)).filter(
    (name) => (segmentNumber(name) ?? snapshotNumber(name) ?? 0) <= lastNumber,
  );
  const damagedSnapshots: string[] = [];
  const snapshot = ignoresSnapshots
    ? null
    : await newestSound(
        disk,
        names.map((name) => path.join(folder, name)),
        async (file) => {
          damagedSnapshots.push(file);
        },
        recordsVersion,
      );
  const stand = standOf(snapshot, folder);
  const { segments, lastOfActor } = stand;

  // The mark first: entries may be written meanwhile, and it must not seem to run ahead of them.
  const least = upTo?.sequence ?? (await readMark(disk, folder));
  const read = await readSegments(disk, folder, names, stand.lastSegment, spare);
  const most = upTo?.sequence ?? Number.POSITIVE_INFINITY;
  const repairTime = isOfNewerProgram(snapshot, read) ? null : now;
  for (const file of damagedSnapshots) repairs.push(await snapshotRepair(disk, file, repairTime));
  for (const found of take(read, stand.lastSequence, least, most)) {
    const taken = await withSpare(found, spare);
    const { segment, entries, after, last, missing } = taken;
    for (const { stamp, sequence } of entries) {
      stand.clocks = witnessBoth(stand.clocks, stamp, nowMs);
      lastOfActor.set(partsOfStamp(stamp).actorId, sequence);
    }
    const places = await placesOnceMended(disk, taken, repairTime, repairs);
    const { number, file } = segment;
    segments.push({ number, file, after, last, missing, places });
    stand.lastSequence = last;
    stand.lastSegment = number;
    stand.schemaVersion = Math.max(stand.schemaVersion, segment.head?.schemaVersion ?? 1);
  }

  if (stand.lastSequence < least && upTo === undefined) {
    // Every file that held them is gone: the loss is written down where a segment would be.
    const grave = graveOf(folder, stand, least);
    const { segment } = grave;
    if (repairTime !== null) await replaceFile(disk, segment.file, frameOfHead(grave.head));
    const { missing: lost, after } = segment;
    repairs.push({ kind: "missing", lost, after, quarantined: null });
    segments.push(segment);
    stand.lastSegment = segment.number;
    stand.lastSequence = least;
  }
  return { snapshot, ...stand, repairs };
}

/** Where the entries of a segment lie after whatever is wrong with it has been repaired, and told. */
async function placesOnceMended(
  disk: Disk,
  taken: Taken,
  repairTime: Date | null,
  repairs: Repair[],
): Promise<readonly EntryPlace[]> {
  const { segment, entries, lost, isTorn, isSpare } = taken;
  const isSound = lost.length === 0 && !isTorn && isSpare !== true;
  if (isSound) return placesIn(segment, entries);
  const aside = repairTime === null ? null : asideOf(segment.file, repairTime);
  repairs.push(repairOf(taken, aside));
  return aside === null ? placesIn(segment, entries) : mend(disk, taken, aside);
}

/** True when a newer program wrote any of it: then nothing is mended, since this one may not understand it. */
function isOfNewerProgram(snapshot: Snapshot | null, segments: readonly Segment[]): boolean {
  const versions = segments.map(({ head }) => head?.schemaVersion ?? 1);
  return Math.max(snapshot?.content.schemaVersion ?? 1, ...versions) > schemaVersion;
}

/** What is known before the segments behind the snapshot are read. */
function standOf(snapshot: Snapshot | null, folder: string) {
  const content = snapshot?.content;
  const segments: IndexedSegment[] = (content?.covers ?? []).map(({ segment, ...rest }) => ({
    ...rest,
    number: segment,
    file: path.join(folder, segmentName(segment)),
    places: null,
  }));
  return {
    segments,
    lastOfActor: new Map(Object.entries(content?.lastOfActor ?? {})),
    clocks: content?.clocks ?? noStamps,
    lastSequence: content?.lastSequence ?? 0,
    lastSegment: content?.segment ?? 0,
    schemaVersion: content?.schemaVersion ?? 1,
  };
}

/**
 * The newest snapshot among these files that opens; those that do not are told of. One
 * that a program with other records folded is passed over: entries are migrated as they
 * are folded, records are not.
 */
export async function newestSound(
  disk: Disk,
  files: readonly string[],
  onDamaged: (file: string) => Promise<void>,
  recordsVersion: number = schemaVersion,
): Promise<Snapshot | null> {
  const snapshots = files.filter((file) => snapshotNumber(path.basename(file)) !== null);
  for (const file of snapshots.sort().reverse()) {
    try {
      const snapshot = await Snapshot.open(disk, file);
      if (snapshot.content.recordsVersion === recordsVersion) return snapshot;
    } catch (error) {
      if (!(error instanceof SnapshotDamage)) throw error;
      await onDamaged(file);
    }
  }
  return null;
}

/** Puts a damaged snapshot aside; nothing is lost by it. */
export async function snapshotRepair(disk: Disk, file: string, now: Date | null): Promise<Repair> {
  const quarantined = now === null ? null : asideOf(file, now);
  if (quarantined !== null) {
    await disk.makeFolder(path.dirname(quarantined));
    await disk.rename(file, quarantined);
    await disk.syncFolder(path.dirname(quarantined));
    await disk.syncFolder(path.dirname(file));
  }
  return { kind: "snapshot", lost: [], after: 0, quarantined };
}

async function readSegments(
  disk: Disk,
  folder: string,
  names: readonly string[],
  after: number,
  spare: Spare,
): Promise<readonly Segment[]> {
  const numbers = new Set(names.map(segmentNumber));
  const last = Math.max(after, ...[...numbers].map((number) => number ?? 0));
  const segments: Segment[] = [];
  for (let number = after + 1; number <= last + 1; number += 1) {
    const name = segmentName(number);
    const file = path.join(folder, name);
    if (numbers.has(number)) {
      segments.push(await readFile(disk, file, number));
      continue;
    }
    // Not there any more, or never used; a backup knows.
    const bytes = await spare(name);
    if (bytes !== null) segments.push({ number, file, bytes, ...readSegment(bytes), isGone: true });
  }
  return segments;
}

async function readFile(disk: Disk, file: string, number: number): Promise<Segment> {
  const bytes = (await disk.read(file)) ?? Buffer.alloc(0);
  const segment = { number, file, bytes, ...readSegment(bytes) };
  const format = segment.head?.format ?? ledgerFormat;
  if (format > ledgerFormat) throw new FailureError({ kind: "notebook-newer", version: format });
  return segment;
}

/**
 * Decides, without touching a file, what each segment contributes and what is lost.
 *
 * @param known the last sequence before the first of them
 * @param least a sequence that is known to have been acknowledged
 * @param most beyond it the last segment holds nothing that was
 */
function take(
  segments: readonly Segment[],
  known: number,
  least: number,
  most: number,
): readonly Taken[] {
  const taken: Taken[] = [];
  let last = known;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const limit = isLast ? most : limitFrom(segments.slice(index + 1), most);
    const after = last;
    const entries: FoundEntry[] = [];
    const missing: SequenceRun[] = [];
    for (const entry of segment.entries) {
      // Beyond the limit lies what a failed write left; below `last`, what is known already.
      if (entry.sequence > limit || entry.sequence <= last) continue;
      if (entry.sequence > last + 1) missing.push([last + 1, entry.sequence - 1]);
      entries.push(entry);
      last = entry.sequence;
    }
    const due = isLast ? least : limit;
    if (due !== Number.POSITIVE_INFINITY && last < due) {
      missing.push([last + 1, due]);
      last = due;
    }
    const lost = missing.filter((run) => !isTold(run, segment.head));
    const isTorn = limit === Number.POSITIVE_INFINITY && segment.damaged.length > 0;
    taken.push({ segment, after, last, entries, missing, lost, isTorn });
  }
  return taken;
}

export const noSpare: Spare = async () => null;

/** What a backup's copy of the file gives, where it gives more. */
async function withSpare(taken: Taken, spare: Spare): Promise<Taken> {
  const { segment, after, last, lost } = taken;
  if (segment.isGone === true) return { ...taken, isSpare: true };
  if (lost.length === 0) return taken;
  const bytes = await spare(path.basename(segment.file));
  if (bytes === null) return taken;
  const copy: Segment = { ...segment, bytes, ...readSegment(bytes) };
  const [again] = take([copy], after, last, last);
  if (again === undefined || countOf(again.lost) >= countOf(lost)) return taken;
  return { ...again, isSpare: true, replaced: segment };
}

function countOf(runs: readonly SequenceRun[]): number {
  return runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** The last sequence that these later segments leave to the ones before them. */
function limitFrom(later: readonly Segment[], most: number): number {
  for (const { head, entries } of later) {
    if (head !== null) return head.after;
    const first = entries[0];
    if (first !== undefined) return first.sequence - 1;
  }
  return most;
}

function isTold([first, last]: SequenceRun, head: SegmentHead | null): boolean {
  return head?.missing?.some((run) => run[0] <= first && last <= run[1]) ?? false;
}

/**
 * Reads a segment that a snapshot covers, and mends it where it is not whole.
 *
 * @param now as in `recover`
 * @param beforeMending resolves when it is safe that the damage will not show again
 */
export async function readCovered(
  disk: Disk,
  { number, file, after, last, missing }: IndexedSegment,
  now: Date | null,
  beforeMending: (repair: Repair) => Promise<void> = async () => {},
  spare: Spare = noSpare,
): Promise<{ readonly segment: IndexedSegment; readonly repair: Repair | null }> {
  const read = await readFile(disk, file, number);
  const [taken] = take([read], after, last, last);
  if (taken === undefined) throw new Error(`Nothing taken from ${file}`);
  const lost = taken.lost.filter(
    ([from, to]) => !missing.some((run) => run[0] <= from && to <= run[1]),
  );
  const known = { number, file, after, last, missing: taken.missing };
  if (lost.length === 0) {
    return { segment: { ...known, places: placesIn(read, taken.entries) }, repair: null };
  }
  const damaged = await withSpare({ ...taken, lost }, now === null ? noSpare : spare);
  const aside = now === null ? null : asideOf(file, now);
  const repair = repairOf(damaged, aside);
  if (aside === null) {
    return { segment: { ...known, places: placesIn(read, taken.entries) }, repair };
  }
  await beforeMending(repair);
  const mended = { ...known, missing: damaged.missing };
  return { segment: { ...mended, places: await mend(disk, damaged, aside) }, repair };
}

function placesIn({ file }: Segment, entries: readonly FoundEntry[]): readonly EntryPlace[] {
  return entries.map(({ sequence, changeSetId, place }) => ({
    sequence,
    changeSetId,
    file,
    ...place,
  }));
}

function repairOf(taken: Taken, aside: string | null): Repair {
  const { segment, entries, lost, after, isSpare, replaced = segment } = taken;
  const firstLost = lost[0]?.[0];
  const lastSound = entries.at(-1)?.sequence ?? after;
  const isDamaged = replaced.damaged.length > 0;
  const kindOfLoss = isDamaged ? "damaged" : "missing";
  const kindOfNone = isSpare === true ? "restored" : "torn-tail";
  return {
    kind: lost.length === 0 ? kindOfNone : kindOfLoss,
    lost,
    after: firstLost === undefined ? lastSound : firstLost - 1,
    quarantined: isDamaged ? aside : null,
  };
}

/** Keeps a damaged segment aside and writes what is sound of it in its place. */
async function mend(
  disk: Disk,
  { segment, after, entries, lost, replaced = segment }: Taken,
  aside: string,
): Promise<readonly EntryPlace[]> {
  if (replaced.damaged.length > 0) {
    await disk.makeFolder(path.dirname(aside));
    await replaceFile(disk, aside, replaced.bytes);
  }
  const frames = [frameOfHead(mendedHead(segment, after, lost))];
  const places: EntryPlace[] = [];
  let offset = frames[0]?.length ?? 0;
  for (const { sequence, changeSetId, place } of entries) {
    const { file } = segment;
    const { length } = place;
    const frame = framed(segment.bytes.subarray(place.offset, place.offset + length));
    places.push({ sequence, changeSetId, file, offset: offset + headBytes, length });
    frames.push(frame);
    offset += frame.length;
  }
  await replaceFile(disk, segment.file, Buffer.concat(frames));
  return places;
}

function mendedHead(
  { number, head }: Segment,
  after: number,
  lost: readonly SequenceRun[],
): SegmentHead {
  const missing = lost.map(([first, last]): [number, number] => [first, last]);
  return {
    format: ledgerFormat,
    segment: number,
    after: head?.after ?? after,
    schemaVersion: head?.schemaVersion ?? 1,
    missing: [...(head?.missing ?? []), ...missing],
  };
}

function graveOf(folder: string, stand: ReturnType<typeof standOf>, last: number) {
  const { lastSegment, lastSequence: after, schemaVersion } = stand;
  const number = lastSegment + 1;
  const missing: [number, number][] = [[after + 1, last]];
  const file = path.join(folder, segmentName(number));
  const segment: IndexedSegment = { number, file, after, last, missing, places: [] };
  const head: SegmentHead = {
    format: ledgerFormat,
    segment: number,
    after,
    schemaVersion,
    missing,
  };
  return { segment, head };
}

/** Where a damaged file is kept for good: nothing damaged is ever deleted. */
function asideOf(file: string, now: Date): string {
  const time = now.toISOString().replaceAll(":", "-");
  const notebook = path.dirname(path.dirname(file));
  return path.join(notebook, "quarantine", `${path.basename(file)}.${time}`);
}

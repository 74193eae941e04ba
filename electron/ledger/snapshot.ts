import path from "node:path";
import { z } from "zod";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Row, recordOfRow, rowOfRecord } from "#shared/ledger/row.ts";
import { mergeRecords, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { codeOf, type Disk, type NewFile } from "./disk.ts";
import { framed, headBytes, soundPayload } from "./frame.ts";
import { turnOfOthers } from "./turn-of-others.ts";

/** The version of snapshot files; one of a higher version is passed over, as segments hold all of it. */
const snapshotFormat = 1;

/** Records that share a frame: small enough to parse between two frames on screen. */
const frameTarget = 256 * 1024;

/** A segment that a snapshot covers, and what must be found in it to call it whole. */
const coverSchema = z.object({
  segment: z.number().int().positive(),
  /** It holds the entries behind `after` up to `last`, but for those that are known to be lost. */
  after: z.number().int().nonnegative(),
  last: z.number().int().nonnegative(),
  missing: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Cover = z.infer<typeof coverSchema>;

const clockSchema = z.object({
  ms: z.number().int().nonnegative(),
  counter: z.number().int().nonnegative(),
});

const contentSchema = z.object({
  /** The last segment that it covers. */
  segment: z.number().int().positive(),
  schemaVersion: z.number().int().positive(),
  /** Version of the records it holds: that of the program which folded them (shared/domain/notebook). */
  recordsVersion: z.number().int().positive().default(1),
  /** The last sequence that is folded into it, or is known to be lost. */
  lastSequence: z.number().int().nonnegative(),
  clocks: z.object({ near: clockSchema, far: clockSchema }),
  covers: z.array(coverSchema),
  /** The last change set of each actor, by which the actor's next one is chained. */
  lastOfActor: z.record(z.string(), z.number().int().positive()),
  /** When the newest of the covered change set ids was made; an id made later is none of them. */
  newestIdMs: z.number().int().nonnegative(),
});
/** What a snapshot says of the ledger beside its records. */
export type SnapshotContent = z.infer<typeof contentSchema>;

const indexSchema = contentSchema.extend({
  format: z.number().int().positive(),
  /** Records of each table, live and deleted. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
  frames: z.array(
    z.object({
      table: z.string(),
      offset: z.number().int().nonnegative(),
      length: z.number().int().positive(),
      /** Ids of the first and last record in it; records lie in order of id. */
      first: z.string(),
      last: z.string(),
    }),
  ),
});
type SnapshotIndex = z.infer<typeof indexSchema>;
type SnapshotFrame = SnapshotIndex["frames"][number];

/** The frames written by this program hold such rows, and their checksum says that they still do. */
const frameSchema = z.custom<{ readonly rows: readonly Row[] }>();

/** The last bytes of a file: where its index begins. */
const trailerDigits = 16;
const trailerBytes = headBytes + trailerDigits;

/** Parsed frames that are kept: what a person edits lies close together. */
const keptFrames = 4;

/** Thrown on reading a snapshot that is not as it was written. */
export class SnapshotDamage extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`Damaged snapshot ${file}`);
    this.name = "SnapshotDamage";
    this.file = file;
  }
}

/** A snapshot on disk: its index is in memory, its records are read as they are asked for. */
export class Snapshot {
  readonly file: string;
  readonly bytes: number;
  readonly #disk: Disk;
  readonly #index: SnapshotIndex;
  readonly #kept = new Map<SnapshotFrame, ReadonlyMap<string, StoredRecord>>();

  private constructor(disk: Disk, file: string, bytes: number, index: SnapshotIndex) {
    this.#disk = disk;
    this.file = file;
    this.bytes = bytes;
    this.#index = index;
  }

  /** @throws SnapshotDamage when the file is damaged so far as opening shows it */
  static async open(disk: Disk, file: string): Promise<Snapshot> {
    const bytes = await sizeOf(disk, file);
    if (bytes < trailerBytes) throw new SnapshotDamage(file);
    const trailer = soundPayload(await disk.readAt(file, bytes - trailerBytes, trailerBytes));
    const offset = Number.parseInt(trailer?.toString("latin1") ?? "", 16);
    const length = bytes - trailerBytes - offset;
    if (!Number.isSafeInteger(offset) || length <= 0) throw new SnapshotDamage(file);
    const index = soundPayload(await disk.readAt(file, offset, length));
    const parsed = indexSchema.safeParse(index === null ? null : JSON.parse(index.toString()));
    if (!parsed.success || parsed.data.format > snapshotFormat) throw new SnapshotDamage(file);
    return new Snapshot(disk, file, bytes, parsed.data);
  }

  get content(): SnapshotContent {
    return this.#index;
  }

  get counts(): Readonly<Record<string, number>> {
    return this.#index.counts;
  }

  /** The records of a table, some at a time; others get their turn in between. */
  async *records(table: string): AsyncGenerator<readonly StoredRecord[]> {
    for (const frame of this.#index.frames) {
      if (frame.table !== table) continue;
      const rows = await this.#rowsOf(frame);
      yield rows.map(recordOfRow);
      await turnOfOthers();
    }
  }

  /** How the records of a table lie in the file, in order of id. */
  framesOf(table: string): readonly SnapshotFrame[] {
    return this.#index.frames.filter((frame) => frame.table === table);
  }

  /** The rows of one frame, as they were written. */
  async rowsIn(frame: SnapshotFrame): Promise<readonly Row[]> {
    return this.#rowsOf(frame);
  }

  /** What one frame holds, checked and not taken apart. */
  async payloadOf(frame: SnapshotFrame): Promise<Buffer> {
    return this.#payloadOf(frame);
  }

  /** One record; undefined when the snapshot has none under this id. */
  async record(table: string, id: string): Promise<StoredRecord | undefined> {
    const frame = this.#index.frames.find(
      (candidate) => candidate.table === table && candidate.first <= id && id <= candidate.last,
    );
    if (frame === undefined) return undefined;
    const kept =
      this.#kept.get(frame) ??
      new Map((await this.#rowsOf(frame)).map((row) => [row.id, recordOfRow(row)]));
    this.#kept.delete(frame);
    this.#kept.set(frame, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= keptFrames) break;
      this.#kept.delete(oldest);
    }
    return kept.get(id);
  }

  /** Reads every frame. @throws SnapshotDamage at the first that is not as it was written */
  async check(): Promise<void> {
    for (const frame of this.#index.frames) {
      await this.#payloadOf(frame);
      await turnOfOthers();
    }
  }

  async #rowsOf(frame: SnapshotFrame): Promise<readonly Row[]> {
    return frameSchema.parse(JSON.parse((await this.#payloadOf(frame)).toString())).rows;
  }

  async #payloadOf({ offset, length }: SnapshotFrame): Promise<Buffer> {
    try {
      const payload = soundPayload(await this.#disk.readAt(this.file, offset, length));
      if (payload !== null) return payload;
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
    throw new SnapshotDamage(this.file);
  }
}

async function sizeOf(disk: Disk, file: string): Promise<number> {
  try {
    return await disk.sizeOf(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new SnapshotDamage(file);
    throw error;
  }
}

export function snapshotName(segment: number): string {
  return `${String(segment).padStart(8, "0")}.snapshot`;
}

/** The last segment that a file of this name covers; null for any other file. */
export function snapshotNumber(fileName: string): number | null {
  const digits = /^(\d{8,})\.snapshot$/.exec(fileName)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Records as they stand: those of an earlier snapshot, and what was written since. */
export interface Standing {
  readonly base: Snapshot | null;
  readonly newer: NotebookState;
}

/**
 * Writes a snapshot beside the segments it covers, reads it back and only then answers.
 * It is the whole file or none, whenever the power goes.
 */
export async function writeSnapshot(
  disk: Disk,
  folder: string,
  content: SnapshotContent,
  standing: Standing,
): Promise<Snapshot> {
  const file = path.join(folder, snapshotName(content.segment));
  const part = `${file}.part`;
  await disk.remove(part);
  try {
    const handle = await disk.create(part);
    try {
      await new SnapshotWriter(handle).write(content, standing);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Read back under the name that no start looks at, so that one written badly is never found.
    await (await Snapshot.open(disk, part)).check();
    await disk.rename(part, file);
    await disk.syncFolder(folder);
  } catch (error) {
    await disk.remove(part);
    throw error;
  }
  return Snapshot.open(disk, file);
}

/** Writes the frames of a snapshot one after the other: never more than a frame of it is in memory. */
class SnapshotWriter {
  readonly #handle: NewFile;
  readonly #frames: SnapshotFrame[] = [];
  readonly #counts: Record<string, number> = {};
  #offset = 0;
  /** Rows of the frame that is being filled. */
  #rows: string[] = [];
  #bytes = 0;
  #first = "";
  #last = "";

  constructor(handle: NewFile) {
    this.#handle = handle;
  }

  async write(content: SnapshotContent, { base, newer }: Standing): Promise<void> {
    const tables = new Set([...Object.keys(base?.counts ?? {}), ...newer.keys()]);
    for (const table of tables) {
      await this.#writeTable(table, base, newer.get(table) ?? new Map());
    }
    const index: SnapshotIndex = {
      ...content,
      format: snapshotFormat,
      counts: this.#counts,
      frames: this.#frames,
    };
    const indexAt = this.#offset;
    await this.#writeFrame(Buffer.from(JSON.stringify(index)));
    await this.#writeFrame(Buffer.from(indexAt.toString(16).padStart(trailerDigits, "0")));
  }

  /** In order of id: frames of the former snapshot that nothing was written in are taken over as they are. */
  async #writeTable(
    table: string,
    base: Snapshot | null,
    newer: ReadonlyMap<string, StoredRecord>,
  ): Promise<void> {
    const ids = [...newer.keys()].sort(compare);
    let at = 0;
    let count = base?.counts[table] ?? 0;
    const addBefore = async (end: string | null) => {
      for (let id = ids[at]; id !== undefined && (end === null || id < end); id = ids[at]) {
        const record = newer.get(id);
        if (record !== undefined) await this.#add(table, id, rowOfRecord(record));
        count += 1;
        at += 1;
      }
    };
    for (const frame of base?.framesOf(table) ?? []) {
      await addBefore(frame.first);
      const next = ids[at];
      const isAsItWas = next === undefined || next > frame.last;
      // A small one is filled up, or every snapshot would leave one more of them.
      if (isAsItWas && frame.length >= frameTarget / 2) {
        await this.#flush(table);
        await this.#takeOver(frame, await base?.payloadOf(frame));
        continue;
      }
      for (const row of (await base?.rowsIn(frame)) ?? []) {
        await addBefore(row.id);
        const change = ids[at] === row.id ? newer.get(row.id) : undefined;
        if (change !== undefined) at += 1;
        const merged =
          change === undefined ? row : rowOfRecord(mergeRecords(recordOfRow(row), change));
        await this.#add(table, row.id, merged);
      }
    }
    await addBefore(null);
    await this.#flush(table);
    this.#counts[table] = count;
  }

  async #takeOver(frame: SnapshotFrame, payload: Buffer | undefined): Promise<void> {
    if (payload === undefined) return;
    const offset = this.#offset;
    const length = await this.#writeFrame(payload);
    this.#frames.push({ ...frame, offset, length });
    await turnOfOthers();
  }

  async #add(table: string, id: string, row: Row): Promise<void> {
    if (this.#rows.length === 0) this.#first = id;
    this.#last = id;
    const written = JSON.stringify(row);
    this.#rows.push(written);
    this.#bytes += written.length;
    if (this.#bytes >= frameTarget) await this.#flush(table);
  }

  async #flush(table: string): Promise<void> {
    if (this.#rows.length === 0) return;
    const payload = Buffer.from(`{"rows":[${this.#rows.join(",")}]}`);
    const [first, last] = [this.#first, this.#last];
    this.#rows = [];
    this.#bytes = 0;
    const offset = this.#offset;
    const length = await this.#writeFrame(payload);
    this.#frames.push({ table, offset, length, first, last });
    await turnOfOthers();
  }

  async #writeFrame(payload: Buffer): Promise<number> {
    const frame = framed(payload);
    await this.#handle.write(frame);
    this.#offset += frame.length;
    return frame.length;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

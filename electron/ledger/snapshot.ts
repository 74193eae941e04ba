import path from "node:path";
import { z } from "zod";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Row, recordOfRow, rowOfRecord } from "#shared/ledger/row.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
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

/**
 * Writes a snapshot beside the segments it covers, reads it back and only then answers.
 * It is the whole file or none, whenever the power goes.
 */
export async function writeSnapshot(
  disk: Disk,
  folder: string,
  content: SnapshotContent,
  state: NotebookState,
): Promise<Snapshot> {
  const file = path.join(folder, snapshotName(content.segment));
  const part = `${file}.part`;
  await disk.remove(part);
  try {
    const handle = await disk.create(part);
    try {
      await writeFrames(handle, content, state);
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

async function writeFrames(
  handle: NewFile,
  content: SnapshotContent,
  state: NotebookState,
): Promise<void> {
  const frames: SnapshotFrame[] = [];
  const counts: Record<string, number> = {};
  let offset = 0;
  const write = async (payload: string) => {
    const frame = framed(Buffer.from(payload));
    await handle.write(frame);
    offset += frame.length;
    return frame.length;
  };
  for (const [table, records] of state) {
    counts[table] = records.size;
    for (const { rows, first, last } of framesOf(records)) {
      const at = offset;
      const length = await write(`{"rows":[${rows.join(",")}]}`);
      frames.push({ table, offset: at, length, first, last });
      await turnOfOthers();
    }
  }
  const index: SnapshotIndex = { ...content, format: snapshotFormat, counts, frames };
  const indexAt = offset;
  await write(JSON.stringify(index));
  await write(indexAt.toString(16).padStart(trailerDigits, "0"));
}

function* framesOf(records: ReadonlyMap<string, StoredRecord>) {
  let rows: string[] = [];
  let bytes = 0;
  let first = "";
  let last = "";
  for (const [id, record] of [...records].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (rows.length === 0) first = id;
    last = id;
    const row = JSON.stringify(rowOfRecord(record));
    rows.push(row);
    bytes += row.length;
    if (bytes < frameTarget) continue;
    yield { rows, first, last };
    rows = [];
    bytes = 0;
  }
  if (rows.length > 0) yield { rows, first, last };
}

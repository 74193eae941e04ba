import path from "node:path";
import type { Disk, NewFile } from "./disk.ts";
import { frameOfHead, ledgerFormat, segmentName } from "./segment.ts";

/** A segment that grew beyond this is followed by a new one, so that none is too large to read at once. */
const largestSegmentBytes = 64 * 1024 * 1024;

export interface SegmentWriterOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** Of the records that its segments may hold. */
  readonly schemaVersion: number;
  /** The highest number that a segment of this ledger has had. */
  readonly lastSegment: number;
  /** A segment was begun for what comes after this sequence. */
  readonly onBegun: (segment: number, file: string, after: number) => void;
}

interface OpenSegment {
  readonly file: string;
  readonly handle: NewFile;
  bytes: number;
}

/** Writes at the end of the one segment that is open, and begins the next where there is none or it failed. */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  #last: number;
  #open: OpenSegment | null = null;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
    this.#last = options.lastSegment;
  }

  /** The highest number that was given so far. */
  get last(): number {
    return this.#last;
  }

  /**
   * Resolves with where the bytes begin once they were fsynced. A failed write may have left
   * anything in its segment, so they are written once more into a new one.
   *
   * @param after the sequence before them
   */
  async write(bytes: Buffer, after: number): Promise<{ file: string; offset: number }> {
    const open = this.#open;
    if (open !== null && open.bytes < largestSegmentBytes) {
      try {
        return await writeTo(open, bytes);
      } catch {
        // The cause shows again, and is told, when the new segment can not be written either.
      }
    }
    try {
      return await writeTo(await this.#begin(after), bytes);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** The next write begins a new segment. */
  async close(): Promise<void> {
    const handle = this.#open?.handle;
    this.#open = null;
    try {
      await handle?.close();
    } catch {
      // What mattered in it was fsynced before it was acknowledged.
    }
  }

  async #begin(after: number): Promise<OpenSegment> {
    await this.close();
    const { disk, folder, schemaVersion, onBegun } = this.#options;
    // The number is used up even when the file can not be made: names are never used twice.
    this.#last += 1;
    const file = path.join(folder, segmentName(this.#last));
    const open = { file, handle: await disk.create(file), bytes: 0 };
    this.#open = open;
    const head = frameOfHead({ format: ledgerFormat, segment: this.#last, after, schemaVersion });
    await open.handle.write(head);
    open.bytes = head.length;
    await disk.syncFolder(folder);
    onBegun(this.#last, file, after);
    return open;
  }
}

async function writeTo(segment: OpenSegment, bytes: Buffer) {
  const offset = segment.bytes;
  await segment.handle.write(bytes);
  await segment.handle.sync();
  segment.bytes += bytes.length;
  return { file: segment.file, offset };
}

import path from "node:path";
import { z } from "zod";
import type { Disk } from "./disk.ts";
import { framed, soundPayload } from "./frame.ts";

const markSchema = z.object({ lastSequence: z.number().int().nonnegative() });
/** Every mark has one length, so that it is written over in place. */
const markDigits = 64;

/**
 * The last sequence that was acknowledged, kept beside the segments: without it the loss
 * of a whole last segment, or of its last entries, could not be told from none. It is
 * written after the answer and never fsynced, so it may lag behind and never runs ahead.
 */
export class Mark {
  readonly #disk: Disk;
  readonly #file: string;
  #wanted: number | null = null;
  #writing: Promise<void> | null = null;

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#file = fileIn(folder);
  }

  /** Notes it soon; of several that wait only the latest is written. */
  note(lastSequence: number): void {
    this.#wanted = lastSequence;
    this.#writing ??= this.#write();
  }

  /** Resolves when all that was noted is written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#wanted !== null) {
      const mark = JSON.stringify({ lastSequence: this.#wanted }).padEnd(markDigits);
      this.#wanted = null;
      try {
        await this.#disk.overwrite(this.#file, framed(Buffer.from(mark)));
      } catch {
        // Nothing rests on it but a sharper eye for damage; the next one is tried again.
      }
    }
    this.#writing = null;
  }
}

/** The last sequence known to have been acknowledged; 0 when nothing is known. */
export async function readMark(disk: Disk, folder: string): Promise<number> {
  const bytes = await disk.read(fileIn(folder));
  const payload = bytes === null ? null : soundPayload(bytes);
  if (payload === null) return 0;
  return markSchema.parse(JSON.parse(payload.toString())).lastSequence;
}

function fileIn(folder: string): string {
  return path.join(folder, "last.mark");
}

import path from "node:path";
import { z } from "zod";
import { type Disk, replaceFile } from "./disk.ts";
import type { Repair } from "./recovery.ts";

const noteSchema = z.object({
  repairs: z.array(
    z.object({
      kind: z.enum(["torn-tail", "damaged", "missing", "snapshot", "restored"]),
      lost: z.array(z.tuple([z.number().int(), z.number().int()])),
      after: z.number().int(),
      quarantined: z.string().nullable(),
    }),
  ),
});

/**
 * What is still to be salvaged and told: written before a segment is mended, since the
 * damage does not show any more afterwards, and removed when all of it is done.
 */
export class SalvageNote {
  readonly #disk: Disk;
  readonly #file: string;

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#file = path.join(folder, "salvage.json");
  }

  async read(): Promise<readonly Repair[]> {
    const bytes = await this.#disk.read(this.#file);
    if (bytes === null) return [];
    try {
      return noteSchema.parse(JSON.parse(bytes.toString())).repairs;
    } catch {
      // That there is a note says enough: something is to be salvaged.
      return [{ kind: "damaged", lost: [], after: 0, quarantined: null }];
    }
  }

  async write(repairs: readonly Repair[]): Promise<void> {
    await replaceFile(this.#disk, this.#file, Buffer.from(JSON.stringify({ repairs })));
  }

  remove(): Promise<void> {
    return this.#disk.remove(this.#file);
  }
}

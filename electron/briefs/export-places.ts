import path from "node:path";
import { z } from "zod";
import { type Disk, replaceFile } from "../ledger/disk.ts";

const placesSchema = z.record(z.string(), z.string());

/** A notebook travels, the folders of a computer do not: where each brief went is kept beside the notebooks. */
export class ExportPlaces {
  readonly #disk: Disk;
  readonly #file: string;

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#file = path.join(folder, "export-places.json");
  }

  /** The file that a brief was last exported to on this computer; null when it never was. */
  async placeOf(briefId: string): Promise<string | null> {
    return (await this.#read())[briefId] ?? null;
  }

  async keep(briefId: string, file: string): Promise<void> {
    const places = { ...(await this.#read()), [briefId]: file };
    await replaceFile(this.#disk, this.#file, Buffer.from(JSON.stringify(places)));
  }

  /** A file that can not be read only means that the place is asked for again. */
  async #read(): Promise<Readonly<Record<string, string>>> {
    try {
      const bytes = await this.#disk.read(this.#file);
      if (bytes === null) return {};
      const places = placesSchema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
      return places.success ? places.data : {};
    } catch {
      return {};
    }
  }
}

import { createHash } from "node:crypto";
import { Zip, ZipDeflate } from "fflate";
import type { NewFile } from "../ledger/disk.ts";
import { largestZipBytes, mostZipEntries, sealBytes } from "./zip-limits.ts";

/** What is compressed at once: the main process answers others in between. */
const chunkBytes = 128 * 1024;

/** Writes a zip file part by part and seals it (README.md tells how). */
export class ZipWriter {
  readonly #file: NewFile;
  readonly #zip: Zip;
  readonly #sealed = createHash("sha256");
  #waiting: Uint8Array[] = [];
  #written = 0;
  #entries = 0;

  constructor(file: NewFile) {
    this.#file = file;
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      this.#waiting.push(chunk);
    });
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    this.#entries += 1;
    const entry = new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    for (let start = 0; start === 0 || start < bytes.length; start += chunkBytes) {
      const end = start + chunkBytes;
      entry.push(bytes.slice(start, end), end >= bytes.length);
      await this.#write(Buffer.concat(this.#waiting.splice(0)));
    }
    if (this.#entries > mostZipEntries || this.#written > largestZipBytes) {
      throw new RangeError("A zip file holds fewer than 65,535 entries and less than 4 GiB");
    }
  }

  /** Writes the zip's directory and, as its comment, the hash of all bytes before the comment. */
  async end(): Promise<void> {
    this.#zip.end();
    const directory = Buffer.concat(this.#waiting.splice(0));
    // The last field of a zip file is the length of its comment.
    directory.writeUInt16LE(sealBytes, directory.length - 2);
    await this.#write(directory);
    await this.#file.write(Buffer.from(`sha256:${this.#sealed.digest("hex")}`));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#sealed.update(bytes);
    this.#written += bytes.length;
    await this.#file.write(bytes);
  }
}

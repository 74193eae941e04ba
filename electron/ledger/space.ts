import { randomBytes } from "node:crypto";
import path from "node:path";
import { FailureError } from "#shared/failure.ts";
import type { Disk } from "./disk.ts";

const mebibyte = 1024 * 1024;

/** Below this the analyst is warned. */
export const lowBytes = 200 * mebibyte;
/** Below this nothing large is taken in any more, so that what is typed can still be saved. */
export const scarceBytes = 50 * mebibyte;

const ballastBytes = 8 * mebibyte;
/** On a small disk the ballast is no more than this share of what is free. */
const ballastShare = 1 / 10;
/** Where less is free there is no room for any ballast. */
const leastBytes = 8 * mebibyte;
/** Once it was needed it is made again only when this much is free. */
const againBytes = 4 * ballastBytes;

export type SpaceLevel = "enough" | "low" | "scarce";

/** How much room there is for the data folder. */
export interface Room {
  readonly level: SpaceLevel;
  readonly freeBytes: number;
}

/**
 * Watches over the room for a data folder, and keeps some in reserve: a file of real
 * bytes that is let go when the disk is full, so that the last edits are still written.
 */
export class Space {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #listeners = new Set<(room: Room) => void>();
  #level: SpaceLevel = "enough";
  #wasReleased = false;
  #making: Promise<void> | null = null;

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /** Hears whenever the level is another one. */
  onChange(listen: (room: Room) => void): void {
    this.#listeners.add(listen);
  }

  async room(): Promise<Room> {
    const freeBytes = await this.#disk.freeBytes(this.#folder);
    const level = freeBytes < scarceBytes ? "scarce" : freeBytes < lowBytes ? "low" : "enough";
    if (level !== this.#level) {
      this.#level = level;
      for (const listen of this.#listeners) listen({ level, freeBytes });
    }
    return { level, freeBytes };
  }

  /** @throws FailureError `disk-nearly-full` where so little is free that the rest is kept for edits */
  async checkRoom(): Promise<void> {
    const { level, freeBytes } = await this.room();
    if (level !== "scarce") return;
    throw new FailureError({
      kind: "disk-nearly-full",
      path: this.#folder,
      freeBytes,
      neededBytes: scarceBytes,
    });
  }

  /** Looks at the room again and sees to it that there is ballast where there is room for it. */
  async look(): Promise<void> {
    const { freeBytes } = await this.room();
    const least = this.#wasReleased ? againBytes : leastBytes;
    if (freeBytes < least) return;
    this.#making ??= this.#makeBallast(Math.min(ballastBytes, freeBytes * ballastShare)).finally(
      () => {
        this.#making = null;
      },
    );
    await this.#making;
  }

  /** Lets the ballast go. False when there is none left: the disk is full for good. */
  async release(): Promise<boolean> {
    const names = await this.#disk.list(this.#folder);
    if (!names.includes(ballastName)) return false;
    this.#wasReleased = true;
    await this.#disk.remove(this.#ballast);
    return true;
  }

  async #makeBallast(bytes: number): Promise<void> {
    const names = await this.#disk.list(this.#folder);
    if (names.includes(ballastName)) return;
    const part = `${this.#ballast}.part`;
    await this.#disk.remove(part);
    try {
      const handle = await this.#disk.create(part);
      try {
        // Bytes that no file system can shrink or leave out.
        for (let written = 0; written < bytes; written += mebibyte) {
          await handle.write(randomBytes(Math.min(mebibyte, Math.ceil(bytes - written))));
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.#disk.rename(part, this.#ballast);
    } catch (error) {
      await this.#disk.remove(part);
      throw error;
    }
  }

  get #ballast(): string {
    return path.join(this.#folder, ballastName);
  }
}

const ballastName = "ballast";

import { hashesOf, mostHashes, sharedShare } from "#shared/domain/likeness/sketch.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import { turnOfOthers } from "../ledger/turn-of-others.ts";
import { FollowedTables, type LookedAt } from "./followed-tables.ts";

/** Held against one before this process does something else: about as long as a frame on screen. */
const heldAtOnce = 20_000;
const firstRoom = 1024;

/** What a text version's sketch agrees with, and how much. */
export interface Alike {
  readonly id: string;
  readonly likeness: number;
}

/**
 * The sketches of a notebook's text versions, side by side in one stretch of memory: read once,
 * and from then on what was written since.
 */
export class KeptSketches {
  readonly #followed: FollowedTables<"textVersions">;
  readonly #ids: string[] = [];
  readonly #places = new Map<string, number>();
  #hashes = new Uint32Array(firstRoom * mostHashes);
  #lengths = new Uint8Array(firstRoom);

  constructor(ledger: LookedAt) {
    this.#followed = new FollowedTables(ledger, ["textVersions"], {
      see: (_, { id, fields }) => this.#keep(id, fields["sketch"]?.heads[0]?.value),
      takeIn: (changes) => {
        for (const { table, id, set } of changes) {
          if (table === "textVersions" && "sketch" in set) this.#keep(id, set["sketch"]);
        }
      },
    });
  }

  /** Those that agree at least so much with the sketch of one, the likest first; deleted ones among them. */
  async likest(versionId: string, least: number): Promise<readonly Alike[]> {
    await this.#followed.follow();
    const own = this.#places.get(versionId);
    if (own === undefined) return [];
    const sketch = this.#at(own);
    const found: Alike[] = [];
    for (const [place, id] of this.#ids.entries()) {
      if (place % heldAtOnce === heldAtOnce - 1) await turnOfOthers();
      if (place === own) continue;
      const likeness = sharedShare(sketch, this.#at(place));
      if (likeness >= least) found.push({ id, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness);
  }

  #at(place: number): Uint32Array {
    const from = place * mostHashes;
    return this.#hashes.subarray(from, from + (this.#lengths[place] ?? 0));
  }

  #keep(id: string, sketch: JsonValue | undefined): void {
    const hashes = typeof sketch === "string" ? hashesOf(sketch) : new Uint32Array();
    let place = this.#places.get(id);
    if (place === undefined) {
      if (hashes.length === 0) return;
      place = this.#ids.length;
      this.#ids.push(id);
      this.#places.set(id, place);
      this.#makeRoomFor(place);
    }
    this.#hashes.set(hashes, place * mostHashes);
    this.#lengths[place] = hashes.length;
  }

  #makeRoomFor(place: number): void {
    if (place < this.#lengths.length) return;
    const hashes = new Uint32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const lengths = new Uint8Array(2 * this.#lengths.length);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

import type { EntryPlace, IndexedSegment, SequenceRun } from "./recovery.ts";
import type { Cover } from "./snapshot.ts";

interface Held {
  readonly number: number;
  readonly file: string;
  readonly after: number;
  last: number;
  missing: readonly SequenceRun[];
  places: EntryPlace[] | null;
}

/** Reads the places in a segment that has not been read yet. */
export type ReadSegmentPlaces = (segment: IndexedSegment) => Promise<IndexedSegment>;

/** Where every entry of a ledger is kept. Segments that a snapshot covers are read when they are needed. */
export class EntryIndex {
  readonly #segments: Held[];
  readonly #read: ReadSegmentPlaces;
  readonly #sequenceOf = new Map<string, number>();
  /** One reading for all who wait for the same segment. */
  readonly #reading = new Map<Held, Promise<EntryPlace[]>>();

  constructor(segments: readonly IndexedSegment[], read: ReadSegmentPlaces) {
    this.#read = read;
    this.#segments = segments.map((segment) => ({
      ...segment,
      places: segment.places === null ? null : [...segment.places],
    }));
    for (const { places } of this.#segments) this.#learn(places ?? []);
  }

  /** The last entry that can be read; 0 when there is none. */
  get lastReadable(): number {
    for (const { after, last, missing, places } of [...this.#segments].reverse()) {
      const found = places === null ? lastBut(last, missing) : places.at(-1)?.sequence;
      if (found !== undefined && found > after) return found;
    }
    return 0;
  }

  /** The segments as a snapshot names them. */
  get covers(): readonly Cover[] {
    return this.#segments.map(({ number, after, last, missing }) => ({
      segment: number,
      after,
      last,
      missing: missing.map(([from, to]) => [from, to]),
    }));
  }

  begin(number: number, file: string, after: number): void {
    this.#segments.push({ number, file, after, last: after, missing: [], places: [] });
  }

  push(places: readonly EntryPlace[]): void {
    const segment = this.#segments.at(-1);
    if (segment?.places === undefined || segment.places === null) {
      throw new Error("Entries without a segment");
    }
    for (const place of places) segment.places.push(place);
    segment.last = places.at(-1)?.sequence ?? segment.last;
    this.#learn(places);
  }

  /** The places of entries after a sequence, in order; fewer than `limit` only at the end. */
  async after(sequence: number, limit: number): Promise<readonly EntryPlace[]> {
    const found: EntryPlace[] = [];
    for (const segment of this.#segments) {
      if (segment.last <= sequence) continue;
      const places = segment.places ?? (await this.#placesOf(segment));
      const from = firstAfter(places, sequence);
      for (const place of places.slice(from, from + limit - found.length)) found.push(place);
      if (found.length >= limit) break;
    }
    return found;
  }

  /** The sequence of a change set, as far as segments have been read. */
  sequenceOf(changeSetId: string): number | undefined {
    return this.#sequenceOf.get(changeSetId);
  }

  /** The change sets of all segments that have been read. */
  get changeSetIds(): Iterable<string> {
    return this.#sequenceOf.keys();
  }

  /** Reads those segments that are not there any more, so that their loss is told. */
  async readMissing(isMissing: (file: string) => boolean): Promise<void> {
    for (const segment of this.#segments) {
      if (segment.places === null && isMissing(segment.file)) await this.#placesOf(segment);
    }
  }

  /** The files up to a segment, in order. */
  filesUpTo(number: number): readonly string[] {
    return this.#segments.filter((one) => one.number <= number).map(({ file }) => file);
  }

  /** A file was rewritten: its entries are where they were in order, and elsewhere in the file. */
  forget(file: string): void {
    for (const segment of this.#segments) if (segment.file === file) segment.places = null;
  }

  /** Reads whatever has not been read, so that `sequenceOf` knows every change set. */
  async readAll(): Promise<void> {
    for (const segment of this.#segments) {
      if (segment.places === null) await this.#placesOf(segment);
    }
  }

  #placesOf(segment: Held): Promise<EntryPlace[]> {
    const reading =
      this.#reading.get(segment) ??
      this.#read(segment)
        .then(({ places, missing }) => {
          segment.places = [...(places ?? [])];
          segment.missing = missing;
          this.#learn(segment.places);
          return segment.places;
        })
        .finally(() => this.#reading.delete(segment));
    this.#reading.set(segment, reading);
    return reading;
  }

  #learn(places: readonly EntryPlace[]): void {
    for (const { changeSetId, sequence } of places) this.#sequenceOf.set(changeSetId, sequence);
  }
}

function lastBut(last: number, missing: readonly SequenceRun[]): number {
  let found = last;
  for (const [from, to] of [...missing].reverse()) if (to === found) found = from - 1;
  return found;
}

/** Index of the first place whose sequence is greater; by halves, since there may be a million. */
function firstAfter(places: readonly EntryPlace[], sequence: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.sequence ?? 0) > sequence) high = middle;
    else low = middle + 1;
  }
  return low;
}

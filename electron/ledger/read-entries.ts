import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { Disk } from "./disk.ts";
import type { EntryPlace } from "./recovery.ts";
import { entryOf } from "./segment.ts";

/** Reads the entries at these places. */
export async function readEntries(
  disk: Disk,
  places: readonly EntryPlace[],
): Promise<readonly LedgerEntry[]> {
  return (await readPayloads(disk, places)).map(entryOf);
}

/** The same as a list in JSON, as they were written: for whoever takes it apart elsewhere. */
export async function readWrittenEntries(
  disk: Disk,
  places: readonly EntryPlace[],
): Promise<string> {
  const payloads = await readPayloads(disk, places);
  return `[${payloads.map((payload) => payload.toString("utf8")).join(",")}]`;
}

/** With as few reads as their places allow. */
async function readPayloads(disk: Disk, places: readonly EntryPlace[]): Promise<readonly Buffer[]> {
  const payloads: Buffer[] = [];
  for (const run of runsOf(places)) {
    const bytes = await disk.readAt(run.file, run.offset, run.length);
    for (const { offset, length } of run.places) {
      const start = offset - run.offset;
      payloads.push(bytes.subarray(start, start + length));
    }
  }
  return payloads;
}

interface Run {
  readonly file: string;
  readonly offset: number;
  length: number;
  readonly places: EntryPlace[];
}

/** Places that lie near each other in one file, to be read at once. */
function runsOf(places: readonly EntryPlace[]): readonly Run[] {
  const largestRunBytes = 16 * 1024 * 1024;
  const runs: Run[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const end = place.offset + place.length;
    const isNear =
      run !== undefined &&
      run.file === place.file &&
      run.offset < place.offset &&
      end - run.offset < largestRunBytes;
    if (isNear) {
      run.length = end - run.offset;
      run.places.push(place);
    } else {
      runs.push({ file: place.file, offset: place.offset, length: place.length, places: [place] });
    }
  }
  return runs;
}

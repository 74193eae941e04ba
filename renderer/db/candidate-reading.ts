import { startWorker } from "#renderer/trusted-types.ts";
import workerAddress from "#renderer/workers/suggesting-worker.ts?worker&url";
import type { Candidate, SearchedPlace } from "#shared/suggesting/candidates.ts";
import {
  packedPlaces,
  type ReadingOrder,
  type ReadingReport,
} from "#shared/suggesting/reading-messages.ts";

interface Reading {
  readonly readingId: number;
  readonly found: Candidate[];
  readonly onRead: (all: readonly Candidate[]) => void;
}

interface WantedReading {
  readonly text: string;
  readonly places: readonly SearchedPlace[];
  readonly language: string;
}

export type CandidateReader = (
  wanted: WantedReading,
  onRead: (all: readonly Candidate[]) => void,
) => () => void;

/**
 * Has the rules read texts in a worker of its own, since one hostile paragraph can keep
 * them busy for seconds. What it hands out begins a reading and answers how to stop it.
 * One text at a time: another one takes its place.
 */
export function candidateReader(): CandidateReader {
  let worker: Worker | null = null;
  let lastReadingId = 0;
  let current: Reading | null = null;

  const take = ({ readingId, candidates, isLast }: ReadingReport): void => {
    if (current === null || current.readingId !== readingId) return;
    current.found.push(...candidates);
    if (!isLast) return;
    const { onRead, found } = current;
    current = null;
    onRead(found);
  };
  const order = (message: ReadingOrder, given: Transferable[] = []): void => {
    if (worker === null) {
      worker = startWorker(workerAddress, "suggesting");
      // Nobody but the worker, which is built with this page, holds the other end.
      worker.addEventListener("message", ({ data }: MessageEvent<ReadingReport>) => take(data));
    }
    worker.postMessage(message, given);
  };

  return ({ text, language, ...wanted }, onRead) => {
    lastReadingId += 1;
    const reading: Reading = { readingId: lastReadingId, found: [], onRead };
    current = reading;
    const places = packedPlaces(wanted.places);
    order({ readingId: reading.readingId, read: { text, language, places } }, [places.buffer]);
    return () => {
      if (current !== reading) return;
      current = null;
      order({ readingId: reading.readingId, read: null });
    };
  };
}

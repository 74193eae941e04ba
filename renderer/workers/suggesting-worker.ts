import { type Candidate, candidatesByPlace } from "#shared/suggesting/candidates.ts";
import {
  type ReadingOrder,
  type ReadingReport,
  unpackedPlaces,
} from "#shared/suggesting/reading-messages.ts";

/** Between two turns it is looked whether another text is wanted by now. */
const turnMs = 20;
/** The window takes so many in at a time without being held up. */
const candidatesOfReport = 200;

let wanted: ReadingOrder | null = null;
const turn = new MessageChannel();
/** A reading that was left may still be pausing while the next one pauses too. */
const resumes: (() => void)[] = [];
turn.port1.onmessage = () => {
  for (const resume of resumes.splice(0)) resume();
};

self.addEventListener("message", ({ data }: MessageEvent<ReadingOrder>) => {
  // Nobody but the window, which is built with this worker, holds its port.
  wanted = data;
  void read(data);
});

/** Reads until it is done, or another text is wanted. */
async function read(order: ReadingOrder): Promise<void> {
  if (order.read === null) return;
  const { text, language, places } = order.read;
  let found: Candidate[] = [];
  let until = performance.now() + turnMs;
  for (const candidates of candidatesByPlace(text, unpackedPlaces(places), language)) {
    found.push(...candidates);
    if (found.length >= candidatesOfReport) {
      report({ readingId: order.readingId, candidates: found, isLast: false });
      found = [];
    }
    if (performance.now() < until) continue;
    await pause();
    if (wanted !== order) return;
    until = performance.now() + turnMs;
  }
  report({ readingId: order.readingId, candidates: found, isLast: true });
}

/** Lets the messages that have come in meanwhile be taken: a timer would wait 4 ms each time. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    resumes.push(resolve);
    turn.port2.postMessage(null);
  });
}

function report(message: ReadingReport): void {
  self.postMessage(message);
}

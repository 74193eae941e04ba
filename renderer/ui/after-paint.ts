import { flushSync } from "react-dom";

/** A window that is not drawn has no frames. */
const latestMs = 100;

let waiting: (() => void)[] = [];

const channel = new MessageChannel();
channel.port1.onmessage = runAll;

/**
 * Puts off until the next frame is on screen what it need not show. Who may act on it before then
 * calls `catchUp` first.
 */
export function afterPaint(act: () => void): void {
  waiting.push(act);
  if (waiting.length > 1) return;
  requestAnimationFrame(() => channel.port2.postMessage(null));
  setTimeout(runAll, latestMs);
}

/** Resolves once the next frame is on screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => afterPaint(resolve));
}

/** Does at once, and has drawn, whatever was put off. */
export function catchUp(): void {
  if (waiting.length > 0) flushSync(runAll);
}

function runAll(): void {
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

import { flushSync } from "react-dom";

/** A window that is not drawn has no frames. */
const latestMs = 100;

let waiting: (() => void)[] = [];
let latest: ReturnType<typeof setTimeout> | undefined;

const channel = new MessageChannel();
channel.port1.onmessage = runAll;

// What is pressed next is meant for what is on screen: nothing may still be put off then.
for (const press of ["keydown", "pointerdown", "click"]) {
  globalThis.addEventListener(press, catchUp, { capture: true });
}

/** Puts off until the next frame is on screen, or something is pressed, what that frame need not show. */
export function afterPaint(act: () => void): void {
  waiting.push(act);
  if (waiting.length > 1) return;
  requestAnimationFrame(() => channel.port2.postMessage(null));
  latest = setTimeout(runAll, latestMs);
}

/** Resolves once the next frame is on screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => afterPaint(resolve));
}

function catchUp(): void {
  if (waiting.length > 0) flushSync(runAll);
}

function runAll(): void {
  clearTimeout(latest);
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

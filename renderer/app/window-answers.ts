import { onEvent, request } from "#renderer/bridge.ts";

type Settle = () => Promise<unknown>;
const settlers = new Set<Settle>();

/** Has something done before the window closes. Returns how to take it back. */
export function beforeClosing(settle: Settle): () => void {
  settlers.add(settle);
  return () => settlers.delete(settle);
}

/** Answers the main process: that this page is alive, and before closing, that all is handed over. */
export function answerMainProcess(): () => void {
  // A main process that does not take the answer has ended, and this window with it.
  const ignore = () => {};
  const stops = [
    onEvent("window:ask", () => {
      request("window:answer", {}).catch(ignore);
    }),
    onEvent("window:closing", () => {
      // The field that has the caret saves what is in it as if it had been left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      Promise.allSettled([...settlers].map((settle) => settle()))
        .then(() => request("window:settled", {}))
        .catch(ignore);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

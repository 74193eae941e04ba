import { useEffect } from "react";

/** A pane of the view that is open: "list", "work" or "inspector"; null where it is not on screen. */
export function paneElement(pane: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
}

/** The list or the text of a pane, where the letter keys act at once. */
export function keyTarget(pane: HTMLElement): HTMLElement | null {
  return pane.querySelector<HTMLElement>('[data-keys][tabindex="0"]');
}

/** Into a pane: onto its list or its text where it has one. */
export function focusPane(pane: HTMLElement): void {
  (keyTarget(pane) ?? pane).focus({ preventScroll: true });
}

// A view's reads are answered well within a second; after that the analyst has looked elsewhere.
const seekMs = 1000;

/**
 * Puts a focus that is nowhere, or on the work as a whole, onto the work's list or text, or onto the view's
 * list where the work has nothing to act on, as soon as either is there.
 *
 * @param workFirstMs so long the work alone is waited for
 * @returns how to stop looking
 */
export function seekFocus(workFirstMs: number): () => void {
  const startMs = performance.now();
  let frame = 0;
  const seek = () => {
    const work = paneElement("work");
    const isWaiting = document.activeElement === document.body || document.activeElement === work;
    // Behind a dialog nothing is to be done.
    if (work === null || !isWaiting || work.closest('[aria-hidden="true"], [inert]')) return;

    const waitedMs = performance.now() - startMs;
    const list = waitedMs >= workFirstMs ? paneElement("list") : null;
    const target = keyTarget(work) ?? (list === null ? null : keyTarget(list));
    // What stands above the text is where an article begins.
    (target ?? work).focus({ preventScroll: true });
    if (target === null && waitedMs < seekMs) frame = requestAnimationFrame(seek);
  };
  seek();
  return () => cancelAnimationFrame(frame);
}

/**
 * Once what goes now has gone: where it took the focus with it, the keys go on in the view. A pane that is put
 * away has it, or the button that a dialog came from and that nothing shows any more.
 */
export function takeLostFocus(): void {
  // What closes is drawn in the next frame, and gives the focus back one later.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) seekFocus(0);
      }),
    ),
  );
}

/** For what has buttons and goes with the first of them that does something: see `takeLostFocus`. */
export function useFocusHandedOn(): void {
  useEffect(() => takeLostFocus, []);
}

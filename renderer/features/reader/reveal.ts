import { useEffect, useRef } from "react";
import type { TextRange } from "#shared/anchoring/text-range.ts";

/** A mark by its id, or a stretch of the text. */
type Wanted = { readonly annotationId: string } | TextRange;
type Reveal = (wanted: Wanted) => void;

let current: Reveal | null = null;

/** Scrolls the text to a mark and flashes it, also when it is the chosen one already. */
export function revealMark(annotationId: string): void {
  current?.({ annotationId });
}

export function revealBlock({ start, end }: TextRange): void {
  current?.({ start, end });
}

/** Says how a place in the text is revealed, while the text is on screen. */
export function useReveal(reveal: Reveal): void {
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  });
  useEffect(() => {
    const mine: Reveal = (wanted) => latest.current(wanted);
    current = mine;
    return () => {
      if (current === mine) current = null;
    };
  }, []);
}

const textId = "reader-text";
const inspectorId = "reader-inspector";

export const paneIds = { text: textId, inspector: inspectorId } as const;

/** Puts the focus into the text, from where the letters mark passages. */
export function focusText(): void {
  document.getElementById(textId)?.focus({ preventScroll: true });
}

let wished: string | null = null;

/** Puts the focus into the text of an article: at once, or when its text has been read in. */
export function focusTextOf(articleId: string): void {
  if (document.getElementById(textId)?.dataset["article"] === articleId) focusText();
  else wished = articleId;
}

/** Grants the wish for the focus when the text of its article comes on screen. */
export function useWishedFocus(articleId: string): void {
  useEffect(() => {
    const isWished = wished === articleId;
    // Another article was opened meanwhile: nobody waits for the first one any more.
    wished = null;
    if (isWished) focusText();
  }, [articleId]);
}

export function focusInspector(): void {
  document.getElementById(inspectorId)?.focus({ preventScroll: true });
}

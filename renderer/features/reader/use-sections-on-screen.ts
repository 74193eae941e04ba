import { type RefObject, useEffect, useState } from "react";
import type { Section } from "./article-layout.ts";

/** How far beyond the window marks are drawn already, so that scrolling never shows bare text. */
const marginPx = 800;

export const sectionAttribute = "data-section";

/**
 * The places of the sections that are on screen or near it, in order.
 *
 * @param first what will be on screen, so that its marks are drawn together with its words
 */
export function useSectionsOnScreen(
  scroller: RefObject<HTMLElement | null>,
  sections: readonly Section[],
  first: () => readonly number[],
): readonly number[] {
  const [onScreen, setOnScreen] = useState(first);

  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    const elements = [...root.querySelectorAll(`[${sectionAttribute}]`)].slice(0, sections.length);
    let watched: readonly number[] = [];
    const look = () => {
      const shown = placesOnScreen(root, elements);
      setOnScreen((former) => (isSame(former, shown) ? former : shown));
      // The observer asks at every frame, also where nothing moves: of all sections of a long article
      // that takes a third of a millisecond. What comes on screen next stands beside what is there.
      const [top = 0, end = elements.length - 1] = [shown[0], shown.at(-1)];
      const next = elements.flatMap((_, place) =>
        place >= top - 1 && place <= end + 1 ? [place] : [],
      );
      for (const place of watched) {
        const element = elements[place];
        if (element !== undefined && !next.includes(place)) observer.unobserve(element);
      }
      for (const place of next) {
        const element = elements[place];
        if (element !== undefined && !watched.includes(place)) observer.observe(element);
      }
      watched = next;
    };
    const observer = new IntersectionObserver(look, { root, rootMargin: `${marginPx}px 0px` });
    look();
    return () => observer.disconnect();
  }, [scroller, sections]);

  return onScreen;
}

/** The elements stand below one another, so that the first and the last on screen are found by halving. */
function placesOnScreen(root: Element, elements: readonly Element[]): readonly number[] {
  const { top, bottom } = root.getBoundingClientRect();
  if (top === bottom) return [];
  const firstWith = (holds: (box: DOMRect) => boolean) => {
    let [low, high] = [0, elements.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const box = elements[middle]?.getBoundingClientRect();
      if (box !== undefined && holds(box)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const from = firstWith((box) => box.bottom >= top - marginPx);
  const to = firstWith((box) => box.top > bottom + marginPx);
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((place, index) => place === others[index]);
}

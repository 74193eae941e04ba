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
    const shown = new Set<number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.getAttribute(sectionAttribute));
          if (isIntersecting) shown.add(index);
          else shown.delete(index);
        }
        setOnScreen([...shown].filter((index) => index < sections.length).sort((a, b) => a - b));
      },
      { root, rootMargin: `${marginPx}px 0px` },
    );
    for (const element of root.querySelectorAll(`[${sectionAttribute}]`)) observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, sections]);

  return onScreen;
}

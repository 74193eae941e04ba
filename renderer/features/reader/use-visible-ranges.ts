import { type RefObject, useEffect, useState } from "react";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { Section } from "./article-layout.ts";

/** How far beyond the window marks are drawn already, so that scrolling never shows bare text. */
const marginPx = 800;

export const sectionAttribute = "data-section";

/** The ranges of the text that are on screen or near it, one for each visible section. */
export function useVisibleRanges(
  scroller: RefObject<HTMLElement | null>,
  sections: readonly Section[],
): readonly TextRange[] {
  const [visible, setVisible] = useState<readonly TextRange[]>([]);

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
        const ranges = [...shown].sort((a, b) => a - b).flatMap((index) => sections[index] ?? []);
        setVisible(ranges.map(({ start, end }) => ({ start, end })));
      },
      { root, rootMargin: `${marginPx}px 0px` },
    );
    for (const element of root.querySelectorAll(`[${sectionAttribute}]`)) observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, sections]);

  return visible;
}

import { type RefObject, useEffect, useRef } from "react";
import { recall } from "#renderer/ui/recall.ts";
import type { PassageDom } from "./passage-dom.ts";

const name = "reading-positions";
/** Articles whose place is kept; the one read longest ago is forgotten first. */
const mostKept = 200;
const settleMs = 300;

type Positions = readonly (readonly [articleId: string, offset: number])[];

function positions(): Positions {
  const stored = recall(name);
  if (!Array.isArray(stored)) return [];
  return stored.filter((entry): entry is readonly [string, number] => {
    return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "number";
  });
}

export function keepPosition(articleId: string, offset: number): void {
  const others = positions().filter(([id]) => id !== articleId);
  localStorage.setItem(
    `railhead.${name}`,
    JSON.stringify([...others, [articleId, offset]].slice(-mostKept)),
  );
}

/** Where the article was left, as an offset of its text; 0 for one that was not read yet. */
export function keptPosition(articleId: string): number {
  return positions().find(([id]) => id === articleId)?.[1] ?? 0;
}

/**
 * Keeps the place in each article on this device, and goes back to it when the article
 * is opened, unless something in it was asked for.
 */
export function useReadingPosition(
  articleId: string,
  scroller: RefObject<HTMLElement | null>,
  dom: PassageDom | null,
  goesBack: boolean,
): void {
  const isRestored = useRef(false);
  useEffect(() => {
    if (dom === null || isRestored.current) return;
    isRestored.current = true;
    const offset = keptPosition(articleId);
    if (goesBack && offset > 0) dom.elementAt(offset)?.scrollIntoView({ block: "start" });
  }, [articleId, dom, goesBack]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null || dom === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      const box = dom.root.getBoundingClientRect();
      const top = element.getBoundingClientRect().top;
      const offset = element.scrollTop === 0 ? 0 : dom.offsetFromPoint(box.left + 4, top + 40);
      if (offset !== null) keepPosition(articleId, offset);
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, settleMs);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  }, [articleId, scroller, dom]);
}

import { useEffect, useState } from "react";
import type { Section } from "./article-layout.ts";

/** About twenty screens: what is drawn before the window is first shown. */
const first = 12;
/** Sections added in one idle moment; measured to stay well under 50 ms. */
const more = 12;

/**
 * The sections that are in the document. A long article is put there piece by piece
 * while nothing else happens, since all of a megabyte at once holds the window up.
 *
 * @param wantedOffset where in the text reading begins; what stands before it is there at once
 */
export function useMountedSections(
  sections: readonly Section[],
  wantedOffset: () => number,
): readonly Section[] {
  const [count, setCount] = useState(() => {
    const wanted = wantedOffset();
    const at = sections.findIndex(({ end }) => end > wanted);
    return first + Math.max(0, at);
  });
  const isWhole = count >= sections.length;

  useEffect(() => {
    if (isWhole) return undefined;
    const idle = requestIdleCallback(() => setCount(count + more), { timeout: 200 });
    return () => cancelIdleCallback(idle);
  }, [isWhole, count]);

  return isWhole ? sections : sections.slice(0, count);
}

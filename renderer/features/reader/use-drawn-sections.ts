import { useCallback, useEffect, useMemo, useState } from "react";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { Section } from "./article-layout.ts";

/** About eight screens: what is drawn before the window is first shown, and where somebody jumps to. */
const before = 1;
const after = 3;
/** Sections added in one idle moment; measured to stay far under 50 ms. */
const more = 3;
/** So few sections away what is drawn grows to there; farther away it starts anew. */
const near = 8;

/** The sections whose words are in the document, from one place in the list up to another. */
export interface Drawn {
  readonly from: number;
  readonly to: number;
}

/**
 * Of all sections those that are drawn. A long article is put into the document piece by
 * piece while nothing else happens, since all of a megabyte at once holds the window up.
 *
 * @param wantedOffset where in the text reading begins
 */
export function useDrawnSections(
  sections: readonly Section[],
  wantedOffset: () => number,
): {
  readonly drawn: Drawn;
  readonly draw: (offset: number) => void;
  /** The section where reading begins. */
  readonly first: number;
} {
  const [first] = useState(() => placeOf(sections, wantedOffset()));
  const [stored, setDrawn] = useState<Drawn>(() => around(first));
  // After a decision on the text there may be fewer.
  const to = Math.min(stored.to, sections.length);
  const drawn = useMemo(() => ({ from: stored.from, to }), [stored.from, to]);
  const isWhole = drawn.from === 0 && drawn.to === sections.length;

  useEffect(() => {
    if (isWhole) return undefined;
    const grow = () =>
      setDrawn({
        from: Math.max(0, drawn.to === sections.length ? drawn.from - more : drawn.from),
        to: Math.min(sections.length, drawn.to + more),
      });
    const idle = requestIdleCallback(grow, { timeout: 200 });
    return () => cancelIdleCallback(idle);
  }, [isWhole, drawn, sections]);

  const draw = useCallback(
    (offset: number) => {
      const place = placeOf(sections, offset);
      setDrawn((now) => {
        if (isIn(now, place)) return now;
        const isNear = place >= now.from - near && place < now.to + near;
        if (!isNear) return around(place);
        return { from: Math.min(now.from, place), to: Math.max(now.to, place + 1) };
      });
    },
    [sections],
  );
  return { drawn, draw, first };
}

/** What will be on screen, before the window has said so. */
export function firstOnScreen({
  drawn,
  first,
}: {
  drawn: Drawn;
  first: number;
}): readonly number[] {
  return [first, first + 1].filter((place) => isIn(drawn, place));
}

export function isIn({ from, to }: Drawn, place: number): boolean {
  return place >= from && place < to;
}

/** The place of the section that holds an offset, or of the last one. */
export function placeOf(sections: readonly Section[], offset: number): number {
  const found = sections.findIndex(({ end }) => end > offset);
  return found === -1 ? Math.max(0, sections.length - 1) : found;
}

function around(place: number): Drawn {
  return { from: Math.max(0, place - before), to: place + after };
}

/** The ranges of the sections on screen that are drawn; asks for the others. */
export function useShownRanges(
  sections: readonly Section[],
  onScreen: readonly number[],
  { drawn, draw }: Pick<ReturnType<typeof useDrawnSections>, "drawn" | "draw">,
): readonly TextRange[] {
  const missing = onScreen.find((place) => !isIn(drawn, place));
  useEffect(() => {
    const section = missing === undefined ? undefined : sections[missing];
    if (section !== undefined) draw(section.start);
  }, [missing, sections, draw]);
  return useMemo(
    () =>
      onScreen
        .filter((place) => isIn(drawn, place))
        .flatMap((place) => sections[place] ?? [])
        .map(({ start, end }) => ({ start, end })),
    [sections, onScreen, drawn],
  );
}

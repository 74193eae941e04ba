/** A card that wants to stand at `wanted`, in pixels from the top of the text. */
export interface MarginWish {
  readonly id: string;
  readonly wanted: number;
  /** The notes and claims on it, at least one. */
  readonly entries: number;
}

export interface MarginPlace {
  readonly top: number;
  /** So many lines each of its entries has room for; all but the first are shown where the margin is narrow. */
  readonly lines: number;
}

/** Between two cards, so that they read as two. */
const gapPx = 4;
const linePx = 17;
/** Above and below the lines of an entry, together. */
const paddingPx = 9;
const mostLines = 6;

/** How high a card is whose entries take so many lines each. */
export function cardHeight(entries: number, lines: number): number {
  return entries * (lines * linePx + paddingPx);
}

/**
 * Where cards stand beside the text: each at its passage or, where another is in the
 * way, just below that one. They keep the order of their passages and never overlap:
 * one line of each entry always has room, more of them as far as the next card is away.
 */
export function marginPlaces(wishes: readonly MarginWish[]): ReadonlyMap<string, MarginPlace> {
  let free = 0;
  const cards = [...wishes]
    .sort((a, b) => a.wanted - b.wanted)
    .map(({ id, wanted, entries }) => {
      const top = Math.max(wanted, free);
      free = top + cardHeight(entries, 1) + gapPx;
      return { id, top, entries };
    });
  return new Map(
    cards.map(({ id, top, entries }, index) => {
      const next = cards[index + 1]?.top ?? Number.POSITIVE_INFINITY;
      const fitting = Math.floor(((next - gapPx - top) / entries - paddingPx) / linePx);
      return [id, { top, lines: Math.max(1, Math.min(mostLines, fitting)) }];
    }),
  );
}

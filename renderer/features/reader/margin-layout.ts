/** A card that wants to stand at `wanted`, in pixels from the top of the text. */
export interface MarginWish {
  readonly id: string;
  readonly wanted: number;
  readonly height: number;
}

/** Between two cards, so that they read as two. */
const gapPx = 4;

/**
 * Where cards stand beside the text: each at its passage or, where another is in the
 * way, just below that one. They keep the order of their passages and never overlap.
 */
export function marginTops(wishes: readonly MarginWish[]): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  let free = 0;
  for (const { id, wanted, height } of [...wishes].sort((a, b) => a.wanted - b.wanted)) {
    const top = Math.max(wanted, free);
    tops.set(id, top);
    free = top + height + gapPx;
  }
  return tops;
}

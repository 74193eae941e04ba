import type { Hedge } from "../claim/claim.ts";
import { patternOf } from "../wording/phrases.ts";
import { wordingOf } from "../wording/wordings.ts";

export interface HedgeInWords {
  readonly hedge: Hedge;
  /** The words that say so; null when nothing hedges. */
  readonly cue: string | null;
}

/** Least committed first: of several cues in one passage the weakest binds ("if … could probably" is conditional). */
const weakestFirst = ["conditional", "suspected", "possible", "probable", "approximate"] as const;

/** How far the words commit themselves. A proposal: irony and negation are the analyst's to see. */
export function hedgeIn(words: string): HedgeInWords {
  const { hedges } = wordingOf(words);
  for (const hedge of weakestFirst) {
    const found = patternOf(hedges[hedge]).exec(words);
    if (found !== null) return { hedge, cue: found[0].trim() };
  }
  return { hedge: "unhedged", cue: null };
}

import type { Hedge } from "../claim/claim.ts";

export interface HedgeInWords {
  readonly hedge: Hedge;
  /** The words that say so; null when nothing hedges. */
  readonly cue: string | null;
}

/**
 * Cues of each level, least committed first: of several in one passage the weakest
 * binds ("if … could probably" is conditional).
 */
const cues: readonly (readonly [Hedge, RegExp])[] = [
  [
    "conditional",
    /\b(?:if|unless|provided that|in case|any increase in)\b|もし|場合|(?:라면|이면|경우)/iu,
  ],
  [
    "suspected",
    /\b(?:suspect(?:s|ed)?|suspicions?|alleged(?:ly)?|reportedly|hints?(?: to| at)|concerns? about|concerns? that|rumou?red)\b|疑い|疑惑|의혹|의심/iu,
  ],
  // The month is written "May" and followed by a number or by punctuation; the verb by a word.
  [
    "possible",
    /\b(?:might|could|possibl[ey]|potential(?:ly)?|perhaps)\b|\b(?:may|May)(?= \p{Ll})|可能性|おそれ|恐れ|かもしれ|수 있|가능성|지도 모/u,
  ],
  [
    "probable",
    /\b(?:likely|probabl[ey]|expected to|appears? to|seems? to)\b|とみられ|だろう|見通し|것으로 보/iu,
  ],
  [
    "approximate",
    /\b(?:approximately|roughly)\b|\b(?:about|around|some|nearly|almost)(?= (?:an? )?[\d０-９])|[約约]|およそ|약 ?(?=[\d０-９])|대략/iu,
  ],
];

/** How far the words commit themselves. A proposal: irony and negation are the analyst's to see. */
export function hedgeIn(words: string): HedgeInWords {
  for (const [hedge, pattern] of cues) {
    const found = pattern.exec(words);
    if (found !== null) return { hedge, cue: found[0].trim() };
  }
  return { hedge: "unhedged", cue: null };
}

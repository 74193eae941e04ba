import type { Hedge } from "../domain/claim/claim.ts";
import { claimDismissalId } from "../domain/dismissal/dismissal.ts";
import { type EventLink, eventLinkIn } from "../domain/evidence/event-link.ts";
import type { ArticleId } from "../domain/ids.ts";
import { tokensOf } from "../domain/likeness/tokens.ts";
import type { Candidate } from "./candidates.ts";

/** What an article tells in one passage, ready to be held against what others tell. */
export interface ToldPassage extends Candidate {
  /** The same as long as the article says the same words. */
  readonly id: string;
  readonly articleId: ArticleId;
  /** Passages of one sentence have one number: they do not report twice. */
  readonly sentence: number;
  readonly link: EventLink | null;
  readonly stems: ReadonlySet<string>;
}

/** The candidates of an article, ready to be compared. */
export function toldPassages(
  articleId: ArticleId,
  text: string,
  candidates: readonly Candidate[],
): readonly ToldPassage[] {
  let sentence = 0;
  let last = 0;
  return candidates.map((candidate) => {
    if (/[.。!?！？\n]/u.test(text.slice(last, candidate.start))) sentence += 1;
    last = candidate.end;
    return {
      ...candidate,
      id: claimDismissalId(articleId, candidate.quote),
      articleId,
      sentence,
      link: eventLinkIn(candidate.quote),
      stems: stemsOf(candidate),
    };
  });
}

/** How a hedge counts where passages are held against each other: the number's own is not the sentence's. */
export const hedgeOf = ({ hedge }: Pick<ToldPassage, "hedge">): Hedge => hedge.hedge;

const common = new Set(
  "about after also amid among been before being between both could does during each even ever from have having here into itself just like made make many more most much must only other over past same shall should since some soon such than that their them then there these they this those through under until upon very well were what when where which while will with within would year years said says".split(
    " ",
  ),
);

/**
 * The words of a passage without their endings: "supplied" and "supplying" are one, and a
 * place of the gazetteer is one however it is spelt.
 */
export function stemsOf({ quote, place }: Pick<Candidate, "quote" | "place">): ReadonlySet<string> {
  const stems = new Set<string>();
  if (place !== null && place.place !== null) stems.add(`place ${place.place.id}`);
  for (const { text } of tokensOf(quote)) {
    if (/\d/u.test(text) || common.has(text)) continue;
    if (/\p{Script=Hangul}/u.test(text)) stems.add(text.length > 2 ? text.slice(0, 2) : text);
    else if (!/^\p{Script=Latin}/u.test(text)) stems.add(text);
    else if (text.length > 3) stems.add(text.slice(0, 5));
  }
  return stems;
}

/** How much words weigh: those that stand everywhere say nothing about what a passage is about. */
export class StemWeights {
  readonly #count: number;
  readonly #passagesWith = new Map<string, number>();
  readonly #totals = new WeakMap<ReadonlySet<string>, number>();

  constructor(passages: readonly Pick<ToldPassage, "stems">[]) {
    this.#count = passages.length;
    for (const { stems } of passages) {
      for (const stem of stems) {
        this.#passagesWith.set(stem, (this.#passagesWith.get(stem) ?? 0) + 1);
      }
    }
  }

  passagesWith(stem: string): number {
    return this.#passagesWith.get(stem) ?? 0;
  }

  /**
   * How much of the weight of both passages they have in common, 0 to 1 (`likeness`); the
   * same of the lighter passage alone (`share`); and in how many words.
   */
  alike(
    one: Pick<ToldPassage, "stems">,
    other: Pick<ToldPassage, "stems">,
  ): { readonly likeness: number; readonly share: number; readonly words: number } {
    let words = 0;
    let shared = 0;
    for (const stem of one.stems) {
      if (!other.stems.has(stem)) continue;
      words += 1;
      shared += this.#weight(stem);
    }
    const [a, b] = [this.#total(one.stems), this.#total(other.stems)];
    if (shared === 0) return { likeness: 0, share: 0, words: 0 };
    return { likeness: (2 * shared) / (a + b), share: shared / Math.min(a, b), words };
  }

  #total(stems: ReadonlySet<string>): number {
    const known = this.#totals.get(stems);
    if (known !== undefined) return known;
    let total = 0;
    for (const stem of stems) total += this.#weight(stem);
    this.#totals.set(stems, total);
    return total;
  }

  #weight(stem: string): number {
    return Math.log(1 + this.#count / Math.max(1, this.passagesWith(stem)));
  }
}

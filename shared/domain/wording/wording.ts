import type { ClaimKind, Hedge } from "../claim/claim.ts";
import type { Phrases } from "./phrases.ts";
import type { KindRuleId, LensRuleId } from "./rule-ids.ts";

/** What must be there for a rule to fire: every line given. A list is met by any of its phrases. */
export interface Cue {
  /** In the words of the suggestion itself. */
  readonly clause?: Phrases;
  /** What the suggestion begins with. */
  readonly opens?: Phrases;
  /** Anywhere in the sentence around it. */
  readonly sentence?: Phrases;
  /** Anywhere in the article: where writers say who they are. */
  readonly article?: Phrases;
  readonly notClause?: Phrases;
  readonly notSentence?: Phrases;
  readonly needs?: readonly ("figure" | "speaker" | "quotation" | "only-quotation" | "title")[];
  readonly kind?: readonly ClaimKind[];
  readonly notKind?: readonly ClaimKind[];
}

/** Where one claim of a sentence ends and the next begins. */
export interface Break {
  readonly construction: string;
  /** What parts the two; white space after it belongs to neither. */
  readonly mark: "," | ";" | "、" | " ";
  /** What stands just before the mark. */
  readonly after?: Phrases;
  /** What the next claim opens with. */
  readonly before?: Phrases;
}

/**
 * All that Railhead knows of how a language words claims. Data for a linguist to edit: how
 * phrases are written is told in phrases.ts, what each rule is called in the messages
 * (`suggestions.json`). Rules of a kind are asked in the order of `kindRuleIds`; of the
 * cues of a rule any will do.
 */
export interface Wording {
  readonly hedges: Readonly<Record<Exclude<Hedge, "unhedged">, Phrases>>;
  readonly kinds: Readonly<Partial<Record<KindRuleId, readonly Cue[]>>>;
  readonly lenses: Readonly<Partial<Record<LensRuleId, readonly Cue[]>>>;
  /** Sentences that hold no claim, by why. */
  readonly noClaims: Readonly<Record<string, readonly Cue[]>>;
  readonly breaks: readonly Break[];
  /** What a clause opens with that leads up to the main one: "While X, Y". */
  readonly openings: Phrases;
  /** What says that a figure is of another time than the report: "past images show 20". */
  readonly formerly: Phrases;
  /** What ties two events in the words: nearness in time, or cause. */
  readonly links: Readonly<Record<"coincides" | "causes", Phrases>>;
  /** What the speaker of the sentence before has released: "the report", "these images". */
  readonly released: Phrases;
}

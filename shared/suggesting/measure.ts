import { z } from "zod";
import type { TextRange } from "../anchoring/text-range.ts";
import { claimKindSchema } from "../domain/claim/claim.ts";
import { readPlainText } from "../domain/text/plain-text.ts";
import { type Candidate, candidatesIn } from "./candidates.ts";

/** An article whose claims a person has marked. */
export const labelledArticleSchema = z.object({
  about: z.string(),
  language: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  claims: z.array(
    z.object({
      /** Word for word as in the article. */
      quote: z.string(),
      kind: claimKindSchema,
      /** A claim that an analyst would miss; the others are welcome and not needed. */
      core: z.boolean(),
      speakers: z.array(z.string()).optional(),
      date: z.string().optional(),
    }),
  ),
});
export type LabelledArticle = z.infer<typeof labelledArticleSchema>;
export type Label = LabelledArticle["claims"][number];

export interface Measured {
  readonly core: number;
  readonly coreFound: number;
  readonly suggestions: number;
  readonly realSuggestions: number;
  /** Of the labels found: how many are of the kind suggested. */
  readonly kinds: { readonly right: number; readonly of: number };
  readonly missed: readonly Label[];
  readonly unreal: readonly Candidate[];
  readonly otherKind: readonly { readonly label: Label; readonly found: Candidate }[];
}

/** So much of a claim's words must stand in one suggestion for it to be found. */
const foundShare = 0.5;
/** So much of a suggestion's words must stand in claims for it to be one. */
const realShare = 0.5;

/**
 * Holds the rules against the claims a person marked in an article. Throws when a label is
 * not word for word in the article.
 */
export function measure({ title, paragraphs, claims, language }: LabelledArticle): Measured {
  const text = [title, ...paragraphs].join("\n\n");
  const { blocks } = readPlainText(text);
  const titled = blocks.map((block, index) =>
    index === 0 ? { ...block, role: "title" as const } : block,
  );
  const suggestions = candidatesIn(text, titled, language);
  const labels = claims.map((label) => ({ label, ...rangeOf(text, label) }));
  const best = labels.map((label) => {
    const overlapping = suggestions.filter((one) => shared(one, label) > 0);
    const found = overlapping.sort((a, b) => shared(b, label) - shared(a, label))[0];
    const isFound = found !== undefined && shared(found, label) / length(label) >= foundShare;
    return { label: label.label, found: isFound ? found : null };
  });
  const unreal = suggestions.filter((one) => {
    const covered = labels.reduce((sum, label) => sum + shared(one, label), 0);
    return covered / length(one) < realShare;
  });
  const hits = best.flatMap(({ label, found }) => (found === null ? [] : [{ label, found }]));
  const core = best.filter(({ label }) => label.core);
  return {
    core: core.length,
    coreFound: core.filter(({ found }) => found !== null).length,
    suggestions: suggestions.length,
    realSuggestions: suggestions.length - unreal.length,
    kinds: {
      right: hits.filter(({ label, found }) => label.kind === found.kind).length,
      of: hits.length,
    },
    missed: core.flatMap(({ label, found }) => (found === null ? [label] : [])),
    unreal,
    otherKind: hits.filter(({ label, found }) => label.kind !== found.kind),
  };
}

function rangeOf(text: string, { quote }: Label): TextRange {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`Not in the article: ${quote}`);
  return { start, end: start + quote.length };
}

const length = ({ start, end }: TextRange): number => end - start;

const shared = (one: TextRange, other: TextRange): number =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));

import { z } from "zod";
import { articleIdSchema, derivedId } from "../ids.ts";

/**
 * A proposal that the analyst does not want to see again in this notebook: a candidate
 * claim, a drift, or two passages of one origin. Bringing it back deletes the record.
 */
export const dismissalSchema = z.object({
  id: z.string().min(1).max(400),
  kind: z.enum(["claim", "drift", "origin"]),
  /** The article the proposal stands in; null when it concerns several. */
  articleId: articleIdSchema.nullable(),
  /** The words of the proposal as they were shown. */
  words: z.string().max(10_000),
  reason: z.string().max(2000).nullable(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;

/**
 * A candidate claim is the same one as long as its article says the same words: text
 * versions and offsets may change under it.
 */
export function claimDismissalId(articleId: string, quote: string): string {
  const words = quote.normalize("NFKC").replaceAll(/\s+/gu, " ").trim();
  return derivedId("dismissed-claim", articleId, words.slice(0, 60), checkOf(words));
}

/** A proposal about two records is the same whichever of them is named first. */
export function pairDismissalId(kind: "drift" | "origin", one: string, other: string): string {
  return derivedId(`dismissed-${kind}`, ...[one, other].sort());
}

/** Tells long quotes with one beginning apart (FNV-1a, and their length). */
function checkOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  }
  return `${words.length}-${(hash >>> 0).toString(16)}`;
}

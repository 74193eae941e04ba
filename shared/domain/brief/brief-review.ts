import { z } from "zod";
import { type BriefId, briefIdSchema, derivedId } from "../ids.ts";

/**
 * What no rule can find and a second reader has to look for. The words are in the message
 * catalogue under the same name.
 */
export const reviewItems = [
  "reader-knows-what-to-do",
  "suspected-not-stated",
  "recommended-not-decided",
  "said-by-whom",
  "repeated-not-corroborated",
  "nobody-speaks-for-a-public",
  "concern-of-its-own-people",
  "spelling-of-quotations",
  "gaps-and-collection",
  "names-needed",
] as const;
export type ReviewItem = (typeof reviewItems)[number];

/**
 * One item of the reviewer's checklist that somebody looked at: who and when is what its
 * stamp says. Id derived from brief and item.
 */
export const briefReviewSchema = z.object({
  id: z.string().min(1).max(400),
  briefId: briefIdSchema,
  item: z.string().min(1).max(100),
  isMet: z.boolean(),
});
export type BriefReview = z.infer<typeof briefReviewSchema>;

export function reviewId(briefId: BriefId, item: ReviewItem): string {
  return derivedId("review", briefId, item);
}

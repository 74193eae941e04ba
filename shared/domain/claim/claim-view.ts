import { z } from "zod";
import { claimSchema } from "./claim.ts";

export const decisionFilters = ["any", "relevant", "not-relevant", "undecided"] as const;
export type DecisionFilter = (typeof decisionFilters)[number];
export const groupings = ["none", "kind", "article", "standing"] as const;
export type Grouping = (typeof groupings)[number];
export const sortings = ["made", "newest", "statement", "date", "credibility"] as const;
export type Sorting = (typeof sortings)[number];

/** Which claims a list shows and in which order. null filters nothing. */
export const claimViewSchema = z.object({
  search: z.string(),
  kind: claimSchema.shape.kind.nullable(),
  articleId: z.string().nullable(),
  lensId: z.string().nullable(),
  decision: z.enum(decisionFilters),
  onlyUnfinished: z.boolean(),
  group: z.enum(groupings),
  sort: z.enum(sortings),
});
export type ClaimView = Readonly<z.infer<typeof claimViewSchema>>;

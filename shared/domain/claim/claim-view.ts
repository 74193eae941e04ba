import { z } from "zod";
import { directionSchema, severitySchema } from "../impact/impact.ts";
import { claimSchema } from "./claim.ts";

export const decisionFilters = ["any", "relevant", "not-relevant", "undecided"] as const;
export type DecisionFilter = (typeof decisionFilters)[number];
export const ratingFilters = ["any", "rated", "unrated", "1", "2", "3", "4", "5", "6"] as const;
export type RatingFilter = (typeof ratingFilters)[number];
export const groupings = ["none", "kind", "article", "standing"] as const;
export type Grouping = (typeof groupings)[number];
export const sortings = ["made", "newest", "statement", "date", "credibility"] as const;
export type Sorting = (typeof sortings)[number];

/** Which claims a list shows and in which order. null filters nothing. */
export const claimViewSchema = z.object({
  search: z.string(),
  kind: claimSchema.shape.kind.nullable(),
  articleId: z.string().nullable(),
  /** A tag of the claim, of one of its passages or of their articles. Views saved before there was one have none. */
  tagId: z.string().nullable().default(null),
  lensId: z.string().nullable(),
  decision: z.enum(decisionFilters),
  /** Of a decision through the lens chosen, or through any. */
  direction: directionSchema.nullable(),
  /** This severity or a graver one. */
  severity: severitySchema.nullable(),
  rating: z.enum(ratingFilters),
  /** An origin of one of its passages; `unset` and `unknown` for passages without one. */
  originId: z.string().nullable(),
  /** Reported on this day or later, and on this day or earlier: YYYY, YYYY-MM or YYYY-MM-DD. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  onlyUnfinished: z.boolean(),
  group: z.enum(groupings),
  sort: z.enum(sortings),
});
export type ClaimView = Readonly<z.infer<typeof claimViewSchema>>;

/** Every claim, in the order of making. */
export const wholeView: ClaimView = {
  search: "",
  kind: null,
  articleId: null,
  tagId: null,
  lensId: null,
  decision: "any",
  direction: null,
  severity: null,
  rating: "any",
  originId: null,
  from: null,
  until: null,
  onlyUnfinished: false,
  group: "none",
  sort: "made",
};

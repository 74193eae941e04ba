import { z } from "zod";
import { claimIdSchema, hypothesisIdSchema } from "../ids.ts";

/**
 * One of several explanations that compete (analysis of competing hypotheses, R. J. Heuer,
 * "Psychology of Intelligence Analysis", 1999, chapter 8).
 */
export const hypothesisSchema = z.object({
  id: hypothesisIdSchema,
  statement: z.string().min(1).max(10_000),
  note: z.string().max(100_000).nullable(),
  position: z.string().min(1).max(200),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

export const readings = ["consistent", "inconsistent", "neutral"] as const;
export const readingSchema = z.enum(readings);
export type Reading = z.infer<typeof readingSchema>;

/** How a claim reads if a hypothesis is true. Id derived from both. */
export const hypothesisClaimSchema = z.object({
  id: z.string(),
  hypothesisId: hypothesisIdSchema,
  claimId: claimIdSchema,
  /** Null: the claim stands in the matrix and nobody has held it against this hypothesis yet. */
  reading: readingSchema.nullable(),
  reason: z.string().max(20_000).nullable(),
});
export type HypothesisClaim = z.infer<typeof hypothesisClaimSchema>;

import { z } from "zod";
import { claimIdSchema, impactIdSchema, lensDimensionIdSchema, lensIdSchema } from "../ids.ts";

export const directions = ["worsens", "improves", "neutral", "unclear"] as const;
export const directionSchema = z.enum(directions);
export type Direction = z.infer<typeof directionSchema>;

/** Least first; the index is the length of the severity bar, 0-4. */
export const severities = ["none", "low", "moderate", "high", "critical"] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/**
 * One claim decided through one lens. "Considered, not relevant" is a decision too
 * and then has neither direction nor severity. Id derived from claim and lens.
 */
export const impactSchema = z.object({
  id: impactIdSchema,
  claimId: claimIdSchema,
  lensId: lensIdSchema,
  decision: z.enum(["relevant", "not-relevant"]),
  direction: directionSchema.nullable(),
  severity: severitySchema.nullable(),
  reason: z.string().max(20_000).nullable(),
});
export type Impact = z.infer<typeof impactSchema>;

/** A lens's own dimension answered for one impact. Id derived from impact and dimension. */
export const impactDimensionSchema = z.object({
  id: z.string(),
  impactId: impactIdSchema,
  dimensionId: lensDimensionIdSchema,
  /** Chosen options, one number, or one text, after the dimension's kind. */
  value: z.union([z.array(z.string().max(300)).max(100), z.number(), z.string().max(10_000)]),
});
export type ImpactDimension = z.infer<typeof impactDimensionSchema>;

import { z } from "zod";
import { claimKindSchema } from "../claim/claim.ts";
import { lensDimensionIdSchema, lensIdSchema } from "../ids.ts";

/** A question asked of claims. The built-in lenses have their slug as id, so that notebooks agree on them. */
export const lensSchema = z.object({
  id: lensIdSchema,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  name: z.string().min(1).max(300),
  region: z.string().max(300),
  concern: z.string().max(300),
  definition: z.string().max(20_000),
  includeRules: z.string().max(20_000),
  excludeRules: z.string().max(20_000),
  /** Passages that the rules let in and keep out, one a line: what two people decide alike by. */
  includeExamples: z.string().max(20_000).nullish(),
  excludeExamples: z.string().max(20_000).nullish(),
  /** The kinds of claim it is meant for; a claim of another kind needs a typed reason. Missing or null: any kind. */
  claimKinds: z.array(claimKindSchema).max(20).nullish(),
  /** What each direction means for this lens, in words. */
  worsensMeans: z.string().max(2000),
  improvesMeans: z.string().max(2000),
  neutralMeans: z.string().max(2000),
  unclearMeans: z.string().max(2000),
  /** Fractional index: the notebook's order of lenses, which the keys 1-9 follow. */
  position: z.string().min(1).max(200),
  isBuiltIn: z.boolean(),
});
export type Lens = z.infer<typeof lensSchema>;

export const dimensionKinds = ["scale", "choice", "choices", "segment", "number", "text"] as const;
export type DimensionKind = (typeof dimensionKinds)[number];

/** True for the kinds that are answered by choosing. */
export function hasOptions(kind: DimensionKind): boolean {
  return kind === "scale" || kind === "choice" || kind === "choices";
}

/** Something the lens asks of each relevant claim beside direction and severity. */
export const lensDimensionSchema = z.object({
  id: lensDimensionIdSchema,
  lensId: lensIdSchema,
  label: z.string().min(1).max(300),
  /** A scale is a choice whose options have an order; a segment names a group of people. */
  kind: z.enum(dimensionKinds),
  /** Choices as they are offered, in order (a scale from least to most); empty for numbers and text. */
  options: z.array(z.string().max(300)).max(100),
  isRequired: z.boolean(),
  position: z.string().min(1).max(200),
});
export type LensDimension = z.infer<typeof lensDimensionSchema>;

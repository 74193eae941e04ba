import { z } from "zod";
import { claimIdSchema, judgementIdSchema, lensIdSchema } from "../ids.ts";
import { confidenceSchema, likelihoodTermSchema } from "./likelihood.ts";

/** What the analyst concludes. `statement` reads on from "It is likely that …". */
export const judgementSchema = z.object({
  id: judgementIdSchema,
  statement: z.string().min(1).max(10_000),
  likelihood: likelihoodTermSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  confidenceReason: z.string().max(10_000).nullable(),
  lensId: lensIdSchema.nullable(),
  assumptions: z.string().max(20_000).nullable(),
  /** What would change it: printed among the indicators. */
  wouldChange: z.string().max(20_000).nullable(),
  position: z.string().min(1).max(200),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** A claim a judgement rests on, or that speaks against it. Id derived from both. */
export const judgementClaimSchema = z.object({
  id: z.string(),
  judgementId: judgementIdSchema,
  claimId: claimIdSchema,
  stance: z.enum(["for", "against"]),
});
export type JudgementClaim = z.infer<typeof judgementClaimSchema>;

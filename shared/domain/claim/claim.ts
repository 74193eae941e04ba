import { z } from "zod";
import { claimIdSchema } from "../ids.ts";

export const claimKinds = [
  "fact",
  "figure",
  "attribution",
  "opinion",
  "forecast",
  "sentiment",
  "prescription",
] as const;
export const claimKindSchema = z.enum(claimKinds);
export type ClaimKind = z.infer<typeof claimKindSchema>;

/** How far the words commit themselves, strongest first. */
export const hedges = [
  "unhedged",
  "approximate",
  "probable",
  "possible",
  "suspected",
  "conditional",
] as const;
export const hedgeSchema = z.enum(hedges);
export type Hedge = z.infer<typeof hedgeSchema>;

/**
 * Credibility of the information, Admiralty code (STANAG 2511 / AJP-2.1). 6 means
 * "not judged", never "middling"; null means nobody has rated it yet.
 */
export const credibilities = [1, 2, 3, 4, 5, 6] as const;
export const credibilitySchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
]);
export type Credibility = z.infer<typeof credibilitySchema>;

/** The analyst's normalised statement held up for assessment; what passages report is evidence. */
export const claimSchema = z.object({
  id: claimIdSchema,
  statement: z.string().min(1).max(10_000),
  kind: claimKindSchema,
  hedge: hedgeSchema,
  credibility: credibilitySchema.nullable(),
  credibilityReason: z.string().max(10_000).nullable(),
  note: z.string().max(100_000).nullable(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Forecasts, opinions and prescriptions take no credibility number: it rates information, not views. */
export function takesCredibility(kind: ClaimKind): boolean {
  return kind !== "forecast" && kind !== "opinion" && kind !== "prescription";
}

import { z } from "zod";
import { claimIdSchema, relationIdSchema } from "../ids.ts";

export const relationKinds = [
  "repeats",
  "corroborates",
  "contradicts",
  "tension",
  "qualifies",
  "elaborates",
  "supports-condition",
  "triggers",
  "drifts",
  "may-cause",
  "coincides-with",
] as const;
export const relationKindSchema = z.enum(relationKinds);
export type RelationKind = z.infer<typeof relationKindSchema>;

/** Claim to claim. Id derived from kind and both ends. Symmetric kinds store the smaller id first. */
export const relationSchema = z.object({
  id: relationIdSchema,
  kind: relationKindSchema,
  fromClaimId: claimIdSchema,
  toClaimId: claimIdSchema,
  note: z.string().max(100_000).nullable(),
});
export type Relation = z.infer<typeof relationSchema>;

/** Kinds that say the same both ways round. */
export function isSymmetric(kind: RelationKind): boolean {
  return ["repeats", "corroborates", "contradicts", "tension", "coincides-with"].includes(kind);
}

/** Kinds that open a conflict until somebody resolves it with a reason. */
export function opensConflict(kind: RelationKind): kind is "contradicts" | "tension" | "drifts" {
  return kind === "contradicts" || kind === "tension" || kind === "drifts";
}

import { z } from "zod";
import { conflictIdSchema, relationIdSchema } from "../ids.ts";

/**
 * An unresolved contradiction, tension or drift between two claims or two pieces of
 * evidence. Stays in the register, and in every brief it touches, until resolved with
 * a reason. Id derived from kind and both ends.
 */
export const conflictSchema = z.object({
  id: conflictIdSchema,
  kind: z.enum(["contradiction", "tension", "drift"]),
  endKind: z.enum(["claim", "evidence"]),
  leftId: z.string().min(1).max(400),
  rightId: z.string().min(1).max(400),
  /** The relation that opened it; null for drift between passages of one claim. */
  relationId: relationIdSchema.nullable(),
  /** What the two say against each other, in the analyst's words. */
  note: z.string().max(100_000).nullable(),
  resolution: z.enum(["open", "left-preferred", "right-preferred", "both-stand", "not-a-conflict"]),
  resolutionReason: z.string().max(100_000).nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;

export function isOpen(conflict: Pick<Conflict, "resolution">): boolean {
  return conflict.resolution === "open";
}

import { z } from "zod";
import { originIdSchema, sourceIdSchema } from "../ids.ts";

/**
 * Where a piece of information first came from. `own-judgement` is for what an
 * author concludes or feels: known, and never counted as an independent origin.
 */
export const originSchema = z.object({
  id: originIdSchema,
  name: z.string().min(1).max(1000),
  kind: z.enum([
    "report",
    "imagery",
    "statement",
    "document",
    "data",
    "event-witness",
    "own-judgement",
    "other",
  ]),
  /** The origin this one was derived from; its root is what counts. */
  derivedFromId: originIdSchema.nullable(),
  /** Who made it, when that is a registered source. */
  sourceId: sourceIdSchema.nullable(),
  note: z.string().max(100_000).nullable(),
});
export type Origin = z.infer<typeof originSchema>;

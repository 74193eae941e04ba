import { z } from "zod";
import { blobHashSchema } from "../ids.ts";

/** An original or text that is not, byte for byte, what was imported. */
const damagedSchema = z.object({
  articleId: z.string(),
  what: z.enum(["original", "text"]),
  hash: blobHashSchema,
});
export type DamagedOriginal = z.infer<typeof damagedSchema>;

/**
 * Something done with the notebook as a whole that belongs in the custody log: its originals
 * were checked again, its log or all of it was handed out, something was purged.
 */
export const custodyActSchema = z.object({
  id: z.string(),
  kind: z.enum(["originals-verified", "log-exported", "archive-saved", "purged"]),
  at: z.iso.datetime(),
  /** Of what was handed out. */
  fileName: z.string().max(1000).nullable(),
  fileHash: blobHashSchema.nullable(),
  /** How many originals and texts were checked, or how many records were purged. */
  count: z.number().int().nonnegative().nullable(),
  /** Those that were not sound. */
  damaged: z.array(damagedSchema).max(10_000),
  /** Places where the chain of an actor does not hold. */
  chainBreaks: z.number().int().nonnegative().nullable(),
});
export type CustodyAct = z.infer<typeof custodyActSchema>;

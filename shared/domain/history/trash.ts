import { z } from "zod";
import { purgeableSchema } from "./retention.ts";

/** A deleted record as the trash shows it. */
export const trashedThingSchema = z.object({
  table: purgeableSchema,
  id: z.string(),
  name: z.string().nullable(),
  /** UTC. */
  deletedAt: z.string(),
  who: z.string().nullable(),
  /** How many live records are hidden while it is away, by table. */
  hidden: z.record(z.string(), z.number().int()),
});
export type TrashedThing = z.infer<typeof trashedThingSchema>;

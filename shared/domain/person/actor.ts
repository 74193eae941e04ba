import { z } from "zod";
import { actorIdSchema } from "../ids.ts";

/** Who wrote: a person on a device. A copied or restored profile gets a new device. */
export const actorSchema = z.object({
  id: actorIdSchema,
  personName: z.string().trim().min(1).max(200),
  deviceId: z.uuid(),
});
export type Actor = z.infer<typeof actorSchema>;

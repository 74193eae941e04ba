import { z } from "zod";

/** A view of the claims board that the analyst wants to come back to. */
export const savedViewSchema = z.object({
  id: z.string().min(1).max(400),
  name: z.string().trim().min(1).max(200),
  /** Filters, groups and order as JSON of the board; what a later board does not know it passes over. */
  view: z.string().min(2).max(20_000),
});
export type SavedView = z.infer<typeof savedViewSchema>;

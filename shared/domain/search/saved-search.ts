import { z } from "zod";

/** A search that the analyst wants to ask again: a standing question to the notebook. */
export const savedSearchSchema = z.object({
  id: z.string().min(1).max(400),
  name: z.string().trim().min(1).max(200),
  /** As it is typed into the search. */
  query: z.string().min(1).max(2000),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

import { z } from "zod";
import { notebookIdSchema } from "../ids.ts";

/** The notebook's own record; the title in the catalogue is a copy of this one. */
export const notebookSchema = z.object({
  id: notebookIdSchema,
  title: z.string().trim().min(1).max(200),
  /** The row of ICD 203 terms this notebook writes in; rows are not mixed. */
  likelihoodRow: z.union([z.literal(1), z.literal(2)]),
  isSample: z.boolean(),
});
export type Notebook = z.infer<typeof notebookSchema>;

/** The version of the records this program writes; a newer notebook opens read-only. */
export const schemaVersion = 1;

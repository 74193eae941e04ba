import { z } from "zod";
import { markingSchema } from "../marking.ts";

/** What is done with the names of people when a brief leaves the program. */
export const namesChoices = ["as-decided", "withheld", "replaced"] as const;

/** Where the list of hashes goes: nowhere, into the PDF, or into a file beside the brief. */
export const manifestPlaces = ["none", "attached", "beside"] as const;
export type ManifestPlace = (typeof manifestPlaces)[number];

/** What is chosen for one export beside its format. */
export const exportSettingsSchema = z.object({
  names: z.enum(namesChoices),
  /** Words printed in place of a name, whatever is chosen for the others. */
  replacements: z
    .array(z.object({ name: z.string().trim().min(1).max(500), by: z.string().trim().max(500) }))
    .max(500),
  /** Nothing above it goes out; null for everything. */
  maximumMarking: markingSchema.nullable(),
  manifest: z.enum(manifestPlaces),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

export const usualSettings: ExportSettings = {
  names: "as-decided",
  replacements: [],
  maximumMarking: null,
  manifest: "attached",
};

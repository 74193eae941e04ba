import { z } from "zod";
import { briefSectionSchema } from "./brief.ts";

/** One finding of the brief check. `ruleId` is stable; the words are in the message catalogue under it. */
export const findingSchema = z.object({
  ruleId: z.string(),
  section: briefSectionSchema.nullable(),
  /** The paragraph, judgement, claim or conflict it is about. */
  targetKind: z.enum([
    "brief",
    "paragraph",
    "judgement",
    "claim",
    "conflict",
    "source",
    "citation",
  ]),
  targetId: z.string(),
  /** The words at fault, cut from the text; null when something is missing. */
  excerpt: z.string().nullable(),
  params: z.record(z.string(), z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

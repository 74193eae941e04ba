import { z } from "zod";
import { sourceIdSchema } from "../ids.ts";

/**
 * Reliability of a source, Admiralty code (STANAG 2511 / AJP-2.1; wording after
 * FM 2-22.3). F means "not judged", never "middling"; null means nobody has rated it yet.
 */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export const reliabilitySchema = z.enum(reliabilities);
export type Reliability = z.infer<typeof reliabilitySchema>;

/** ICS 206-01 "source type", in the words the endnote prints. */
export const sourceKindSchema = z.enum([
  "news-agency",
  "newspaper",
  "broadcaster",
  "online-news",
  "student-news-site",
  "think-tank",
  "government",
  "military",
  "international-organisation",
  "company",
  "academic",
  "social-media",
  "person",
  "unstated",
  "other",
]);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** The analyst's decision on printing a name: may be named, or kept out for the reason given. */
export const withheldSchema = z.enum(["may-be-named", "private-person", "minor"]);
export type Withheld = z.infer<typeof withheldSchema>;

export const sourceSchema = z.object({
  id: sourceIdSchema,
  name: z.string().min(1).max(1000),
  kind: sourceKindSchema.nullable(),
  reliability: reliabilitySchema.nullable(),
  reliabilityReason: z.string().max(10_000).nullable(),
  /** Source descriptor (ICD 206): accuracy, access, bias, expertise, currency… in the analyst's words. */
  descriptor: z.string().max(10_000).nullable(),
  /**
   * Whether briefs keep this name out, and why. Null: nobody has decided; a person who
   * seems to be a minor is then kept out until somebody does (`namingOf`).
   */
  withheld: withheldSchema.nullable(),
  note: z.string().max(100_000).nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

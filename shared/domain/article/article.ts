import { z } from "zod";
import { edtfSchema } from "../date/edtf.ts";
import { articleIdSchema, blobHashSchema, sourceIdSchema, textVersionIdSchema } from "../ids.ts";
import { markingSchema } from "../marking.ts";

/**
 * Where a piece of metadata comes from: the file states it, Railhead inferred it and
 * nobody has confirmed it, or the analyst typed or confirmed it. Null: not in file.
 */
export const basisSchema = z.enum(["stated", "inferred", "analyst"]);
export type Basis = z.infer<typeof basisSchema>;

/** The metadata of an article that can be missing from its file. */
export const metadataFields = [
  "title",
  "byline",
  "publisher",
  "published",
  "url",
  "language",
] as const;
export type MetadataField = (typeof metadataFields)[number];

const text = (max: number) => z.string().min(1).max(max).nullable();
const basis = basisSchema.nullable();
/** In words, where in the file the value stands, e.g. `line 9`; null when it is not in the file. */
const evidence = z.string().max(500).nullable();

/** How an article came in. */
export const importMethodSchema = z.enum(["file", "paste", "sample"]);

export const articleSchema = z.object({
  id: articleIdSchema,
  title: text(2000),
  titleBasis: basis,
  titleEvidence: evidence,
  byline: text(1000),
  bylineBasis: basis,
  bylineEvidence: evidence,
  publisher: text(1000),
  publisherBasis: basis,
  publisherEvidence: evidence,
  published: edtfSchema.nullable(),
  publishedBasis: basis,
  publishedEvidence: evidence,
  url: text(4000),
  urlBasis: basis,
  urlEvidence: evidence,
  /** BCP 47. */
  language: text(35),
  languageBasis: basis,
  languageEvidence: evidence,
  /** What the file says of the publisher, e.g. its masthead. */
  publisherDescriptor: text(4000),
  /** What the file says of the author, e.g. a contributor's biography. */
  authorDescriptor: text(4000),
  publisherSourceId: sourceIdSchema.nullable(),
  authorSourceId: sourceIdSchema.nullable(),
  originalHash: blobHashSchema,
  originalName: z.string().max(1000),
  /** Size of the original in bytes. */
  originalBytes: z.number().int().nonnegative(),
  mediaType: z.string().max(200),
  /** Character set the original was decoded with, as the WHATWG Encoding label. */
  charset: z.string().max(40),
  importedAt: z.iso.datetime(),
  importMethod: importMethodSchema,
  /** Path, address or "clipboard", as given by whoever imported it. */
  importedFrom: z.string().max(4000),
  currentTextVersionId: textVersionIdSchema,
  marking: markingSchema.nullable(),
  triage: z.enum(["new", "reading", "done", "set-aside"]),
});
export type Article = z.infer<typeof articleSchema>;

/** Fields whose value Railhead inferred and nobody has confirmed, for lists and the command line. */
export function inferredFieldsOf(article: Article): readonly MetadataField[] {
  return metadataFields.filter((field) => article[`${field}Basis`] === "inferred");
}

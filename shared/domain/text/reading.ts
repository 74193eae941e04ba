import { z } from "zod";
import { edtfSchema } from "../date/edtf.ts";
import { blockSchema } from "./text-version.ts";

const found = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value,
    basis: z.enum(["stated", "inferred"]),
    /** In words, where in the file it stands: `line 9`, `meta og:title`. */
    evidence: z.string().min(1).max(500),
  });

const foundText = (max: number) => found(z.string().min(1).max(max)).nullable();

/** What a file says of itself. Null: not in the file. */
export const readMetadataSchema = z.object({
  title: foundText(2000),
  byline: foundText(1000),
  publisher: foundText(1000),
  published: found(edtfSchema).nullable(),
  url: foundText(4000),
  language: foundText(35),
  publisherDescriptor: z.string().min(1).max(4000).nullable(),
  authorDescriptor: z.string().min(1).max(4000).nullable(),
});
export type FoundText = NonNullable<z.infer<typeof readMetadataSchema>["title"]>;
export type ReadMetadata = z.infer<typeof readMetadataSchema>;

/** What reading a file comes to: the text of its first version, its blocks, and its metadata. */
export const readingSchema = z.object({
  text: z.string(),
  blocks: z.array(blockSchema),
  metadata: readMetadataSchema,
  /** Rule set that read it, for `TextVersion.madeBy`. */
  rules: z.enum(["plain-text", "markdown", "html", "document", "pdf"]),
});
export type Reading = z.infer<typeof readingSchema>;

export const nothingFound: ReadMetadata = {
  title: null,
  byline: null,
  publisher: null,
  published: null,
  url: null,
  language: null,
  publisherDescriptor: null,
  authorDescriptor: null,
};

/** What the first says, and what the second says where the first says nothing. */
export function firstFound(first: ReadMetadata, second: ReadMetadata): ReadMetadata {
  return {
    title: first.title ?? second.title,
    byline: first.byline ?? second.byline,
    publisher: first.publisher ?? second.publisher,
    published: first.published ?? second.published,
    url: first.url ?? second.url,
    language: first.language ?? second.language,
    publisherDescriptor: first.publisherDescriptor ?? second.publisherDescriptor,
    authorDescriptor: first.authorDescriptor ?? second.authorDescriptor,
  };
}

/** The longest value the records have room for; whatever is cut off stays in the text. */
export function shortened(value: string, max: number): string {
  return value.length <= max ? value : `${value.slice(0, max - 1)}…`;
}

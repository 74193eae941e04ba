import { z } from "zod";
import { annotationIdSchema, articleIdSchema, textVersionIdSchema } from "../ids.ts";

/** Six mark colours, each with its own underline pattern (INTERFACE, Reader). */
export const markColourSchema = z.number().int().min(1).max(6);

/**
 * The analyst's mark on a passage. `exact`, `prefix`, `suffix` are the W3C
 * TextQuoteSelector and `start`, `end` the TextPositionSelector, both in UTF-16
 * units of the named text version; only words equal to `exact` are ever shown marked.
 */
export const annotationSchema = z.object({
  id: annotationIdSchema,
  articleId: articleIdSchema,
  textVersionId: textVersionIdSchema,
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  exact: z.string().min(1).max(1_000_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  style: z.enum(["highlight", "underline"]),
  colour: markColourSchema,
  note: z.string().max(1_000_000).nullable(),
});
export type Annotation = z.infer<typeof annotationSchema>;

import { z } from "zod";
import { annotationIdSchema, articleIdSchema, textVersionIdSchema } from "../ids.ts";

/** Six mark colours, each with its own underline pattern (INTERFACE, Reader). */
export const markColourSchema = z.number().int().min(1).max(6);

/**
 * A rectangle on a page of the original, where there are no words to mark: in points, from
 * the top left of the page as the file shows it.
 */
export const pageRegionSchema = z.object({
  page: z.number().int().min(1),
  left: z.number(),
  top: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type PageRegion = z.infer<typeof pageRegionSchema>;

/**
 * The analyst's mark on a passage. `exact`, `prefix`, `suffix` are the W3C
 * TextQuoteSelector and `start`, `end` the TextPositionSelector, both in UTF-16
 * units of the named text version; only words equal to `exact` are ever shown marked.
 * A mark on a region of a page covers no words: `start` and `end` are 0, and `exact` names
 * the place in square brackets.
 */
export const annotationSchema = z.object({
  id: annotationIdSchema,
  articleId: articleIdSchema,
  textVersionId: textVersionIdSchema,
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  exact: z.string().min(1).max(1_000_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  style: z.enum(["highlight", "underline"]),
  colour: markColourSchema,
  note: z.string().max(1_000_000).nullable(),
  region: pageRegionSchema.nullable().optional(),
  /**
   * Where the mark stood before its words were found elsewhere in a new text, and how sure that
   * is, 0 to 1; null once a person has looked at it.
   */
  moved: z
    .object({
      textVersionId: textVersionIdSchema,
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
      score: z.number().min(0).max(1),
    })
    .nullable()
    .optional(),
  /** Beside the quote, never in its place. */
  translation: z.string().max(1_000_000).nullable().optional(),
});
export type Annotation = z.infer<typeof annotationSchema>;

/** The words a mark covers; none for a region of a page. */
export function wordsMarked({
  exact,
  region = null,
}: Pick<Annotation, "exact" | "region">): string {
  return region === null ? exact : "";
}

import { z } from "zod";
import { atOnce } from "../../at-once.ts";
import { articleIdSchema, blobHashSchema, textVersionIdSchema } from "../ids.ts";
import { brokenWide } from "./wrapped-lines.ts";

export const blockRoleSchema = z.enum([
  "title",
  "byline",
  "masthead",
  "dateline",
  "heading",
  "paragraph",
  "list-item",
  "quote",
  "code",
  "table-cell",
  "caption",
  "footnote",
  "author-bio",
  "furniture",
  "blank",
]);
export type BlockRole = z.infer<typeof blockRoleSchema>;

/**
 * Why the cleaner folded a block away. A removed block stays in the text and comes
 * back with one click.
 */
export const removalReasonSchema = z.enum([
  "site-masthead",
  "site-name-repeated",
  "encoded-alt-text",
  "caption-and-credit",
  "end-of-article-furniture",
  "contributor-box",
  "byline-in-furniture",
  "contributor-bio",
  "navigation",
  "advertisement",
  "share-links",
  "related-links",
  "comments",
  "cookie-notice",
  "newsletter-sign-up",
  "copyright-line",
  "hidden-in-page",
  "running-head",
  "page-number",
  "outside-article",
  "analyst",
]);
export type RemovalReason = z.infer<typeof removalReasonSchema>;

/**
 * A stretch of a version's text. Blocks are in order and cover all of the text but
 * the separators (LF between blocks, TAB between table cells). `start` and `end` are
 * UTF-16 offsets into the text, end exclusive. `runInEnd` ends a run-in heading that
 * opens a paragraph ("Defense Preparedness: In response…"); null when there is none.
 */
export const blockSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  role: blockRoleSchema,
  /** Heading level 1-6, list depth from 1, or from 2 how deep a quotation stands in others; null elsewhere. */
  level: z.number().int().min(1).max(6).nullable(),
  /**
   * Row and column of a table cell, both from 0, and the table's number in the text; how many rows and
   * columns it reaches over where that is more than one.
   */
  cell: z
    .object({
      table: z.number().int().nonnegative(),
      row: z.number().int().nonnegative(),
      column: z.number().int().nonnegative(),
      rows: z.number().int().min(2).optional(),
      columns: z.number().int().min(2).optional(),
    })
    .nullable(),
  /** What a page of the web sets before an item: shown, and no word of the text. */
  mark: z.string().max(20).optional(),
  runInEnd: z.number().int().nonnegative().nullable(),
  removedReason: removalReasonSchema.nullable(),
});
export type Block = z.infer<typeof blockSchema>;

/**
 * One immutable text of an article: decoded, CR LF turned into LF, nothing else
 * changed. The text itself is the blob `textHash`; the blocks are packed into one
 * value because a machine made them.
 */
export const textVersionSchema = z.object({
  id: textVersionIdSchema,
  articleId: articleIdSchema,
  kind: z.enum(["extracted", "corrected"]),
  /** The version this one was made from; null for the first. */
  parentId: textVersionIdSchema.nullable(),
  textHash: blobHashSchema,
  /** Where the text stands on the pages of the original, packed (pages/page-map.ts); null for what has no pages. */
  pageMapHash: blobHashSchema.nullable().default(null),
  /** What finds texts that say the same (likeness/sketch.ts); null for a short text. */
  sketch: z.string().max(1000).nullable().optional(),
  /** Length of the text in UTF-16 units. */
  lengthUtf16: z.number().int().nonnegative(),
  blocks: z.array(blockSchema),
  /** Program and rule set that made it, e.g. `railhead 0.1.0 plain-text`. */
  madeBy: z.string().max(200),
});
export type TextVersion = z.infer<typeof textVersionSchema>;

/**
 * True where a line end inside a block is one that the writer set (`<br>` in verse or an address).
 * In plain text, and in corrections that do not say of what, it is where the width of the file ended.
 */
export function hasMeantLineEnds({ madeBy }: Pick<TextVersion, "madeBy">): boolean {
  return !/ (?:plain-text|corrected)$/u.test(madeBy);
}

/** What made the correction of a version, with the rules by which its text was read. */
export function correctedBy(tool: string, { madeBy }: Pick<TextVersion, "madeBy">): string {
  const rules = /\S+$/u.exec(madeBy)?.[0] ?? "corrected";
  return rules === "corrected" ? `${tool} corrected` : `${tool} corrected ${rules}`;
}

/**
 * The analyst's word on one block, over the cleaner's: restored (null) or removed.
 * Id derived from version and block start, so that two people's decisions merge.
 */
export const blockDecisionSchema = z.object({
  id: z.string(),
  textVersionId: textVersionIdSchema,
  blockStart: z.number().int().nonnegative(),
  removedReason: removalReasonSchema.nullable(),
});
export type BlockDecision = z.infer<typeof blockDecisionSchema>;

/** The blocks as they stand after the analyst's decisions. */
export function decidedBlocks(
  blocks: readonly Block[],
  decisions: readonly BlockDecision[],
): readonly Block[] {
  const byStart = new Map(decisions.map((decision) => [decision.blockStart, decision]));
  return blocks.map((block) => {
    const decision = byStart.get(block.start);
    return decision === undefined ? block : { ...block, removedReason: decision.removedReason };
  });
}

/** The text an analyst reads: kept blocks, white space collapsed, joined by LF. For display and export, never for anchors. */
export function cleanedText(text: string, blocks: readonly Block[]): string {
  return atOnce(cleaning(text, blocks));
}

/** The same step by step, since a hundred thousand blocks take a while. */
export function* cleaning(
  text: string,
  blocks: readonly Block[],
): Generator<undefined, string, undefined> {
  const lines: string[] = [];
  for (const { start, end, role, removedReason } of blocks) {
    yield undefined;
    if (removedReason !== null || role === "blank") continue;
    const line = displayText(text.slice(start, end));
    if (line !== "") lines.push(line);
  }
  return lines.join("\n");
}

const eachBrokenWide = new RegExp(brokenWide, "gu");

/**
 * White space runs (no-break spaces included) shown as one space, ends trimmed; a line broken
 * between letters of a script without spaces goes on without one. Display only.
 */
export function displayText(raw: string): string {
  return raw
    .replace(eachBrokenWide, "")
    .replace(/[\s\u00a0]+/gu, " ")
    .trim();
}

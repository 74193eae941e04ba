import { cleaned } from "#shared/domain/text/cleaning.ts";
import { withBoldHeadings, withListItems } from "#shared/domain/text/document-structure.ts";
import { blockOf, type DraftBlock, draftOf } from "#shared/domain/text/draft-block.ts";
import { readHeader } from "#shared/domain/text/header.ts";
import {
  type FoundText,
  firstFound,
  type Reading,
  type ReadMetadata,
} from "#shared/domain/text/reading.ts";
import { blockRoleSchema, removalReasonSchema } from "#shared/domain/text/text-version.ts";
import { documentMarks } from "./document-marks.ts";
import { documentTitleOf } from "./document-property.ts";
import { type PageBlock, pageText } from "./html-blocks.ts";
import { parsedPage } from "./read-html.ts";

/**
 * Reads a document of a word processor by the page that a converter made of it. The
 * converter escapes the document's words, so its marks can only be its own.
 *
 * @param properties what the document says of itself outside its text
 */
export function readDocument(html: string, fileName: string, properties: ReadMetadata): Reading {
  const page = parsedPage(html, fileName);
  const { text, blocks } = pageText(page.body, { tablesAre: "data" });
  const drafts = blocks.map((block) => draftOfDocument(block, text));
  const bold = new Set(blocks.filter(isBold).map(({ block }) => block.start));
  const header = readHeader(cleaned(drafts, "markup"));
  const isStyled = drafts.some(
    ({ role, removedReason }) => role === "title" && removedReason === null,
  );
  const { blocks: titled, title } = withTitle(
    header.blocks,
    documentTitleOf(properties.title),
    isStyled ? null : header.metadata.title,
  );
  const inText = { ...header.metadata, title };
  // A day that stands in the text says more than the day the file was made.
  const published = inText.published ?? properties.published;
  return {
    text,
    blocks: withListItems(withBoldHeadings(titled, bold)).map(blockOf),
    metadata: { ...firstFound(inText, properties), published },
    rules: "document",
  };
}

function draftOfDocument({ block, element, isHidden }: PageBlock, text: string): DraftBlock {
  const role = blockRoleSchema.safeParse(markOf(element, documentMarks.role));
  const removed = removalReasonSchema.safeParse(markOf(element, documentMarks.removed));
  const removedReason = removed.success ? removed.data : isHidden ? "hidden-in-page" : null;
  const shape = role.success ? { role: role.data, level: null } : {};
  return draftOf({ ...block, ...shape, removedReason }, text, placeOf(block.role, block.level));
}

/** True for a block with all of its words in bold letters. */
function isBold({ element, nodes }: PageBlock): boolean {
  if (element.closest(`[${documentMarks.bold}]`) !== null) return true;
  const words = nodes.filter(({ data }) => /\S/u.test(data));
  return words.every((node) => node.parentElement?.closest("strong, b") !== null);
}

function markOf(element: Element, mark: string): string | null {
  return element.closest(`[${mark}]`)?.getAttribute(mark) ?? null;
}

function placeOf(role: string, level: number | null): string {
  return role === "heading" ? `heading of level ${level ?? 1}` : `${role} of the text`;
}

interface Titled {
  readonly blocks: readonly DraftBlock[];
  readonly title: FoundText | null;
}

/**
 * The title is what the document sets in the style of titles, what it says in its
 * properties, what stands above its byline, or the one heading of the first level it
 * begins with, which is inferred.
 */
function withTitle(
  blocks: readonly DraftBlock[],
  property: FoundText | null,
  above: FoundText | null,
): Titled {
  const styled = blocks.find((block) => block.role === "title" && block.removedReason === null);
  if (styled !== undefined && above === null) {
    const title = {
      value: styled.text,
      basis: "stated",
      evidence: "paragraph styled as title",
    } as const;
    return { blocks, title };
  }
  if (property !== null) {
    const same = blocks.find(
      ({ text, removedReason }) => removedReason === null && text === property.value,
    );
    return {
      blocks: blocks.map((block) => (block === same ? asTitle(block) : block)),
      title: property,
    };
  }
  if (above !== null) return { blocks, title: above };
  const first = blocks.find(
    ({ removedReason, role }) => removedReason === null && role !== "blank",
  );
  const tops = blocks.filter(({ role, level }) => role === "heading" && level === 1);
  if (first === undefined || tops.length !== 1 || tops[0] !== first) return { blocks, title: null };
  return {
    blocks: blocks.map((block) => (block === first ? asTitle(block) : block)),
    title: { value: first.text, basis: "inferred", evidence: first.place },
  };
}

function asTitle(block: DraftBlock): DraftBlock {
  return { ...block, role: "title", level: null };
}

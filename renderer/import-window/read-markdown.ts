import MarkdownIt from "markdown-it";
import { cleaned } from "#shared/domain/text/cleaning.ts";
import { blockOf, type DraftBlock, draftOf } from "#shared/domain/text/draft-block.ts";
import { frontMatterOf } from "#shared/domain/text/front-matter.ts";
import { readHeader } from "#shared/domain/text/header.ts";
import { firstFound, type Reading, type ReadMetadata } from "#shared/domain/text/reading.ts";
import { type PageBlock, pageText } from "./html-blocks.ts";
import { withNotes } from "./markdown-notes.ts";
import { parsedPage } from "./read-html.ts";

const lineAttribute = "data-railhead-line";

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

withNotes(markdown);

/** Every element knows the line it comes from, so that evidence can name it. */
markdown.core.ruler.push("lines", (state) => {
  for (const token of state.tokens) {
    if (token.map !== null && token.nesting >= 0 && token.block) {
      token.attrSet(lineAttribute, String(token.map[0] + 1));
    }
  }
});

/**
 * Reads Markdown as the page it describes: the text an analyst quotes has no marks in
 * it. Front matter is metadata, and stays in the text, folded away.
 */
export function readMarkdown(source: string, fileName: string): Reading {
  const front = frontMatterOf(source);
  const rendered = markdown.render(front.rest, {});
  const page = parsedPage(rendered, fileName);
  const { text: body, blocks } = pageText(page.body);
  const text = front.text === "" ? body : `${front.text}\n${body}`;
  const shift = text.length - body.length;
  const drafts = blocks.map((block) => draftOfPage(block, text, shift, front.lineCount));
  const header = readHeader(cleaned(drafts, "page-dump"));
  const titled = withTitle(header.blocks, front.metadata.title ?? header.metadata.title);
  return {
    text,
    blocks: [...front.blocks, ...titled.blocks.map(blockOf)],
    metadata: { ...firstFound(front.metadata, header.metadata), title: titled.title },
    rules: "markdown",
  };
}

function draftOfPage(page: PageBlock, text: string, shift: number, linesAbove: number): DraftBlock {
  const { block, element, isHidden } = page;
  const line = element.closest(`[${lineAttribute}]`)?.getAttribute(lineAttribute);
  const place =
    line === null || line === undefined
      ? `element ${element.localName}`
      : `line ${Number(line) + linesAbove}`;
  const moved = { ...block, start: block.start + shift, end: block.end + shift };
  return draftOf({ ...moved, removedReason: isHidden ? "hidden-in-page" : null }, text, place);
}

interface Titled {
  readonly blocks: readonly DraftBlock[];
  readonly title: ReadMetadata["title"];
}

/** The one heading of the first level that opens a document is its title, inferred until somebody confirms it. */
function withTitle(blocks: readonly DraftBlock[], known: ReadMetadata["title"]): Titled {
  const heading = blocks.find((block) => block.removedReason === null);
  const tops = blocks.filter((block) => block.role === "heading" && block.level === 1);
  const isTitle =
    heading !== undefined && heading.role === "heading" && heading.level === 1 && tops.length === 1;
  if (!isTitle) return { blocks, title: known };
  if (known !== null && known.value !== heading.text) return { blocks, title: known };
  return {
    blocks: blocks.map((block) =>
      block === heading ? { ...block, role: "title", level: null } : block,
    ),
    title: known ?? { value: heading.text, basis: "inferred", evidence: heading.place },
  };
}

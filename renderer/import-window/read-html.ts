import { parseInertHtml } from "#renderer/trusted-types.ts";
import { cleaned } from "#shared/domain/text/cleaning.ts";
import {
  blockOf,
  type DraftBlock,
  draftOf,
  folded,
  isProse,
} from "#shared/domain/text/draft-block.ts";
import { readHeader } from "#shared/domain/text/header.ts";
import { firstFound, type Reading } from "#shared/domain/text/reading.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import { type ArticlePart, articlePart } from "./article-part.ts";
import { disarm } from "./disarm.ts";
import { isFigureLabel } from "./figure-labels.ts";
import { type PageBlock, pageText } from "./html-blocks.ts";
import { inferredOfPage } from "./html-inferred.ts";
import { htmlMetadata, withoutClipboardHead } from "./html-metadata.ts";
import { furnitureReason } from "./page-furniture.ts";
import { checkNesting, checkSize } from "./page-size.ts";
import { unseenIn } from "./unseen.ts";

export interface HtmlSource {
  readonly fileName: string;
  /** False for a paste: what somebody selected is all article. */
  readonly isWholePage: boolean;
}

/** Reads a page. Every word of it stays; what is not the article is folded away with a reason. */
export function readHtml(source: string, { fileName, isWholePage }: HtmlSource): Reading {
  const page = parsedPage(withoutClipboardHead(source), fileName);
  const article = isWholePage ? articlePart(page) : null;
  const isRunning = isRunningText(page);
  const { text, blocks } = pageText(page.body, {
    isUnseen: isRunning ? unseenIn(page) : null,
    numbersAre: isWholePage ? "marks" : "words",
  });
  const metadata = htmlMetadata(page, source, article);
  const drafts = blocks.map((block) => {
    const draft = draftOfPage(block, text, article);
    return isRunning ? withoutLabels(block, draft) : draft;
  });
  // What is folded away has lost its level.
  const topHeadings = blocks.flatMap(({ block, isHidden }, index) =>
    block.role === "heading" && block.level === 1 && !isHidden ? [index] : [],
  );
  const titled = withTitle(drafts, metadata.title?.value ?? null, topHeadings);
  const done = cleaned(titled, "markup");
  const header = readHeader(done);
  if (isWholePage) {
    // Many a page says who wrote it and when in its text alone. Nothing more is folded away for that.
    const blocks = done.blocks.map((block, index) => {
      const read = header.blocks[index];
      const isAbout = read?.role === "byline" || read?.role === "dateline";
      return isAbout && read.removedReason === null ? read : block;
    });
    const reading: Reading = {
      text,
      blocks: blocks.map(blockOf),
      metadata: {
        ...metadata,
        byline: metadata.byline ?? header.metadata.byline,
        published: metadata.published ?? header.metadata.published,
      },
      rules: "html",
    };
    return { ...reading, metadata: inferredOfPage(page, reading) };
  }
  // What somebody selected has left the page's own words about itself behind: its lines are asked.
  return {
    text,
    blocks: header.blocks.map(blockOf),
    metadata: firstFound(metadata, header.metadata),
    rules: "html",
  };
}

/** The page, inert, disarmed, and within the limits of what can be walked. */
export function parsedPage(source: string, fileName: string): Document {
  checkNesting(source, fileName);
  const page = parseInertHtml(source);
  disarm(page);
  checkSize(page, fileName);
  return page;
}

function draftOfPage(page: PageBlock, text: string, article: ArticlePart | null): DraftBlock {
  const { block, element, nodes, isHidden } = page;
  const draft = draftOf(block, text, `element ${element.localName}`);
  const isKept = article === null ? !isHidden : nodes.some((node) => article.nodes.has(node));
  if (isKept) return draft;
  const reason = furnitureReason(page, draft.text);
  return folded(draft, reason, reason === "site-masthead" ? "masthead" : "furniture");
}

/** What is only read out, and the labels of pictures, say nothing that stands in the article. */
function withoutLabels({ element, isUnseen }: PageBlock, draft: DraftBlock): DraftBlock {
  if (draft.removedReason !== null) return draft;
  if (isUnseen) return folded(draft, "hidden-in-page", "furniture");
  const isLabel = isFigureLabel(element, draft.text);
  return isLabel ? folded(draft, "caption-and-credit", "furniture") : draft;
}

/** So many paragraphs for each picture: a page of pictures or teasers has little else than what stands at them. */
const leastProse = 2;

function isRunningText(page: Document): boolean {
  let missing = Math.max(1, page.querySelectorAll("figure").length * leastProse);
  for (const { textContent } of page.querySelectorAll("p")) {
    if (isProse(displayText(textContent ?? ""))) missing -= 1;
    if (missing === 0) return true;
  }
  return false;
}

/**
 * The headline is a block of the text: Readability leaves it out of the article, so it
 * comes back here. Pages write it a little differently in their heading and their
 * metadata.
 */
function withTitle(
  drafts: readonly DraftBlock[],
  title: string | null,
  topHeadings: readonly number[],
): readonly DraftBlock[] {
  if (title === null) return drafts;
  const wanted = comparable(title);
  // The only one of a page may say it in rather different words than the metadata.
  const likeness = topHeadings.length === 1 ? 0.5 : 0.7;
  const candidates = drafts.flatMap((draft, index) => {
    const isPlain = draft.removedReason !== "hidden-in-page" && draft.place !== "element title";
    const isAlike =
      comparable(draft.text) === wanted ||
      (topHeadings.includes(index) && isMostly(draft.text, wanted, likeness));
    return isPlain && isAlike ? [{ draft, index }] : [];
  });
  const heading =
    candidates.find(({ draft }) => draft.level === 1) ??
    candidates.find(({ draft }) => draft.level !== null) ??
    candidates.find(({ index }) => topHeadings.includes(index)) ??
    candidates[0];
  return drafts.map((draft, index) =>
    index === heading?.index
      ? { ...draft, role: "title", level: null, removedReason: null }
      : draft,
  );
}

/** True when so many words of a heading, and a good part of the title's, are the same. */
function isMostly(heading: string, wanted: string, likeness: number): boolean {
  const ofHeading = wordsOf(comparable(heading));
  const ofTitle = new Set(wordsOf(wanted));
  const shared = ofHeading.filter((word) => ofTitle.has(word)).length;
  return shared >= 2 && shared >= ofHeading.length * likeness && shared >= ofTitle.size * 0.5;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function comparable(text: string): string {
  return displayText(text).normalize("NFKC").toLowerCase();
}

import { bylineIn } from "./byline.ts";
import { type CleaningRule, cleaningRules } from "./cleaning-rules.ts";
import { foldClosingBios } from "./contributor-bio.ts";
import { type Body, type DraftBlock, folded, isOpen, isProse, weightOf } from "./draft-block.ts";
import { altTextOf, isSameCaption } from "./encoded-alt-text.ts";
import { foldOpenedZones } from "./opened-zones.ts";
import type { FoundText } from "./reading.ts";
import { foldSiteNames } from "./site-name.ts";

export interface Cleaned {
  readonly blocks: readonly DraftBlock[];
  readonly body: Body;
  /** The site's name, where it stands several times around the text. */
  readonly siteName: FoundText | null;
}

/**
 * Folds away, with a reason, the lines that belong to the page and not to the article.
 * Nothing is dropped or moved: only roles and reasons change. Lines already removed
 * stay as they are.
 *
 * A page dump has lost its markup, so that repeated names are all there is to tell the
 * site from the article; a page that has its markup does not need that guess.
 */
export function cleaned(drafts: readonly DraftBlock[], from: "page-dump" | "markup"): Cleaned {
  const blocks = drafts.map((draft) => (isLine(draft) ? withoutAltText(draft) : draft));
  foldCaptions(blocks);
  const ruleAt = blocks.map((block) =>
    isOpen(block) && isLine(block) ? ruleOf(block.text) : null,
  );
  const body = bodyOf(blocks, ruleAt);

  blocks.forEach((block, index) => {
    const first = ruleAt[index] ?? null;
    if (first === null || !isOpen(block)) return;
    // What heads a list of links below the text may stand by itself in the middle of it.
    const rule = mayAct(first, index, body)
      ? first
      : rulesOf(block.text).find(({ zone }) => zone === "anywhere");
    if (rule === undefined) return;
    blocks[index] = folded(block, rule.reason, rule.role);
  });
  const siteName = from === "page-dump" ? foldSiteNames(blocks, body) : null;
  foldOpenedZones(blocks, ruleAt, body);
  foldClosingBios(blocks, body);
  return { blocks, body, siteName };
}

/** Cells, captions, code, quotations and the headline are what the markup says they are. */
function isLine(block: DraftBlock): boolean {
  return block.role === "paragraph" || block.role === "heading" || block.role === "list-item";
}

/** True for a heading of links to other pages: "Most read". */
export function headsLinks(text: string): boolean {
  return ruleOf(text)?.opens === "related";
}

function ruleOf(text: string): CleaningRule | null {
  const line = text.trim();
  return cleaningRules.find((rule) => fits(rule, line)) ?? null;
}

function rulesOf(text: string): readonly CleaningRule[] {
  const line = text.trim();
  return cleaningRules.filter((rule) => fits(rule, line));
}

function fits({ maxLength, patterns }: CleaningRule, line: string): boolean {
  return line.length <= maxLength && patterns.some((pattern) => pattern.test(line));
}

/** An ending counts once this much of the running text is behind it; before, it is a list of links inside the article. */
const mostOfText = 0.6;

function mayAct(rule: CleaningRule, index: number, body: Body): boolean {
  if (rule.zone === "anywhere") return true;
  return rule.zone === "header" ? index < body.start : index >= body.end;
}

function withoutAltText(block: DraftBlock): DraftBlock {
  if (!isOpen(block) || altTextOf(block.text) === null) return block;
  return folded(block, "encoded-alt-text", "furniture");
}

/** A line next to an encoded alt text that says the same is the picture's caption. */
function foldCaptions(blocks: DraftBlock[]): void {
  blocks.forEach((block, index) => {
    if (block.removedReason !== "encoded-alt-text") return;
    const decoded = altTextOf(block.text);
    if (decoded === null) return;
    for (const step of [1, -1]) {
      const at = neighbour(blocks, index, step);
      const beside = at === null ? undefined : blocks[at];
      if (at === null || beside === undefined || !isSameCaption(decoded, beside.text)) continue;
      blocks[at] = folded(beside, "caption-and-credit", "caption");
    }
  });
}

function neighbour(blocks: readonly DraftBlock[], index: number, step: number): number | null {
  for (let at = index + step; at >= 0 && at < blocks.length; at += step) {
    const block = blocks[at];
    if (block !== undefined && isOpen(block)) return at;
  }
  return null;
}

/**
 * The body runs from the first running text to the last that stands before the page's
 * own endings. A standfirst above the byline belongs to the header.
 */
function bodyOf(blocks: readonly DraftBlock[], ruleAt: readonly (CleaningRule | null)[]): Body {
  const prose = blocks.flatMap((block, index) =>
    isOpen(block) && ruleAt[index] === null && isProse(block.text) ? [index] : [],
  );
  const first = prose[0];
  // Without running text there is nothing that a header could stand above: all of it is the body.
  if (first === undefined) return { start: 0, end: blocks.length };

  const start = prose.find((index) => index > bylineBelow(blocks, first)) ?? first;
  const total = prose.reduce((sum, index) => sum + weightAt(blocks, index), 0);
  // A page has few of them, however long it is.
  const openings = ruleAt.flatMap((rule, index) => (rule?.opens === undefined ? [] : [index]));
  let before = 0;
  let last = start;
  for (const index of prose) {
    // An ending has been passed, and nothing but a biography or links can follow.
    const isPastEnding = openings.some((at) => at >= start && at < index);
    if (isPastEnding && before >= total * mostOfText) break;
    before += weightAt(blocks, index);
    last = index;
  }
  return { start, end: last + 1 };
}

function weightAt(blocks: readonly DraftBlock[], index: number): number {
  return weightOf(blocks[index]?.text ?? "");
}

/** The place of a byline within six lines below the first prose (which then is a standfirst); else -1. */
function bylineBelow(blocks: readonly DraftBlock[], first: number): number {
  const lines = blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block, index }) => index > first && isOpen(block))
    .slice(0, 6);
  const found = lines.find(
    ({ block }) => /^by\s/iu.test(block.text) && bylineIn(block.text) !== null,
  );
  return found?.index ?? -1;
}

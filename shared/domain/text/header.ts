import type { EdtfDate } from "../date/edtf.ts";
import { bylineIn, looksLikeName } from "./byline.ts";
import type { Cleaned } from "./cleaning.ts";
import { publicationName } from "./cleaning-rules.ts";
import { type Body, type DraftBlock, folded, isOpen, isProse, wordCount } from "./draft-block.ts";
import { looksLikeHeading, looksLikeHeadline } from "./heading.ts";
import { dateLine, dayBesidePlace, isUpdateLine } from "./publication-date.ts";
import { type FoundText, nothingFound, type ReadMetadata, shortened } from "./reading.ts";
import { evidenceOf, isNameSized, nameKey } from "./site-name.ts";

interface HeaderReading {
  readonly blocks: readonly DraftBlock[];
  readonly metadata: ReadMetadata;
}

const stated = (value: string, evidence: string, max = 1000): FoundText => ({
  value: shortened(value, max),
  basis: "stated",
  evidence,
});

/**
 * Reads what stands around the running text of a plain file: site names, masthead,
 * headline, byline, day, address. Each value carries the line it stands on.
 *
 * A headline is "stated" only where the page's own furniture sets it apart; a lone
 * first line is "inferred", and a first line that looks like the section headings
 * below it is no title at all.
 */
export function readHeader({ blocks: cleanedBlocks, body, siteName }: Cleaned): HeaderReading {
  const blocks = [...cleanedBlocks];
  const dates = takeDates(blocks, body);
  const bylines = takeBylines(blocks, body);
  const address = takeAddress(blocks, body);
  const title = takeTitle(blocks, body, siteName);
  const publisher = siteName ?? foldLoneSiteName(blocks, body, title) ?? copyrightHolder(blocks);
  if (publisher !== null) foldMasthead(blocks, body, title);

  return {
    blocks,
    metadata: {
      ...nothingFound,
      title: title?.found ?? null,
      byline: bylines ?? bylineInFurniture(blocks),
      publisher,
      published: dates,
      url: address,
      publisherDescriptor: textOf(blocks, "site-masthead", publisher?.value ?? null),
      authorDescriptor: textOf(blocks, "contributor-bio", null),
    },
  };
}

/** One short line among the masthead that reads as a paper's name: "The Harbour Times". */
function foldLoneSiteName(
  blocks: DraftBlock[],
  body: Body,
  title: TitleLine | null,
): FoundText | null {
  const end = title?.index ?? Math.min(body.start, blocks.length);
  for (let index = 0; index < end; index += 1) {
    const block = blocks[index];
    if (block === undefined || !isOpen(block) || !isNameSized(block.text)) continue;
    if (!publicationName.test(block.text) || !looksLikeHeading(block.text)) continue;
    if (pressOffice.test(block.text)) continue;
    blocks[index] = folded(block, "site-masthead", "masthead");
    return stated(block.text, block.place);
  }
  return null;
}

/** The part of an office that hands papers out: it publishes nothing in its own name. */
const pressOffice =
  /^(?:the\s+)?(?:press|news|media)\s+(?:service|office|department|release|statement|information|centre|center|desk|unit|room|contact)s?$/iu;

const copyright =
  /(?:©|ⓒ|\(c\)|copyright|저작권자|著作権者)[\s:©ⓒ(c)]*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2,4})?)?[\s,.:]*(?:by\s+)?([^.,|•·<>()[\]]{2,60}?)\s*(?:[.,|•·<>()[\]]|\ball\s+rights|inc\b|llc\b|(?:19|20)\d{2}|무단|$)/iu;

function copyrightHolder(blocks: readonly DraftBlock[]): FoundText | null {
  for (const block of blocks) {
    if (block.removedReason !== "copyright-line") continue;
    const holder = copyright.exec(block.text)?.[1]?.trim();
    if (holder === undefined || !/\p{L}{2}/u.test(holder) || wordCount(holder) > 6) continue;
    if (/^(?:all|rights|reserved|the\s+author)/iu.test(holder)) continue;
    return stated(holder, block.place);
  }
  return null;
}

/** Whatever else stands above the headline beside a site's name belongs to its masthead. */
function foldMasthead(blocks: DraftBlock[], body: Body, title: TitleLine | null): void {
  const end = title?.index ?? 0;
  blocks.slice(0, Math.min(end, body.start)).forEach((block, index) => {
    const isMasthead = isOpen(block) && block.role !== "byline" && block.role !== "dateline";
    if (isMasthead && !isProse(block.text))
      blocks[index] = folded(block, "site-masthead", "masthead");
  });
}

interface TitleLine {
  readonly index: number;
  readonly found: FoundText;
}

function takeTitle(blocks: DraftBlock[], body: Body, siteName: FoundText | null): TitleLine | null {
  const header = blocks.slice(0, body.start);
  // What the document itself sets as its title is not looked for a second time.
  const set = blocks.findIndex((block) => isOpen(block) && block.role === "title");
  const title = blocks[set];
  if (title !== undefined) return { index: set, found: stated(title.text, title.place, 2000) };
  const candidates = header.flatMap((block, index) =>
    isOpen(block) &&
    block.role !== "byline" &&
    block.role !== "dateline" &&
    looksLikeHeadline(block.text) &&
    !isProse(block.text)
      ? [index]
      : [],
  );
  const index = bestHeadline(blocks, mostLikely(blocks, candidates), siteName);
  const block = index === null ? undefined : blocks[index];
  if (index === null || block === undefined) return null;

  const isSetApart = header.some(
    (other) => other.removedReason !== null || other.role === "byline" || other.role === "dateline",
  );
  if (!isSetApart && !standsAlone(blocks, index, body)) return null;
  blocks[index] = { ...block, role: "title", level: null };
  const value = withoutSiteName(block.text, siteName?.value ?? null);
  return {
    index,
    found: {
      value: shortened(value, 2000),
      basis: isSetApart ? "stated" : "inferred",
      evidence: block.place,
    },
  };
}

/** The number of a letter, by which it is found again and which nobody reads. */
const reference =
  /^(?:(?:our|your)\s+)?(?:ref(?:erence)?|file|case|doc(?:ument)?|nr|no)\b\s*[.:#]?\s*\S*\d/iu;
const labelled = /^\p{L}[\p{L} ]{1,14}:\s+\S/u;

/** Without what heads a letter or a note line by line ("With: …" above "By: …"), unless nothing else is left. */
function mostLikely(
  blocks: readonly DraftBlock[],
  candidates: readonly number[],
): readonly number[] {
  const isLabelled = (index: number) => labelled.test(blocks[index]?.text ?? "");
  const left = candidates.filter((index) => {
    const isInList = isLabelled(index) && (isLabelled(index - 1) || isLabelled(index + 1));
    return !isInList && !reference.test(blocks[index]?.text ?? "");
  });
  return left.length > 0 ? left : candidates.filter((index) => !isLabelled(index));
}

/** The first headline below the last site name, or, where none is below it, the longest. */
function bestHeadline(
  blocks: readonly DraftBlock[],
  candidates: readonly number[],
  siteName: FoundText | null,
): number | null {
  const lastName = blocks.reduce(
    (last, block, index) =>
      index <= (candidates.at(-1) ?? -1) &&
      (block.removedReason === "site-name-repeated" || block.removedReason === "site-masthead")
        ? index
        : last,
    -1,
  );
  const below = candidates.filter((index) => index > lastName);
  const isLong = (index: number) => wordCount(blocks[index]?.text ?? "") >= 4;
  const pool = below.length > 0 ? below : siteName === null ? candidates : [...candidates];
  const withoutNames = pool.filter((index) => {
    const text = blocks[index]?.text ?? "";
    return isLong(index) || !(publicationName.test(text) || looksLikeName(text));
  });
  return withoutNames.find(isLong) ?? withoutNames[0] ?? null;
}

/** True for a first line set off by a blank one, in a document whose other headings do not look just like it. */
function standsAlone(blocks: readonly DraftBlock[], index: number, body: Body): boolean {
  const isFirst = blocks.slice(0, index).every((block) => block.role === "blank");
  if (!isFirst || !isFollowedByBlank(blocks, index)) return false;
  return !blocks
    .slice(body.start)
    .some(
      (block, offset) =>
        isOpen(block) &&
        looksLikeHeading(block.text) &&
        isFollowedByBlank(blocks, body.start + offset) &&
        wordCount(block.text) >= wordCount(blocks[index]?.text ?? "") - 2,
    );
}

function isFollowedByBlank(blocks: readonly DraftBlock[], index: number): boolean {
  return blocks[index + 1]?.role === "blank";
}

function withoutSiteName(title: string, siteName: string | null): string {
  const cut = /^(.{8,}?)\s+[|–—-]\s+([^|–—]{2,60})$/u.exec(title);
  if (siteName === null || cut === null) return title;
  return nameKey(cut[2] ?? "") === nameKey(siteName) ? (cut[1] ?? title) : title;
}

function takeDates(blocks: DraftBlock[], body: Body): ReadMetadata["published"] {
  let found: ReadMetadata["published"] = null;
  blocks.forEach((block, index) => {
    const isAround = index < body.start || index >= body.end;
    if (!isAround || !isOpen(block)) return;
    if (block.role === "table-cell") {
      const said = index < body.start ? dayOfCell(blocks, index) : null;
      if (said !== null) found ??= { value: said, basis: "stated", evidence: block.place };
      return;
    }
    const day =
      dateLine(block.text) ??
      dayBesideByline(block.text)?.day ??
      (mayNamePlace(blocks, index, body) ? dayBesidePlace(block.text) : null);
    if (day === null) return;
    blocks[index] = { ...block, role: "dateline", level: null };
    if (found === null && !isUpdateLine(block.text)) {
      found = { value: day, basis: "stated", evidence: block.place };
    }
  });
  return found;
}

const dateLabel =
  /^(?:date|dated|published|issued|released?|release\s+date|date\s+of\s+(?:issue|release|publication)|datum|배포(?:일시?)?|보도(?:일시?|시점)|발행일?|작성일|시행일|公開日|発表日|発行日|日付|作成日)\s*[:：]?$/iu;

/** The day in a cell beside its label, as the head of a release or a memo has it. */
function dayOfCell(blocks: readonly DraftBlock[], index: number): EdtfDate | null {
  const [before, { cell, text } = { cell: null, text: "" }] = [blocks[index - 1], blocks[index]];
  const isBeside =
    cell !== null && before?.cell?.table === cell.table && before.cell.row === cell.row;
  const day = isBeside && dateLabel.test(before.text.trim()) ? dateLine(text) : null;
  return day === null || day.startsWith("XXXX") ? null : day;
}

/** The first line of a document may name its day, and is its headline all the same. */
function mayNamePlace(blocks: readonly DraftBlock[], index: number, body: Body): boolean {
  const role = blocks[index]?.role;
  const isLine = role !== "title" && role !== "heading" && role !== "table-cell";
  return isLine && index < body.start && blocks.slice(0, index).some(isOpen);
}

function takeBylines(blocks: DraftBlock[], body: Body): FoundText | null {
  let found: FoundText | null = null;
  const named: DraftBlock[] = [];
  blocks.forEach((block, index) => {
    const isAround = index < body.start || index >= body.end;
    if (!isAround || !isOpen(block)) return;
    const byline = dayBesideByline(block.text)?.byline ?? bylineIn(block.text);
    const isNamed = byline === null && areNamesBesideDate(blocks, index, body);
    if (byline === null && !isNamed) return;
    blocks[index] =
      index < body.start
        ? { ...block, role: "byline", level: null }
        : folded(block, "byline-in-furniture", "byline");
    if (byline !== null) found ??= stated(byline, block.place);
    else named.push(block);
  });
  const [first] = named;
  if (found !== null || first === undefined) return found;
  const names = named.map(({ text }) => withoutNoteMarks(text)).join(", ");
  return stated(
    names,
    named.length === 1 ? first.place : evidenceOf(named.map((one) => one.place)),
  );
}

/** A line that holds nothing but the day and who wrote it: "18 March 2022 | By Jane Doe". */
function dayBesideByline(text: string): { readonly day: EdtfDate; readonly byline: string } | null {
  if (text.length > 120) return null;
  // Where one ends and the other begins nothing need stand but a space.
  for (const { index, 0: gap } of text.matchAll(/\s*[|•·／/]\s*|\s+/gu)) {
    const [before, after] = [text.slice(0, index), text.slice(index + gap.length)];
    const [dayFirst, dayLast] = [dateLine(before), dateLine(after)];
    if (dayFirst !== null) {
      const byline = bylineIn(after);
      if (byline !== null) return { day: dayFirst, byline };
    }
    if (dayLast !== null) {
      const byline = bylineIn(before);
      if (byline !== null) return { day: dayLast, byline };
    }
  }
  return null;
}

/** Names on lines of their own beside the day, or the posts they hold, are a byline without "By". */
function areNamesBesideDate(blocks: readonly DraftBlock[], index: number, body: Body): boolean {
  const block = blocks[index];
  if (block === undefined || index >= body.start || !isNameLine(block)) return false;
  const lines = blocks.slice(0, body.start).filter((other) => other.role !== "blank");
  const at = lines.findIndex((other) => other.start === block.start);
  // The first line of all is what the paper is called, or about.
  if (at > 0 && [lines[at - 1], lines[at + 1]].some((other) => other?.role === "dateline"))
    return true;
  // Several authors stand below each other.
  let next = at + 1;
  while (isNameLine(lines[next])) next += 1;
  return at > 0 && next > at + 1 && lines[next]?.role === "dateline";
}

function isNameLine(block: DraftBlock | undefined): boolean {
  if (block === undefined || !isOpen(block) || block.role === "title") return false;
  return areNames(withoutNoteMarks(block.text)) && !publicationName.test(block.text);
}

/** A name without the marks that send a reader to its note. */
function withoutNoteMarks(name: string): string {
  return name.replace(/[\s,]*[*∗†‡§¶\d][\s,*∗†‡§¶\d]*$/u, "");
}

function areNames(text: string): boolean {
  return text.split(/\s*(?:,|&|、|・|\band\b)\s*/u).every(looksLikeName);
}

const addressLine =
  /^(?:(?:url|link|source|web|from|retrieved\s+from|original|permalink|via|出典|元記事|출처|원문|링크)\s*[:：]?\s*)?<?(https?:\/\/[^\s<>"/]+\.[^\s<>"]+)>?$/iu;

function takeAddress(blocks: DraftBlock[], body: Body): FoundText | null {
  for (const [index, block] of blocks.entries()) {
    const isAround = index < body.start || index >= body.end;
    if (!isAround || !isOpen(block)) continue;
    const address = addressLine.exec(block.text)?.[1];
    if (address === undefined) continue;
    blocks[index] = { ...block, role: "furniture" };
    return stated(address, block.place, 4000);
  }
  return null;
}

function bylineInFurniture(blocks: readonly DraftBlock[]): FoundText | null {
  const lines = blocks.filter((block) => block.removedReason === "byline-in-furniture");
  if (lines.length === 0) return null;
  const names = [...new Set(lines.map((block) => bylineIn(block.text) ?? block.text))];
  return stated(names.join(", "), evidenceOf(lines.map((block) => block.place)));
}

function textOf(
  blocks: readonly DraftBlock[],
  reason: "site-masthead" | "contributor-bio",
  besides: string | null,
): string | null {
  const lines = blocks
    .filter((block) => block.removedReason === reason && block.text !== besides)
    .map((block) => block.text);
  return lines.length === 0 ? null : shortened([...new Set(lines)].join("\n"), 4000);
}

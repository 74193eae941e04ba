import { cleaned, headsLinks } from "../cleaning.ts";
import { blockOf, type DraftBlock, draftOf, endsSentence } from "../draft-block.ts";
import { readHeader } from "../header.ts";
import { namesPaperKind } from "../heading.ts";
import {
  type FoundText,
  firstFound,
  type Reading,
  type ReadMetadata,
  shortened,
} from "../reading.ts";
import type { Block, RemovalReason } from "../text-version.ts";
import { inColumns } from "./page-columns.ts";
import {
  endsWide,
  linesOf,
  type PageDrawn,
  type PageLine,
  spaceBefore,
  startsWide,
} from "./page-line.ts";
import type { MappedRun } from "./page-map.ts";
import {
  leaders,
  type PageParagraph,
  paragraphsOf,
  type Setting,
  settingOf,
} from "./page-paragraphs.ts";
import { splitPiece } from "./page-piece.ts";
import { repeatsOf } from "./page-repeats.ts";

export interface PageReading {
  readonly reading: Reading;
  /** Where the text stands on the pages, in order of the text. */
  readonly runs: readonly MappedRun[];
}

/** A paragraph on its way into the text, with why it is folded away. */
interface Placed extends PageParagraph {
  readonly removedReason: RemovalReason | null;
}

/**
 * The text of a paginated document, in the order in which it is read: columns one after
 * the other, paragraphs rebuilt from their lines and across pages. What is repeated on
 * the pages is folded away with its reason.
 *
 * @param properties what the file says of itself outside its pages
 */
export function readPages(pages: readonly PageDrawn[], properties: ReadMetadata): PageReading {
  const linesOfPages = pages.map(linesOf);
  const repeats = repeatsOf(pages, linesOfPages);
  const columnsOfPages = linesOfPages.map((lines) =>
    inColumns(lines.filter((line) => !repeats.has(line))),
  );
  const setting = settingOf(columnsOfPages.flat());
  const placed: Placed[] = [];
  let tables = 0;
  for (const [index, columns] of columnsOfPages.entries()) {
    const aside = (linesOfPages[index] ?? []).filter((line) => repeats.has(line));
    const middle = (pages[index]?.height ?? 0) / 2;
    const above = aside.filter(({ baseline }) => baseline < middle);
    placed.push(...above.map((line) => repeated(line, repeats)));
    for (const column of columns) {
      const found = paragraphsOf(column, setting, tables);
      tables += new Set(found.flatMap(({ cell }) => (cell === null ? [] : [cell.table]))).size;
      const contents = contentsIn(found);
      const isLinks = isColumnOfLinks(found);
      placed.push(
        ...found.map(
          (paragraph) =>
            ({
              ...paragraph,
              removedReason: isLinks
                ? "related-links"
                : contents.has(paragraph)
                  ? "navigation"
                  : null,
            }) satisfies Placed,
        ),
      );
    }
    const below = aside.filter(({ baseline }) => baseline >= middle);
    placed.push(...below.map((line) => repeated(line, repeats)));
  }
  return written(joinedAcross(placed, setting), properties);
}

function textOf({ lines }: PageParagraph): string {
  return lines.map(({ text }) => text).join(" ");
}

/** A column beside the article that holds nothing but what else there is to read. */
function isColumnOfLinks([first, ...others]: readonly PageParagraph[]): boolean {
  const isHeaded = first !== undefined && headsLinks(textOf(first));
  return isHeaded && others.every((paragraph) => !endsSentence(textOf(paragraph)));
}

const contentsHeading =
  /^(?:(?:table\s+of\s+)?contents|inhalt(?:sverzeichnis)?|sommaire|índice|目\s*次|차\s*례|목\s*차)$/iu;

/** A list of contents repeats the headings with the pages that they stand on: what leads to those by dots. */
function contentsIn(paragraphs: readonly PageParagraph[]): ReadonlySet<PageParagraph> {
  const dotted = paragraphs.filter((paragraph) => leaders.test(textOf(paragraph)));
  if (dotted.length < 2) return new Set();
  const tables = new Set(dotted.flatMap(({ cell }) => (cell === null ? [] : [cell.table])));
  return new Set(
    paragraphs.filter(
      (paragraph) =>
        dotted.includes(paragraph) ||
        (paragraph.cell !== null && tables.has(paragraph.cell.table)) ||
        contentsHeading.test(textOf(paragraph)),
    ),
  );
}

function repeated(line: PageLine, repeats: ReadonlyMap<PageLine, RemovalReason>): Placed {
  const removedReason = repeats.get(line) ?? "running-head";
  return { lines: [line], role: "furniture", level: null, cell: null, removedReason };
}

/** A paragraph that a column or page breaks off goes on in the next; what stands between comes after it. */
function joinedAcross(placed: readonly Placed[], setting: Setting): readonly Placed[] {
  const found: Placed[] = [];
  let open: number | null = null;
  for (const paragraph of placed) {
    const isRunning = paragraph.removedReason === null && paragraph.role === "paragraph";
    const before = open === null ? undefined : found[open];
    if (
      isRunning &&
      open !== null &&
      before !== undefined &&
      isBrokenOff(before, paragraph, setting)
    ) {
      found[open] = { ...before, lines: [...before.lines, ...paragraph.lines] };
      continue;
    }
    found.push(paragraph);
    const isPassedOver =
      paragraph.removedReason !== null || /^(?:footnote|table-cell)$/u.test(paragraph.role);
    // A table or figure is set where there is room for it, with what it is called.
    if (isRunning && numberedCaption.test(textOf(paragraph))) continue;
    if (isRunning || (paragraph.role === "list-item" && paragraph.removedReason === null)) {
      open = found.length - 1;
    } else if (!isPassedOver) open = null;
  }
  return found;
}

function isBrokenOff(before: Placed, next: Placed, { size }: Setting): boolean {
  const last = before.lines.at(-1);
  const first = next.lines[0];
  if (last === undefined || first === undefined) return false;
  const isElsewhere = first.page !== last.page || first.baseline < last.baseline;
  if (!isElsewhere || Math.abs(first.size - last.size) > size * 0.1) return false;
  if (/[.!?…:。！？」』”"’)\]]$/u.test(last.text)) return false;
  return (
    /^[\p{Ll}\p{N}(“‘"]/u.test(first.text) ||
    (endsWide(last.text) && startsWide(first.text)) ||
    /[-,;，、]$/u.test(last.text)
  );
}

/** Endings and particles that never stand alone. */
const boundInKorean =
  /^(?:다|고|은|는|을|를|의|에|에서|에게|께서|으로|로|와|과|며|면|면서|지만|라고|라며|까지|부터|처럼|보다|마다|했다|됐다|였다|이었다|한다|된다|합니다|됩니다|습니다|입니다|니다|이다|하는|되는|했고|하고|하며|지는|져서)$/u;

/** The number of a note that its first word is set right behind; what is counted begins so as well. */
const labelStuck =
  /^\d{1,3}(?=[“"‘(]|\p{Lu}\p{Ll}|\p{Lo})(?!\d*[年月日時分秒人回台件個点名년월일시분명개])/u;

/** The number of a note apart from its words: at their height it would be a figure of theirs ("1Port"). */
function withLabelApart(lines: readonly PageLine[]): readonly PageLine[] {
  const [first, ...others] = lines;
  const [piece, ...rest] = first?.pieces ?? [];
  if (first === undefined || piece === undefined) return lines;
  const text = piece.text.trimStart();
  const label = labelStuck.exec(text)?.[0];
  if (label === undefined) return lines;
  const [number, words] = splitPiece({ ...piece, text }, label.length);
  const apart = { ...number, around: { before: "", after: " " } };
  return [{ ...first, pieces: [apart, words, ...rest] }, ...others];
}

/** The words of one paragraph, and where on the pages they stand. */
class ParagraphText {
  words = "";
  /** Offsets are into these words. */
  readonly runs: MappedRun[] = [];
  readonly #known: ReadonlySet<string>;
  /** Of a cell of a table: the words that are surely whole. */
  readonly #wholeWords: ReadonlySet<string> | null;

  /**
   * @param known the words of the document, hyphens included
   * @param inProse those of them that stand outside its tables
   */
  constructor(paragraph: PageParagraph, known: ReadonlySet<string>, inProse: ReadonlySet<string>) {
    this.#known = known;
    this.#wholeWords = paragraph.cell === null ? null : inProse;
    const lines = paragraph.role === "footnote" ? withLabelApart(paragraph.lines) : paragraph.lines;
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#join(line);
      this.#add(line);
    }
    this.words = this.words.trimEnd();
  }

  #add({ pieces, page }: PageLine): void {
    for (const [index, piece] of pieces.entries()) {
      const isAtStart = this.words === "" || /\s$/u.test(this.words);
      const words = isAtStart ? piece.text.trimStart() : piece.text;
      if (words === "" || index > 0) this.words += spaceBefore(pieces[index - 1], piece);
      if (words === "") continue;
      this.words += piece.around?.before ?? "";
      const start = this.words.length;
      this.words += words.replaceAll(/\s+/gu, " ");
      const { left, right, baseline, size, item } = piece;
      // Letters reach a quarter of their size below their line.
      const box = piece.box ?? {
        left,
        top: baseline - size * 0.85,
        width: right - left,
        height: size * 1.1,
      };
      const end = this.words.length - (/\s$/u.test(words) ? 1 : 0);
      if (end > start) this.runs.push({ start, end, page, ...box, item });
      this.words += piece.around?.after ?? "";
    }
  }

  /** Joins a line as it was before it was broken off. */
  #join(next: PageLine): void {
    const hyphenated = /(\p{L}+)[-\u00ad\u2010]$/u.exec(this.words.slice(-80));
    const rest = /^\p{Ll}+/u.exec(next.text)?.[0];
    if (hyphenated !== null && rest !== undefined) {
      const head = hyphenated[1] ?? "";
      if (!this.#isCompound(head, rest)) this.#cutHyphen();
      return;
    }
    if (/\s$/u.test(this.words) || (endsWide(this.words) && startsWide(next.text))) return;
    if (this.#isBrokenKorean(next.text) || this.#isBrokenInCell(next.text)) return;
    this.words += " ";
  }

  /** True when a hyphen at the end of a line belongs to the word: the document has it elsewhere. */
  #isCompound(head: string, rest: string): boolean {
    const whole = `${head}${rest}`.toLowerCase();
    return !this.#known.has(whole) && this.#known.has(`${head}-${rest}`.toLowerCase());
  }

  /** Browsers break Korean lines inside words too: what can not begin a word, or is one joined, goes on with it. */
  #isBrokenKorean(next: string): boolean {
    const [head] = /\p{Script=Hangul}+$/u.exec(this.words.slice(-40)) ?? [];
    const [rest] = /^\p{Script=Hangul}+/u.exec(next) ?? [];
    if (head === undefined || rest === undefined) return false;
    return boundInKorean.test(rest) || (this.#known.has(head + rest) && !this.#known.has(rest));
  }

  /** A cell too narrow for a word breaks it anywhere: the document has the whole word, and not its end. */
  #isBrokenInCell(next: string): boolean {
    const words = this.#wholeWords;
    if (words === null) return false;
    const head = /\p{L}+$/u.exec(this.words.slice(-40))?.[0]?.toLowerCase();
    const rest = /^\p{Ll}+/u.exec(next)?.[0];
    if (head === undefined || rest === undefined) return false;
    const isWhole = words.has(head + rest) || words.has(`${head}${rest}s`);
    return isWhole && !words.has(head);
  }

  #cutHyphen(): void {
    this.words = this.words.slice(0, -1);
    const last = this.runs.at(-1);
    if (last === undefined || last.end <= this.words.length) return;
    if (last.start >= this.words.length) this.runs.pop();
    else this.runs[this.runs.length - 1] = { ...last, end: this.words.length };
  }
}

/** The text of a book is put together once, at the end: a growing string would be copied for every line. */
function written(placed: readonly Placed[], properties: ReadMetadata): PageReading {
  const known = wordsOf(placed);
  const inProse = wordsOf(placed.filter(({ cell }) => cell === null));
  const parts: string[] = [];
  const blocks: Block[] = [];
  const runs: MappedRun[] = [];
  let at = 0;
  let before: Placed | undefined;
  for (const paragraph of placed) {
    const separator = before === undefined ? "" : isSameRow(before, paragraph) ? "\t" : "\n";
    const { words, runs: own } = new ParagraphText(paragraph, known, inProse);
    const start = at + separator.length;
    at = start + words.length;
    parts.push(separator, words);
    for (const run of own) runs.push({ ...run, start: start + run.start, end: start + run.end });
    const { role, level, cell, removedReason } = paragraph;
    blocks.push({ start, end: at, role, level, cell, runInEnd: null, removedReason });
    before = paragraph;
  }
  const text = parts.join("");
  const drafts = blocks.map((block, index) =>
    draftOf(block, text, `page ${placed[index]?.lines[0]?.page ?? 1}`),
  );
  return { reading: withMetadata(text, drafts, placed, properties), runs };
}

function isSameRow(before: Placed | undefined, { cell }: Placed): boolean {
  return cell !== null && before?.cell?.table === cell.table && before.cell.row === cell.row;
}

/** The words of a document that stand inside its lines, hyphens included. */
function wordsOf(placed: readonly Placed[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { lines } of placed) {
    for (const { text } of lines) {
      for (const word of text.toLowerCase().match(/[\p{L}]+(?:-[\p{L}]+)*/gu) ?? [])
        words.add(word);
    }
  }
  return words;
}

function withMetadata(
  text: string,
  drafts: readonly DraftBlock[],
  placed: readonly Placed[],
  properties: ReadMetadata,
): Reading {
  const headline = properties.title === null ? headlineIn(drafts, placed) : null;
  const known = headline ?? properties.title;
  const title = known === null ? null : blockOfTitle(drafts, known.value);
  const titled = drafts.map((draft) => {
    if (draft === title) return asTitle(draft);
    return isNumberedCaption(draft) ? { ...draft, role: "caption" as const, level: null } : draft;
  });
  const header = readHeader(cleaned(titled, "markup"));
  const found = { ...header.metadata, title: known ?? header.metadata.title };
  return {
    text,
    blocks: header.blocks.map(blockOf),
    metadata: {
      ...firstFound(found, properties),
      byline: properties.byline ?? found.byline,
      url: found.url ?? addressIn(drafts),
      published: found.published ?? properties.published,
    },
    rules: "pdf",
  };
}

/**
 * What is set largest on the first page is its headline; inferred, since nothing says so. A page
 * printed by a browser says at its top what it is called.
 */
function headlineIn(drafts: readonly DraftBlock[], placed: readonly Placed[]): FoundText | null {
  let best: { readonly draft: DraftBlock; readonly size: number } | null = null;
  for (const [index, draft] of drafts.entries()) {
    const line = placed[index]?.lines[0];
    if (line?.page !== 1 || draft.role !== "heading" || draft.removedReason !== null) continue;
    if (draft.text.length < 6 || namesPaperKind(draft.text)) continue;
    if (isInRunningHead(draft.text, drafts)) {
      const evidence = "headline, named at the top of the pages";
      return { value: shortened(draft.text, 2000), basis: "stated", evidence };
    }
    if (best === null || line.size > best.size) best = { draft, size: line.size };
  }
  if (best === null) return null;
  const evidence = "largest letters of page 1";
  return { value: shortened(best.draft.text, 2000), basis: "inferred", evidence };
}

function isInRunningHead(text: string, drafts: readonly DraftBlock[]): boolean {
  const wanted = comparable(text);
  return drafts.some(
    ({ removedReason, text: head }) =>
      removedReason === "running-head" &&
      wanted.length >= comparable(head).length * 0.5 &&
      comparable(head).startsWith(wanted),
  );
}

/** The address that browsers print on each page; one that was cut short is none. */
function addressIn(drafts: readonly DraftBlock[]): FoundText | null {
  const line = drafts.find(
    ({ removedReason, text }) =>
      removedReason === "running-head" && /^https?:\/\/[^\s…]+[^\s….]$/iu.test(text),
  );
  if (line === undefined) return null;
  return { value: line.text, basis: "stated", evidence: `edge of ${line.place}` };
}

/** The first block that says the title, or most of it: properties often add the name of the site. */
function blockOfTitle(drafts: readonly DraftBlock[], title: string): DraftBlock | null {
  const wanted = comparable(title);
  const open = drafts.filter(
    ({ removedReason, role }) => removedReason === null && role !== "table-cell",
  );
  const isMost = ({ role, text }: DraftBlock) => {
    const said = comparable(text);
    return role === "heading" && said.length >= wanted.length * 0.5 && wanted.startsWith(said);
  };
  return open.find(({ text }) => comparable(text) === wanted) ?? open.find(isMost) ?? null;
}

const numberedCaption =
  /^(?:(?:table|figure|fig|chart|map|graph|box|tableau|tabelle|abbildung|abb)s?\.?\s*[\dIVX]{1,4}(?:[.-]\d{1,2})?\s*(?:[.:：|–—]|$)|(?:図表?|表|그림|표|도표)\s*[\d０-９]{1,3}\s*\S)/iu;

/** A document numbers the captions of its own tables and figures; the page of a site does not. */
function isNumberedCaption({ role, removedReason, text }: DraftBlock): boolean {
  return (
    removedReason === null &&
    (role === "paragraph" || role === "heading") &&
    text.length <= 400 &&
    numberedCaption.test(text)
  );
}

function asTitle(draft: DraftBlock): DraftBlock {
  return { ...draft, role: "title", level: null };
}

function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

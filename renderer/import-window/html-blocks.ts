import type { Block, BlockRole } from "#shared/domain/text/text-version.ts";
import { beginsCaptionPart, isLabelApart } from "./figure-labels.ts";
import { type DataTable, dataTableOf, type TablesAre } from "./html-tables.ts";
import { ItemNumbers } from "./item-numbers.ts";

/** A block of a page, with the element it stands in and the text nodes it is made of. */
export interface PageBlock {
  readonly block: Block;
  readonly element: Element;
  readonly nodes: readonly Text[];
  readonly isHidden: boolean;
  /** True where it is read out to who can not see the page, and shown to nobody. */
  readonly isUnseen: boolean;
}

export interface PageText {
  readonly text: string;
  readonly blocks: readonly PageBlock[];
}

const blockElements = new Set(
  "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html iframe legend li main menu nav noscript object ol optgroup option p plaintext pre section select summary table tbody td textarea tfoot th thead title tr ul video audio xmp listing search".split(
    " ",
  ),
);
/** What holds no words of the page: programs, styles, pictures' insides. */
const wordless = new Set(
  "script style link meta template head canvas datalist base param source track".split(" "),
);
const hiddenElements = new Set(["noscript", "dialog"]);

/** Notes as converters of documents write them, with their numbers in their words. */
const numberedNotes = "li[id^=footnote-], li[id^=endnote-]";
/** And as Markdown, wikis and other programs of pages do. */
const notes = `${numberedNotes}, li[id^=fn], li[id^=cite_note], .footnotes > ol > li, ol.footnotes > li, [role=doc-footnote], [role=doc-endnote]`;

export interface PageReading {
  /** Which elements of an article are only read out; null for what is no article, whose captions stay in one as well. */
  readonly isUnseen?: ((element: Element) => boolean) | null;
  /** Whether a table may be there for the layout alone, as in pages and mails. */
  readonly tablesAre?: TablesAre;
  /** What a page of the web counts is no word of it; a document says "see point 3" of what it counts. */
  readonly numbersAre?: "words" | "marks";
}

/**
 * The whole page as text: a block per paragraph, heading, list item, table cell. Blocks
 * are joined by LF, the cells of a row by TAB; white space collapses as on screen.
 * Nothing of the page's words is left out, hidden ones included.
 */
export function pageText(root: Element, reading: PageReading = {}): PageText {
  const writer = new PageWriter(reading);
  writer.visit(root, {
    isHidden: false,
    isUnseen: false,
    isPreformatted: false,
    isPower: false,
    isCaption: false,
  });
  writer.flush(root);
  return writer.finished();
}

interface Context {
  readonly isHidden: boolean;
  readonly isUnseen: boolean;
  readonly isPreformatted: boolean;
  /** A power, whose figures may not run on from those before them ("10³ tonnes"). */
  readonly isPower: boolean;
  readonly isCaption: boolean;
}

class PageWriter {
  private text = "";
  private readonly blocks: PageBlock[] = [];
  /** The words of the block so far, in pieces: joining them at every one of thousands takes minutes. */
  private pending: string[] = [];
  private nodes: Text[] = [];
  private isHidden = false;
  private isUnseen = false;
  private readonly isOnlyRead: ((element: Element) => boolean) | null;
  private readonly tablesAre: TablesAre;
  private readonly areNumbersWords: boolean;
  private readonly tables = new Map<Element, DataTable | null>();
  private dataTables = 0;
  private readonly itemNumbers = new ItemNumbers();
  /** What the page sets before the words that come next. */
  private number = "";
  private mark: string | null = null;

  constructor({
    isUnseen = null,
    tablesAre = "data or layout",
    numbersAre = "words",
  }: PageReading) {
    this.isOnlyRead = isUnseen;
    this.tablesAre = tablesAre;
    this.areNumbersWords = numbersAre === "words";
  }

  visit(element: Element, context: Context): void {
    for (const node of element.childNodes) {
      if (node.nodeType === node.TEXT_NODE) this.write(node as Text, context);
      else if (node.nodeType === node.ELEMENT_NODE) this.enter(node as Element, context);
    }
  }

  private enter(element: Element, context: Context): void {
    const name = element.localName;
    if (wordless.has(name) || isWayBack(element)) return;
    if (name === "br") {
      this.breakLine(element);
      return;
    }
    const inner = this.contextIn(element, context);
    const isPart = context.isCaption && beginsCaptionPart(element, this.pending.at(-1) ?? "");
    const isBlock =
      blockElements.has(name) ||
      inner.isHidden !== context.isHidden ||
      inner.isUnseen !== context.isUnseen ||
      (context.isCaption && (isPart || this.isEmpty()) && isLabelApart(element));
    if (isBlock || isPart) this.flush(element.parentElement ?? element);
    if (name === "li" && !element.matches(numberedNotes)) {
      this.number = this.itemNumbers.next(element);
    }
    // A reading above a word is set in brackets behind it, as papers do where they can not set it above.
    const isReading = name === "rt" && element.parentElement?.querySelector("rp") === null;
    const [opening, closing] = isReading ? "（）" : isNoteNumber(element) ? "[]" : "";
    if (opening !== undefined) this.pending.push(opening);
    this.visit(element, inner);
    if (closing !== undefined) this.pending.push(closing);
    if (isBlock) this.flush(element);
    if (name === "li") this.number = "";
  }

  private contextIn(element: Element, context: Context): Context {
    const name = element.localName;
    return {
      isHidden: context.isHidden || isHiddenElement(element),
      isUnseen: context.isUnseen || this.isToBeParted(element),
      isPreformatted: context.isPreformatted || name === "pre" || name === "textarea",
      isPower:
        context.isPower ||
        (name === "sup" && /\d$/u.test(this.pending.at(-1) ?? "") && !isNoteNumber(element)),
      isCaption: context.isCaption || (name === "figcaption" && this.isOnlyRead !== null),
    };
  }

  private write(node: Text, context: Context): void {
    const raw = context.isPower ? raised(node.data) : node.data;
    const words = context.isPreformatted
      ? raw.replaceAll(/\r\n?/gu, "\n")
      : raw.replaceAll(/[ \t\n\r\f]+/gu, " ");
    if (words === "") return;
    if (this.nodes.length === 0 && /^\s*$/u.test(words)) return;
    if (this.number !== "" && !/^\s*$/u.test(words)) {
      // A page that writes its numbers itself has no use for those of the list.
      if (this.isEmpty() && !beginsWithNumber.test(words)) this.setNumber(this.number);
      this.number = "";
    }
    this.isHidden = context.isHidden;
    this.isUnseen = context.isUnseen;
    const isAfterSpace = /[ \n]$/u.test(this.pending.at(-1) ?? "");
    const added = !context.isPreformatted && isAfterSpace ? words.replace(/^ /u, "") : words;
    if (added !== "") this.pending.push(added);
    this.nodes.push(node);
  }

  private setNumber(number: string): void {
    if (this.areNumbersWords) this.pending.unshift(number);
    else this.mark = number.trim();
  }

  /** Two breaks in a row part paragraphs; one stays inside. */
  private breakLine(element: Element): void {
    if (this.isEmpty()) return;
    if (this.pending.at(-1)?.endsWith("\n")) {
      this.flush(element.parentElement ?? element);
      return;
    }
    while (this.pending.at(-1)?.trimEnd() === "") this.pending.pop();
    this.pending.push(`${this.pending.pop()?.trimEnd() ?? ""}\n`);
  }

  private isEmpty(): boolean {
    return !this.pending.some((words) => words.trim() !== "");
  }

  /** Inside a sentence, and in a cell that may hold nothing else, what is only read out stays. */
  private isToBeParted(element: Element): boolean {
    if (this.isOnlyRead?.(element) !== true || element.closest("td, th") !== null) return false;
    return this.isEmpty() || isLastInBlock(element);
  }

  flush(element: Element): void {
    const words = trimmed(this.pending.join(""));
    const { nodes, mark } = this;
    this.pending = [];
    this.nodes = [];
    this.mark = null;
    if (words === "") return;

    const holder = nodes[0]?.parentElement ?? element;
    const shape = this.shapeOf(holder);
    const before = this.blocks.at(-1);
    if (before !== undefined) this.text += isNextCell(before.block, shape) ? "\t" : "\n";
    const start = this.text.length;
    this.text += words;
    this.blocks.push({
      block: {
        start,
        end: this.text.length,
        ...shape,
        ...(mark === null ? {} : { mark }),
        runInEnd: null,
        removedReason: null,
      },
      element: blockHolder(holder),
      nodes,
      isHidden: this.isHidden,
      isUnseen: this.isUnseen,
    });
  }

  finished(): PageText {
    return { text: this.text, blocks: this.blocks };
  }

  private shapeOf(element: Element): Pick<Block, "role" | "level" | "cell"> {
    const cell = element.closest("td, th");
    const place = cell === null ? null : this.cellOf(cell);
    if (place !== null) return { role: "table-cell", level: null, cell: place };
    if (element.closest(notes) !== null) return { role: "footnote", level: null, cell: null };
    const heading = element.closest("h1, h2, h3, h4, h5, h6");
    if (heading !== null) {
      return { role: "heading", level: Number(heading.localName.slice(1)), cell: null };
    }
    const item = element.closest("li, dd, dt");
    if (item !== null) return { role: "list-item", level: listDepth(item), cell: null };
    const role = roleOf(element);
    return { role, level: role === "quote" ? quoteDepth(element) : null, cell: null };
  }

  private cellOf(cell: Element): Block["cell"] {
    const table = cell.closest("table");
    if (table === null) return null;
    const known = this.tables.get(table);
    const read = known === undefined ? dataTableOf(table, this.dataTables, this.tablesAre) : known;
    if (known === undefined) {
      this.tables.set(table, read);
      if (read !== null) this.dataTables += 1;
    }
    return read?.cells.get(cell) ?? null;
  }
}

/** Paragraphs of one cell stand under one another. */
function isNextCell(a: Pick<Block, "cell">, b: Pick<Block, "cell">): boolean {
  return (
    a.cell !== null &&
    b.cell !== null &&
    a.cell.table === b.cell.table &&
    a.cell.row === b.cell.row &&
    a.cell.column !== b.cell.column
  );
}

/** "1." or "(a)": what an item begins with that has its number in its words. */
const beginsWithNumber =
  /^\s*(?:[([（]?\p{N}{1,3}[.)\]）．、](?!\d)|[([（]?(?:[a-zA-Z]|[ivx]{1,5})[.)\]）]\s|[①-⑳•‣▪–-])/u;

function listDepth(item: Element): number {
  let depth = 0;
  for (let at: Element | null = item; at !== null; at = at.parentElement) {
    if (at.localName === "ul" || at.localName === "ol" || at.localName === "dl") depth += 1;
  }
  return Math.min(Math.max(depth, 1), 6);
}

/** How deep a quotation stands in others, as what a mail answers to does; null for the first. */
function quoteDepth(element: Element): number | null {
  let depth = 0;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.localName === "blockquote") depth += 1;
  }
  return depth > 1 ? Math.min(depth, 6) : null;
}

function roleOf(element: Element): BlockRole {
  if (element.closest("figcaption, caption") !== null) return "caption";
  if (element.closest("pre") !== null) return "code";
  if (element.closest("blockquote") !== null) return "quote";
  return "paragraph";
}

function blockHolder(element: Element): Element {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (blockElements.has(at.localName)) return at;
  }
  return element;
}

function isLastInBlock(element: Element): boolean {
  for (let at: Element = element; !blockElements.has(at.localName); ) {
    for (let next = at.nextSibling; next !== null; next = next.nextSibling) {
      if (next instanceof Element && (next.localName === "br" || blockElements.has(next.localName)))
        return true;
      if ((next.textContent ?? "").trim() !== "") return false;
    }
    if (at.parentElement === null) return true;
    at = at.parentElement;
  }
  return true;
}

function raised(text: string): string {
  return text
    .replaceAll(/\d/gu, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)))
    .replaceAll(/[-−]/gu, "⁻");
}

/** A raised number that leads to a note: set at the height of the words it would be a figure of theirs ("in 20223"). */
function isNoteNumber(element: Element): boolean {
  if (element.localName !== "sup") return false;
  const link = element.querySelector("a[href*='#']") ?? element.closest("a[href*='#']");
  return link !== null && /^\s*(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})\s*$/u.test(element.textContent ?? "");
}

/** The arrow at a note that leads back to its number in the text: a sign to click on, and no word. */
function isWayBack(element: Element): boolean {
  if (element.localName !== "a" || !/#/u.test(element.getAttribute("href") ?? "")) return false;
  return /^\s*(?:[↩↑⤴⏎↵^][\ufe0e\ufe0f]?\s*){1,3}$/u.test(element.textContent ?? "");
}

function isHiddenElement(element: Element): boolean {
  if (hiddenElements.has(element.localName) && !element.hasAttribute("open")) return true;
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style") ?? "";
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
}

/** No-break spaces at the ends stay: only white space of the markup is cut. */
function trimmed(words: string): string {
  return words.replace(/^[ \n]+|[ \n]+$/gu, "");
}

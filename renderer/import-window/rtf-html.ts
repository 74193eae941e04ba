import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";
import { documentMarks, escaped, headingTag } from "./document-marks.ts";
import { charsetOfCodePage, charsetOfFont } from "./rtf-charset.ts";
import { RtfTable } from "./rtf-table.ts";
import { type RtfToken, rtfTokens } from "./rtf-tokens.ts";

/** A rich text file as a page, and what its information group says. */
export interface RtfDocument {
  readonly html: string;
  readonly charset: string;
  readonly title: string;
  readonly author: string;
  /** `2022-03-18`; empty where it is not said. */
  readonly created: string;
}

/** A mark longer than this is no number of an item. */
const mostMark = 40;

/** The code of a field longer than this sets no reading above letters. */
const mostCode = 400;

/** Groups inside groups beyond this are nobody's document. */
const mostDepth = 500;

/** Where the words of a group go. */
type Destination =
  | "text"
  | "nowhere"
  | "fonts"
  | "styles"
  | "title"
  | "author"
  | "created"
  | "note"
  | "comment"
  | "item-mark"
  | "running-head"
  | "aside"
  | "field-code";

/** What a group remembers: it comes back when the group ends. */
interface GroupState {
  destination: Destination;
  /** True from `\*` on, until the destination's word. */
  isOptional: boolean;
  /** Bytes that stand for a Unicode character where a reader does not know `\u`. */
  fallbackBytes: number;
  font: number;
  isHidden: boolean;
  isDeleted: boolean;
  isBold: boolean;
}

interface Paragraph {
  style: number | null;
  outline: number | null;
  isItem: boolean;
  level: number;
  isInTable: boolean;
  /** The number or sign that the program set before its words. */
  mark: string;
}

/** Destinations whose words are no text of the document, though they are not marked with `\*`. */
const silent = new Set(
  "colortbl pict xe tc rxe bkmkstart bkmkend datafield object objdata sp sn sv shprslt nonshppict themedata filetbl private doccomm operator company manager category keywords subject comment hlinkbase revtim printim buptim template ftnsep ftnsepc aftnsep ftncn atnid atnauthor atntime atndate atnref atnparent annotationdate pgdsctbl upr".split(
    " ",
  ),
);

/** Optional destinations (`\*`) that hold words of the document all the same. */
const spoken = new Set(["ud", "shpinst", "shptxt", "shppict", "atn", "annotation", "footnote"]);

const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ["fonttbl", "fonts"],
  ["stylesheet", "styles"],
  ["title", "title"],
  ["author", "author"],
  ["creatim", "created"],
  ["footnote", "note"],
  ["annotation", "comment"],
  ["listtext", "item-mark"],
  ["pntext", "item-mark"],
  ["header", "running-head"],
  ["headerl", "running-head"],
  ["headerr", "running-head"],
  ["headerf", "running-head"],
  ["footer", "running-head"],
  ["footerl", "running-head"],
  ["footerr", "running-head"],
  ["footerf", "running-head"],
  ["shptxt", "aside"],
  ["fldinst", "field-code"],
]);

/**
 * Letters with their reading above them are no words of the file but of a field that sets one over the
 * other: `EQ \\* jc2 \\o\\ad(\\s\\up 9(reading),letters)`, the letters in front in some.
 */
const overstruck = /^\s*EQ\b.*?\\o\s*(?:\\a[dclr]\s*)?\((.*)\)\s*$/isu;
const raisedReading = /\\s\s*\\up\s*\d*\s*\(([^()]*)\)/iu;

/** The letters that a field sets with their reading above them, as a page has them; empty for any other field. */
function rubyOf(code: string): string {
  const inside = overstruck.exec(code)?.[1];
  const reading = inside === undefined ? null : raisedReading.exec(inside);
  if (inside === undefined || reading === null) return "";
  const letters = inside.replace(reading[0], "").replace(/^\s*[,;]|[,;]\s*$/gu, "");
  return `<ruby>${escaped(letters.trim())}<rt>${escaped((reading[1] ?? "").trim())}</rt></ruby>`;
}

const characters: ReadonlyMap<string, string> = new Map([
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["tab", " "],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
  ["qmspace", "\u2005"],
  ["zwj", "\u200d"],
  ["zwnj", "\u200c"],
  ["ltrmark", "\u200e"],
  ["rtlmark", "\u200f"],
  ["~", "\u00a0"],
  ["_", "\u2011"],
  ["-", "\u00ad"],
]);

/**
 * Reads rich text (Rich Text Format 1.9.1). Words go through the character set of their
 * font, and two-byte characters may be written byte by byte.
 */
export function rtfDocument(bytes: Uint8Array, fileName: string): RtfDocument {
  const reader = new RtfReader(fileName);
  for (const token of rtfTokens(bytes)) reader.take(token);
  return reader.finished();
}

/** One stream of paragraphs: the body, a note, a running head. */
class Flow {
  html = "";
  words = "";
  isHidden = false;
  /** Of the paragraph that is open. */
  hasBold = false;
  hasPlain = false;
  readonly table = new RtfTable();
  #cell = "";
  #list = 0;

  /** Ends a paragraph, or a line of a table's cell. */
  endParagraph(tag: string, paragraph: Paragraph): void {
    const words = this.#taken();
    const isBold = this.hasBold && !this.hasPlain;
    this.hasBold = false;
    this.hasPlain = false;
    if (paragraph.isInTable) {
      this.#cell += `<p>${words}</p>`;
      return;
    }
    this.#endTable();
    if (words === "") return;
    // A numbered heading is a heading.
    const depth = paragraph.isItem && tag === "p" ? paragraph.level + 1 : 0;
    this.#toList(depth);
    const bold = isBold && tag === "p" ? ` ${documentMarks.bold}=""` : "";
    // A sign says no more than that it is an item, which the list does.
    const mark = paragraph.mark.trim();
    const said = /[\p{L}\p{N}]/u.test(mark) ? `${escaped(mark)} ${words}` : words;
    this.html +=
      depth > 0 ? `<li>${said}</li>` : `<${tag}${bold}>${said}</${tag.split(" ")[0] ?? tag}>`;
  }

  endCell(): void {
    // The words of a cell end with the cell, and those of the paragraphs before with a paragraph.
    const words = this.#taken();
    this.table.endCell(this.#cell === "" ? words : `${this.#cell}<p>${words}</p>`);
    this.#cell = "";
  }

  endRow(): void {
    this.#toList(0);
    this.table.endRow();
  }

  finished(): string {
    this.endParagraph("p", plainParagraph());
    this.#endTable();
    this.#toList(0);
    return this.html;
  }

  hide(isHidden: boolean): void {
    if (isHidden === this.isHidden) return;
    this.words += isHidden ? "<span hidden>" : "</span>";
    this.isHidden = isHidden;
  }

  #taken(): string {
    const words = this.isHidden ? `${this.words}</span>` : this.words;
    this.words = this.isHidden ? "<span hidden>" : "";
    return words.replaceAll("<span hidden></span>", "").trim();
  }

  #endTable(): void {
    const loose = this.#cell;
    this.#cell = "";
    this.html += `${this.table.taken()}${loose}`;
  }

  #toList(depth: number): void {
    while (this.#list < depth) {
      this.html += "<ul>";
      this.#list += 1;
    }
    while (this.#list > depth) {
      this.html += "</ul>";
      this.#list -= 1;
    }
  }
}

function plainParagraph(): Paragraph {
  return { style: null, outline: null, isItem: false, level: 0, isInTable: false, mark: "" };
}

class RtfReader {
  readonly #fileName: string;
  readonly #states: GroupState[] = [];
  #state: GroupState = {
    destination: "text",
    isOptional: false,
    fallbackBytes: 1,
    font: -1,
    isHidden: false,
    isDeleted: false,
    isBold: false,
  };
  #paragraph = plainParagraph();
  readonly #body = new Flow();
  readonly #flows: {
    readonly flow: Flow;
    readonly paragraph: Paragraph;
    readonly depth: number;
  }[] = [];
  readonly #notes: string[] = [];
  /** The code of the field that is open. */
  #code: { readonly depth: number; words: string } | null = null;
  #asides = "";
  #runningHeads = "";
  #charset = "windows-1252";
  #defaultFont = 0;
  readonly #fonts = new Map<number, string | null>();
  #fontInTable = 0;
  readonly #styles = new Map<number, string>();
  #styleInSheet = 0;
  readonly #said = { title: "", author: "" };
  readonly #created = { yr: 0, mo: 0, dy: 0 };
  #bytes: number[] = [];
  #toSkip = 0;
  #length = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  take(token: RtfToken): void {
    switch (token.kind) {
      case "open":
        this.#open();
        break;
      case "close":
        this.#close();
        break;
      case "byte":
        if (this.#toSkip > 0) this.#toSkip -= 1;
        else this.#bytes.push(token.value);
        break;
      case "word":
        this.#word(token.name, token.parameter);
        break;
    }
  }

  finished(): RtfDocument {
    this.#decode();
    while (this.#flows.length > 0) this.#endFlow();
    const notes = this.#notes.length === 0 ? "" : `<ol>${this.#notes.join("")}</ol>`;
    const { yr, mo, dy } = this.#created;
    const two = (value: number) => String(value).padStart(2, "0");
    return {
      html: wellFormed(`${this.#body.finished()}${this.#asides}${notes}${this.#runningHeads}`),
      charset: this.#charset,
      title: wellFormed(this.#said.title.trim()),
      author: wellFormed(this.#said.author.trim()),
      created: yr > 1970 && mo > 0 && dy > 0 ? `${yr}-${two(mo)}-${two(dy)}` : "",
    };
  }

  #open(): void {
    this.#decode();
    this.#toSkip = 0;
    this.#states.push({ ...this.#state });
    if (this.#states.length <= mostDepth) return;
    const limit = `${mostDepth} groups inside each other`;
    throw new FailureError({ kind: "file-too-complex", fileName: this.#fileName, limit });
  }

  #close(): void {
    this.#decode();
    this.#toSkip = 0;
    const depth = this.#states.length;
    if (this.#flows.at(-1)?.depth === depth) this.#endFlow();
    if (this.#code?.depth === depth) this.#endField();
    this.#state = this.#states.pop() ?? this.#state;
  }

  #word(name: string, parameter: number | null): void {
    // A control word is one character of what stands in for a Unicode character.
    if (this.#toSkip > 0 && name !== "u") {
      this.#toSkip -= 1;
      if (!characters.has(name)) this.#toSkip = 0;
      else return;
    }
    this.#decode();
    if (name === "*") {
      this.#state.isOptional = true;
      return;
    }
    const isOptional = this.#state.isOptional;
    this.#state.isOptional = false;
    if (this.#isDestination(name, isOptional)) return;
    if (name === "u") this.#unicode(parameter ?? 0);
    else if (name === "uc") this.#state.fallbackBytes = Math.max(0, parameter ?? 1);
    else if (!this.#isTable(name, parameter)) this.#format(name, parameter);
  }

  #isDestination(name: string, isOptional: boolean): boolean {
    // How lists were written before Word 97.
    if (name === "pntext") this.#paragraph.isItem = true;
    const isIgnored =
      silent.has(name) || (isOptional && !spoken.has(name) && !destinations.has(name));
    if (this.#state.destination === "nowhere") {
      // The Unicode form of what stands beside it in older characters.
      if (name === "ud") this.#state.destination = this.#outside();
      return name === "ud";
    }
    if (isIgnored) {
      this.#state.destination = "nowhere";
      return true;
    }
    const destination = destinations.get(name);
    if (destination === undefined) return isOptional;
    this.#state.destination = destination;
    if (/^(?:note|comment|running-head|aside)$/u.test(destination)) this.#startFlow();
    if (destination === "field-code") this.#code ??= { depth: this.#states.length, words: "" };
    return true;
  }

  /** Where words go around the group that says things twice. */
  #outside(): Destination {
    return (
      this.#states.findLast(({ destination }) => destination !== "nowhere")?.destination ?? "text"
    );
  }

  #endField(): void {
    const ruby = rubyOf(this.#code?.words ?? "");
    this.#code = null;
    const { isHidden, isDeleted } = this.#state;
    if (ruby === "" || isDeleted) return;
    this.#flow.hide(isHidden);
    this.#flow.hasPlain = true;
    this.#flow.words += ruby;
  }

  #startFlow(): void {
    const depth = this.#states.length;
    this.#flows.push({ flow: new Flow(), paragraph: this.#paragraph, depth });
    this.#paragraph = plainParagraph();
  }

  #endFlow(): void {
    const ended = this.#flows.pop();
    if (ended === undefined) return;
    this.#paragraph = ended.paragraph;
    const html = ended.flow.finished();
    if (html === "") return;
    switch (this.#state.destination) {
      case "note": {
        const number = this.#notes.length + 1;
        this.#notes.push(
          `<li id="footnote-${number}">${html.replace(/^<p[^>]*>/u, (tag) => `${tag}${number} `)}</li>`,
        );
        this.#flow.words += `<sup>[${number}]</sup>`;
        break;
      }
      case "comment":
        this.#asides += `<div ${documentMarks.removed}="comments">${html}</div>`;
        break;
      case "running-head":
        this.#runningHeads += `<div ${documentMarks.removed}="running-head">${html}</div>`;
        break;
      default:
        this.#asides += `<div>${html}</div>`;
    }
  }

  get #flow(): Flow {
    return this.#flows.at(-1)?.flow ?? this.#body;
  }

  #unicode(parameter: number): void {
    this.#say(String.fromCharCode(parameter & 0xffff));
    this.#toSkip = this.#state.fallbackBytes;
  }

  /** Words of the tables of fonts and styles, and of the information group. */
  #isTable(name: string, parameter: number | null): boolean {
    switch (this.#state.destination) {
      case "fonts":
        if (name === "f") this.#fontInTable = parameter ?? 0;
        else if (name === "fcharset")
          this.#fonts.set(this.#fontInTable, charsetOfFont(parameter ?? 0));
        else if (name === "cpg")
          this.#fonts.set(this.#fontInTable, charsetOfCodePage(parameter ?? 0));
        return true;
      case "styles":
        if (name === "s") this.#styleInSheet = parameter ?? 0;
        // Styles of characters and sections have numbers of their own.
        else if (name === "cs" || name === "ds" || name === "ts") this.#styleInSheet = -1;
        return true;
      case "created":
        if (name === "yr" || name === "mo" || name === "dy") this.#created[name] = parameter ?? 0;
        return true;
      case "nowhere":
        return true;
      default:
        return false;
    }
  }

  #format(name: string, parameter: number | null): void {
    const character = characters.get(name);
    if (character !== undefined) {
      this.#say(character);
      return;
    }
    switch (name) {
      case "ansicpg":
        this.#charset = charsetOfCodePage(parameter ?? 0) ?? this.#charset;
        break;
      case "mac":
        this.#charset = "macintosh";
        break;
      case "deff":
        this.#defaultFont = parameter ?? 0;
        break;
      case "f":
        this.#state.font = parameter ?? -1;
        break;
      case "plain":
        this.#state.font = -1;
        this.#state.isHidden = false;
        this.#state.isBold = false;
        break;
      case "b":
        this.#state.isBold = parameter !== 0;
        break;
      case "v":
        this.#state.isHidden = parameter !== 0;
        break;
      case "deleted":
        this.#state.isDeleted = parameter !== 0;
        break;
      default:
        this.#layOut(name, parameter);
    }
  }

  #layOut(name: string, parameter: number | null): void {
    // The number of an item is set in a form of its own, which is not that of the item.
    const { destination } = this.#state;
    if (destination === "item-mark" || destination === "field-code") return;
    const paragraph = this.#paragraph;
    switch (name) {
      case "pard":
        this.#paragraph = plainParagraph();
        break;
      case "s":
        paragraph.style = parameter;
        break;
      case "outlinelevel":
        paragraph.outline = parameter;
        break;
      case "ls":
      case "pnlvlblt":
      case "pnlvlbody":
        paragraph.isItem = parameter !== 0;
        break;
      case "ilvl":
        paragraph.level = Math.min(8, Math.max(0, parameter ?? 0));
        break;
      case "intbl":
        paragraph.isInTable = true;
        break;
      case "par":
      case "sect":
      case "page":
      case "nestcell":
        this.#flow.endParagraph(this.#tag(), paragraph);
        paragraph.mark = "";
        break;
      case "trowd":
      case "clmgf":
      case "clmrg":
      case "clvmgf":
      case "clvmrg":
      case "cellx":
        this.#flow.table.define(name, parameter ?? 0);
        break;
      case "cell":
        this.#flow.endCell();
        break;
      case "row":
        this.#flow.endRow();
        break;
      case "line":
        this.#flow.words += "<br>";
        break;
    }
  }

  #tag(): string {
    const { style, outline } = this.#paragraph;
    const name = (style === null ? undefined : this.#styles.get(style)) ?? "";
    if (/^title$/iu.test(name)) return `h1 ${documentMarks.role}="title"`;
    if (/^(?:quote|intense quote|quotations?)$/iu.test(name)) return "blockquote";
    if (/^(?:caption|illustration|figure)$/iu.test(name)) return "figcaption";
    const heading = /^heading (\d)$/iu.exec(name)?.[1];
    if (heading !== undefined) return headingTag(Number(heading));
    return outline !== null && outline >= 0 && outline <= 5 ? headingTag(outline + 1) : "p";
  }

  /** Bytes to words; a character of two bytes ends where its font does. */
  #decode(): void {
    if (this.#bytes.length === 0) return;
    const bytes = new Uint8Array(this.#bytes);
    this.#bytes = [];
    this.#say(this.#decoded(bytes));
  }

  #decoded(bytes: Uint8Array): string {
    const { destination, font } = this.#state;
    const isTable = destination === "fonts" || destination === "styles";
    const number = font === -1 ? this.#defaultFont : font;
    const ofFont = this.#fonts.get(isTable ? this.#fontInTable : number) ?? null;
    if (ofFont !== null) return new TextDecoder(ofFont).decode(bytes);
    const ofDocument = new TextDecoder(this.#charset).decode(bytes);
    // A Western font in an East Asian document: its letters are no halves of characters.
    return ofDocument.includes("\ufffd")
      ? new TextDecoder("windows-1252").decode(bytes)
      : ofDocument;
  }

  #say(words: string): void {
    const { destination, isDeleted, isHidden, isBold } = this.#state;
    switch (destination) {
      case "nowhere":
      case "fonts":
      case "created":
        return;
      case "field-code":
        if (this.#code !== null)
          this.#code.words = `${this.#code.words}${words}`.slice(0, mostCode);
        return;
      case "item-mark":
        this.#paragraph.mark = `${this.#paragraph.mark}${words}`.slice(0, mostMark);
        return;
      case "styles":
        if (this.#styleInSheet >= 0) this.#nameStyle(words);
        return;
      case "title":
      case "author":
        this.#said[destination] = `${this.#said[destination]}${words}`.slice(0, 4000);
        return;
      default:
    }
    if (isDeleted) return;
    this.#length += words.length;
    const limitBytes = importLimits.textBytes;
    if (this.#length > limitBytes) {
      throw new FailureError({ kind: "file-too-large", fileName: this.#fileName, limitBytes });
    }
    this.#flow.hide(isHidden);
    if (/\S/u.test(words)) {
      if (isBold) this.#flow.hasBold = true;
      else this.#flow.hasPlain = true;
    }
    this.#flow.words += escaped(words);
  }

  #nameStyle(words: string): void {
    const name = `${this.#styles.get(this.#styleInSheet) ?? ""}${words}`;
    const end = name.indexOf(";");
    this.#styles.set(this.#styleInSheet, end === -1 ? name : name.slice(0, end));
    if (end !== -1) this.#styleInSheet = -1;
  }
}

/** Half a pair of UTF-16 units is no character and could not be stored. */
function wellFormed(words: string): string {
  return words.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

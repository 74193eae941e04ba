import { importLimits } from "#shared/domain/text/import-job.ts";
import { FailureError } from "#shared/failure.ts";
import { documentMarks, escaped, headingTag } from "./document-marks.ts";
import { OpenDocumentNumbers } from "./open-document-numbers.ts";

/**
 * An OpenDocument text as a page: its body, then its notes, then what stands at the top
 * and bottom of every page, folded away.
 */
export function openDocumentHtml(
  content: Document,
  styles: Document | null,
  fileName: string,
): string {
  const writer = new OpenDocumentWriter(
    stylesOf([styles, content]),
    weightsOf([styles, content]),
    new OpenDocumentNumbers([styles, content]),
    fileName,
  );
  const body = content.getElementsByTagNameNS("*", "text");
  const text = [...body].find((element) => element.parentElement?.localName === "body");
  if (text === undefined) throw new FailureError({ kind: "file-without-text", fileName });
  const main = writer.blocks(text);
  const notes = writer.notes();
  const runningHeads = [...(styles?.getElementsByTagNameNS("*", "master-page") ?? [])].flatMap(
    (page) => [...page.children].map((part) => writer.blocks(part)),
  );
  return `${main}${notes}<div ${documentMarks.removed}="running-head">${runningHeads.join("")}</div>`;
}

interface Style {
  readonly name: string;
  readonly parent: string | null;
}

/** Styles by the name that paragraphs use; one with a display name is known by that. */
function stylesOf(documents: readonly (Document | null)[]): ReadonlyMap<string, Style> {
  const found = new Map<string, Style>();
  for (const document of documents) {
    for (const style of document?.getElementsByTagNameNS("*", "style") ?? []) {
      const name = attribute(style, "name");
      const isParagraph = attribute(style, "family") === "paragraph";
      if (name === null || !isParagraph) continue;
      const shown = attribute(style, "display-name") ?? name.replaceAll("_20_", " ");
      found.set(name, { name: shown, parent: attribute(style, "parent-style-name") });
    }
  }
  return found;
}

/** Whether the letters of a style are bold, by the name of the style; what says nothing is not in it. */
function weightsOf(documents: readonly (Document | null)[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const document of documents) {
    for (const style of document?.getElementsByTagNameNS("*", "style") ?? []) {
      const name = attribute(style, "name");
      const letters = [...style.children].find(({ localName }) => localName === "text-properties");
      const weight = letters === undefined ? null : attribute(letters, "font-weight");
      if (name !== null && weight !== null) found.set(name, /^(?:bold|[6-9]00)$/u.test(weight));
    }
  }
  return found;
}

/** Attributes are looked up by local name: old documents use older namespaces. */
function attribute(element: Element, name: string): string | null {
  for (const { localName, value } of element.attributes) if (localName === name) return value;
  return null;
}

const textStyles: readonly (readonly [RegExp, string])[] = [
  [/^title$/iu, `h1 ${documentMarks.role}="title"`],
  [/^(?:quotations?|block\s*text|intense quote)$/iu, "blockquote"],
  [/^(?:caption|illustration|figure|drawing|table)$/iu, "figcaption"],
  [/^preformatted text$/iu, "pre"],
];

/** Lists of contents and the like repeat what the document says elsewhere. */
const indexes =
  /^(?:table-of-content|alphabetical-index|illustration-index|table-index|object-index|user-index|bibliography)$/u;
/** What is no text of the document, or no longer. */
const passedOver =
  /^(?:tracked-changes|sequence-decls|variable-decls|user-field-decls|forms|script|annotation-end|bookmark-ref|change|change-start|change-end|object|object-ole|plugin)$/u;

/** Cells that say the same, written once; a document may claim any number. */
const mostRepeated = 50;

class OpenDocumentWriter {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #weights: ReadonlyMap<string, boolean>;
  readonly #numbers: OpenDocumentNumbers;
  readonly #fileName: string;
  readonly #notes: string[] = [];
  /** What is set before the words of the paragraph that comes next. */
  #number: string | null = null;
  /** Frames, comments and notes stand inside a paragraph and are written after it. */
  #aside: string[] = [];
  #nodes = 0;

  constructor(
    styles: ReadonlyMap<string, Style>,
    weights: ReadonlyMap<string, boolean>,
    numbers: OpenDocumentNumbers,
    fileName: string,
  ) {
    this.#styles = styles;
    this.#weights = weights;
    this.#numbers = numbers;
    this.#fileName = fileName;
  }

  blocks(parent: Element): string {
    return [...parent.children].map((child) => this.#block(child)).join("");
  }

  notes(): string {
    return this.#notes.length === 0 ? "" : `<ol>${this.#notes.join("")}</ol>`;
  }

  #block(element: Element): string {
    this.#count();
    const name = element.localName;
    if (passedOver.test(name)) return "";
    if (indexes.test(name)) {
      return `<div ${documentMarks.removed}="navigation">${this.blocks(element)}</div>`;
    }
    switch (name) {
      case "h":
        this.#number ??= this.#numbers.ofHeading(element);
        return this.#paragraph(
          element,
          headingTag(Number(attribute(element, "outline-level") ?? 1)),
        );
      case "p":
        return this.#paragraph(element, this.#tagOf(attribute(element, "style-name")));
      case "list":
        return this.#list(element);
      case "list-item":
        this.#number = this.#numbers.ofItem(element);
        return `<li>${this.blocks(element)}</li>`;
      case "list-header":
        return `<li>${this.blocks(element)}</li>`;
      case "table":
        return `<table>${this.blocks(element)}</table>`;
      case "table-row":
        return `<tr>${this.blocks(element)}</tr>`;
      case "table-cell":
        return this.#cell(element);
      case "covered-table-cell":
        // The cell that reaches over it stands for it.
        return "";
      case "frame":
      case "text-box":
        return this.#box(element);
      default:
        return this.blocks(element);
    }
  }

  #list(element: Element): string {
    this.#numbers.enterList(element);
    const items = this.blocks(element);
    this.#numbers.leaveList(element);
    return `<ul>${items}</ul>`;
  }

  #cell(element: Element): string {
    const [columns, rows] = [
      attribute(element, "number-columns-spanned"),
      attribute(element, "number-rows-spanned"),
    ].map(Number);
    const repeated = Number(attribute(element, "number-columns-repeated") ?? 1);
    const spans = `${(columns ?? 1) > 1 ? ` colspan="${columns}"` : ""}${(rows ?? 1) > 1 ? ` rowspan="${rows}"` : ""}`;
    const cell = `<td${spans}>${this.blocks(element)}</td>`;
    return repeated > 1 && repeated <= mostRepeated ? cell.repeat(repeated) : cell;
  }

  #paragraph(element: Element, tag: string): string {
    const number = this.#number === null ? "" : `${escaped(this.#number)} `;
    this.#number = null;
    const around = this.#aside;
    this.#aside = [];
    const words = this.#inline(element);
    const aside = this.#aside.join("");
    this.#aside = around;
    const bold = tag === "p" && this.#isBold(element, false) ? ` ${documentMarks.bold}=""` : "";
    return `<${tag}${bold}>${number}${words}</${tag.split(" ")[0] ?? tag}>${aside}`;
  }

  /** True where all words of a paragraph are bold, by its own style or by those of its stretches. */
  #isBold(element: Element, inherited: boolean): boolean {
    const own = this.#weights.get(attribute(element, "style-name") ?? "") ?? inherited;
    const words = [...element.childNodes].filter(
      (node) => /\S/u.test(node.textContent ?? "") && node.nodeName !== "text:note",
    );
    return (
      words.length > 0 &&
      words.every((node) =>
        node.nodeType === node.TEXT_NODE ? own : this.#isBold(node as Element, own),
      )
    );
  }

  /** A box with a picture in it holds the picture's caption. */
  #box(element: Element): string {
    const hasPicture = element.getElementsByTagNameNS("*", "image").length > 0;
    const inner = this.blocks(element);
    return hasPicture
      ? `<figure ${documentMarks.role}="caption">${inner}</figure>`
      : `<div>${inner}</div>`;
  }

  #inline(parent: Element): string {
    let words = "";
    for (const node of parent.childNodes) {
      this.#count();
      if (node.nodeType === node.TEXT_NODE) words += escaped(node.nodeValue ?? "");
      else if (node.nodeType === node.ELEMENT_NODE) words += this.#span(node as Element);
    }
    return words;
  }

  #span(element: Element): string {
    const name = element.localName;
    if (passedOver.test(name)) return "";
    switch (name) {
      case "s":
      case "tab":
        return " ";
      case "line-break":
        return "<br>";
      case "note":
        return this.#note(element);
      case "annotation":
        this.#aside.push(`<div ${documentMarks.removed}="comments">${this.blocks(element)}</div>`);
        return "";
      case "frame":
      case "custom-shape":
      case "rect":
      case "g":
        this.#aside.push(this.#box(element));
        return "";
      case "ruby-text":
        return `<rt>${this.#inline(element)}</rt>`;
      case "ruby":
        return `<ruby>${this.#inline(element)}</ruby>`;
      default:
        return this.#inline(element);
    }
  }

  #note(element: Element): string {
    const [citation, body] = ["note-citation", "note-body"].map((name) =>
      [...element.children].find((child) => child.localName === name),
    );
    const mark = citation?.textContent?.trim() ?? "";
    if (body !== undefined) {
      const place = this.#notes.push("") - 1;
      const words = [...body.children].map((child) => this.#block(child)).join("");
      const id = `footnote-${place + 1}`;
      this.#notes[place] = `<li id="${id}">${words.replace(/^<p>/u, `<p>${escaped(mark)} `)}</li>`;
    }
    return `<sup>[${escaped(mark)}]</sup>`;
  }

  #tagOf(styleName: string | null): string {
    let at = styleName;
    // A chain of styles that leads back to itself ends here too.
    for (let step = 0; at !== null && step < 20; step += 1) {
      const style: Style | undefined = this.#styles.get(at);
      const name = style?.name ?? at.replaceAll("_20_", " ");
      const heading = /^heading (\d+)$/iu.exec(name)?.[1];
      if (heading !== undefined) return headingTag(Number(heading));
      const known = textStyles.find(([pattern]) => pattern.test(name));
      if (known !== undefined) return known[1];
      at = style?.parent ?? null;
    }
    return "p";
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes <= importLimits.nodes) return;
    const limit = `${importLimits.nodes} nodes`;
    throw new FailureError({ kind: "file-too-complex", fileName: this.#fileName, limit });
  }
}

import { unzipSync, zipSync } from "fflate";
import { parseInertXml } from "#renderer/trusted-types.ts";
import { WordNumbering } from "./word-numbering.ts";

const parts = {
  content: "word/document.xml",
  footnotes: "word/footnotes.xml",
  endnotes: "word/endnotes.xml",
  numbering: "word/numbering.xml",
  styles: "word/styles.xml",
} as const;

/** The parts of a Word document that are read here before it is converted. */
export const wordParts: readonly string[] = Object.values(parts);

/**
 * A Word document with words in place of what the converter passes over: readings set above words (it
 * drops the words with them), formulas, and the numbers of lists and headings.
 *
 * @param found its parts as text
 */
export function withAllWords(bytes: Uint8Array, found: ReadonlyMap<string, string>): Uint8Array {
  const numbering = new WordNumbering(
    parsed(found.get(parts.numbering)),
    parsed(found.get(parts.styles)),
  );
  const changed = new Map<string, Uint8Array>();
  for (const name of [parts.content, parts.footnotes, parts.endnotes]) {
    const part = parsed(found.get(name));
    if (part === null) continue;
    const isChanged = [
      speakReadings(part),
      speakFormulas(part),
      name === parts.content && speakNumbers(part, numbering),
    ].includes(true);
    if (isChanged)
      changed.set(name, new TextEncoder().encode(new XMLSerializer().serializeToString(part)));
  }
  if (changed.size === 0) return bytes;
  // Pictures are not read, and would be packed again for nothing.
  const files = unzipSync(bytes, { filter: ({ name }) => !name.startsWith("word/media/") });
  return zipSync({ ...files, ...Object.fromEntries(changed) }, { level: 0 });
}

/** Null for what is missing or broken: the converter says what is wrong with it. */
function parsed(text: string | undefined): Document | null {
  if (text === undefined) return null;
  const part = parseInertXml(text);
  return part.getElementsByTagName("parsererror").length > 0 ? null : part;
}

/** A reading stands in brackets behind its word, as in a page. */
function speakReadings(part: Document): boolean {
  const rubies = [...part.getElementsByTagNameNS("*", "ruby")];
  for (const ruby of rubies) {
    const holder = ruby.parentElement;
    if (holder === null) continue;
    const words = [...ruby.getElementsByTagNameNS("*", "rubyBase")].map(wordsOf).join("");
    const reading = [...ruby.getElementsByTagNameNS("*", "rt")].map(wordsOf).join("");
    ruby.replaceWith(textOf(holder, reading === "" ? words : `${words}（${reading}）`));
  }
  return rubies.length > 0;
}

function speakFormulas(part: Document): boolean {
  const formulas = [...part.getElementsByTagNameNS("*", "oMath")];
  for (const formula of formulas) {
    const paragraph = formula.closest("p");
    if (paragraph === null) continue;
    // A formula on a line of its own stands in one more element, which the converter passes over as well.
    const whole =
      formula.parentElement?.localName === "oMathPara" ? formula.parentElement : formula;
    whole.before(runOf(paragraph, wordsOf(formula)));
    formula.remove();
  }
  return formulas.length > 0;
}

function speakNumbers(part: Document, numbering: WordNumbering): boolean {
  let isChanged = false;
  for (const paragraph of part.getElementsByTagNameNS("*", "p")) {
    // What a newer Word shows stands beside what an older one does, twice over; the older is converted.
    if (paragraph.closest("Choice") !== null || wordsOf(paragraph).trim() === "") continue;
    const number = numbering.next(paragraph);
    if (number === null) continue;
    const properties = [...paragraph.children].find(({ localName }) => localName === "pPr");
    const run = runOf(paragraph, `${number} `);
    if (properties === undefined) paragraph.prepend(run);
    else properties.after(run);
    isChanged = true;
  }
  return isChanged;
}

function wordsOf(element: Element): string {
  return [...element.getElementsByTagNameNS("*", "t")]
    .map(({ textContent }) => textContent)
    .join("");
}

/** A run of the same dialect of Word's markup as the paragraph. */
function runOf(paragraph: Element, words: string): Element {
  const run = elementLike(paragraph, "r");
  run.append(textOf(paragraph, words));
  return run;
}

function textOf(like: Element, words: string): Element {
  const text = elementLike(like, "t");
  text.setAttribute("xml:space", "preserve");
  text.textContent = words;
  return text;
}

function elementLike({ ownerDocument, namespaceURI, prefix }: Element, name: string): Element {
  return ownerDocument.createElementNS(namespaceURI, prefix === null ? name : `${prefix}:${name}`);
}

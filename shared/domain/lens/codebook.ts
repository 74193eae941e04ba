import { type ClaimKind, claimKinds } from "../claim/claim.ts";
import { dimensionKinds, type Lens, type LensDimension } from "./lens.ts";

type Texts = Pick<
  Lens,
  | "id"
  | "name"
  | "region"
  | "concern"
  | "definition"
  | "includeRules"
  | "excludeRules"
  | "includeExamples"
  | "excludeExamples"
  | "claimKinds"
  | "worsensMeans"
  | "improvesMeans"
  | "neutralMeans"
  | "unclearMeans"
>;

export interface CodebookLens {
  readonly lens: Texts;
  readonly dimensions: readonly (Pick<LensDimension, "id" | "label" | "options"> &
    Partial<Pick<LensDimension, "kind" | "isRequired">>)[];
}

/**
 * The lenses as a REFI-QDA codebook (.qdc): a code for each lens, under it one for each
 * question, under that one for each answer. Other programs know no lenses; what has no
 * place of its own there stands in the description, each part under its heading.
 */
export function codebookQdc(lenses: readonly CodebookLens[]): string {
  const codes = lenses.flatMap(({ lens, dimensions }) => [
    ...opened(lens.id, lens.name, describedBy(lens), dimensions.length === 0, 2),
    ...dimensions.flatMap(({ id, label, options, ...asked }) => [
      ...opened(id, label, askedBy(asked), options.length === 0, 3),
      ...options.flatMap((option) => opened(`${id} ${option}`, option, "", true, 4)),
      ...(options.length === 0 ? [] : ["      </Code>"]),
    ]),
    ...(dimensions.length === 0 ? [] : ["    </Code>"]),
  ]);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Railhead">',
    "  <Codes>",
    ...codes,
    "  </Codes>",
    "  <Sets/>",
    "</CodeBook>",
    "",
  ].join("\n");
}

function opened(
  id: string,
  name: string,
  description: string,
  isLeaf: boolean,
  depth: number,
): readonly string[] {
  const indent = "  ".repeat(depth);
  const start = `${indent}<Code guid="${guidOf(id)}" name="${escaped(name)}" isCodable="true"`;
  if (description === "") return [`${start}${isLeaf ? "/>" : ">"}`];
  const inner = `${indent}  <Description>${escaped(description)}</Description>`;
  return [`${start}>`, inner, ...(isLeaf ? [`${indent}</Code>`] : [])];
}

const headings = [
  ["region", "Region"],
  ["concern", "Concern"],
  ["includeRules", "Include"],
  ["excludeRules", "Exclude"],
  ["includeExamples", "Examples it takes in"],
  ["excludeExamples", "Examples it leaves out"],
  ["worsensMeans", "Worsens means"],
  ["improvesMeans", "Improves means"],
  ["neutralMeans", "Neutral means"],
  ["unclearMeans", "Unclear means"],
] as const;
const kindsHeading = "Kinds of claim it is for";
const questionKindHeading = "Question kind";
const neededHeading = "Needed";

/** The kinds of claim in words, as both formats hold them; empty for any kind. */
export function kindsWritten({ claimKinds: kinds }: Pick<Lens, "claimKinds">): string {
  return (kinds ?? []).join("; ");
}

/** Null, for any kind, where none that there is was written. */
export function kindsRead(text: string): ClaimKind[] | null {
  const written = new Set(text.split(";").map((kind) => kind.trim().toLowerCase()));
  const kinds = claimKinds.filter((kind) => written.has(kind));
  return kinds.length === 0 ? null : kinds;
}

function describedBy(lens: Texts): string {
  const parts = headings.flatMap(([field, heading]) => {
    const text = lens[field] ?? "";
    return text.trim() === "" ? [] : [`[${heading}]\n${text.trim()}`];
  });
  const kinds = kindsWritten(lens);
  if (kinds !== "") parts.push(`[${kindsHeading}]\n${kinds}`);
  return [lens.definition.trim(), ...parts].join("\n\n");
}

function askedBy({
  kind,
  isRequired,
}: Partial<Pick<LensDimension, "kind" | "isRequired">>): string {
  if (kind === undefined) return "";
  const asked = `[${questionKindHeading}]\n${kind}`;
  return isRequired === true ? `${asked}\n\n[${neededHeading}]\nyes` : asked;
}

/** What a codebook gives for a lens. */
export interface ReadLens {
  readonly texts: Omit<Texts, "id">;
  readonly dimensions: readonly ReadQuestion[];
}

export interface ReadQuestion {
  readonly label: string;
  readonly options: readonly string[];
  /** Left out where the file does not say. */
  readonly kind?: LensDimension["kind"];
  readonly isRequired?: boolean;
}

/**
 * The lenses of a codebook: each code at the top, with the codes under it as its questions.
 * Codes without codes of their own, side by side, are the answers to one question.
 *
 * @throws RangeError where the text is no codebook: not well formed, or with a document type
 */
export function lensesInQdc(xml: string): readonly ReadLens[] {
  const codes = childrenOf(readXml(xml), "CodeBook").flatMap((book) =>
    childrenOf(book, "Codes").flatMap((group) => childrenOf(group, "Code")),
  );
  if (codes.length === 0) throw new RangeError("No code in the file");
  return codes.map((code) => ({
    texts: textsOf(nameOf(code), descriptionOf(code)),
    dimensions: questionsUnder(code),
  }));
}

function questionsUnder(code: Element): readonly ReadQuestion[] {
  const under = childrenOf(code, "Code").map((one) => {
    const { parts } = partsOf(descriptionOf(one));
    const kind = dimensionKinds.find((known) => known === parts.get(questionKindHeading));
    const options = childrenOf(one, "Code").map(nameOf);
    const asked =
      kind === undefined ? {} : { kind, isRequired: parts.get(neededHeading) === "yes" };
    return { label: nameOf(one), options, ...asked };
  });
  const isPlain = ({ options, kind }: ReadQuestion) => options.length === 0 && kind === undefined;
  const plain = under.filter(isPlain);
  if (plain.length < 2) return under;
  const questions = under.filter((one) => !isPlain(one));
  return [...questions, { label: "Codes", options: plain.map(({ label }) => label) }];
}

interface Described {
  readonly before: string;
  /** By heading. */
  readonly parts: ReadonlyMap<string, string>;
}

function partsOf(description: string): Described {
  const [before = "", ...parts] = description.split(/\n*^\[(?=[^\]\n]+\]$)/mu);
  const named = parts.map((part) => {
    const end = part.indexOf("]");
    return [part.slice(0, end), part.slice(end + 1).trim()] as const;
  });
  return { before: before.trim(), parts: new Map(named) };
}

function textsOf(name: string, description: string): ReadLens["texts"] {
  const { before, parts } = partsOf(description);
  const text = (heading: string) => parts.get(heading) ?? "";
  return {
    name,
    definition: before === "" ? name : before,
    region: text("Region"),
    concern: text("Concern"),
    includeRules: text("Include"),
    excludeRules: text("Exclude"),
    includeExamples: text("Examples it takes in"),
    excludeExamples: text("Examples it leaves out"),
    worsensMeans: text("Worsens means"),
    improvesMeans: text("Improves means"),
    neutralMeans: text("Neutral means"),
    unclearMeans: text("Unclear means"),
    claimKinds: kindsRead(text(kindsHeading)),
  };
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const childrenOf = (element: Element, name: string) =>
  element.children.filter((child) => child.name === name);
const nameOf = ({ attributes }: Element) => (attributes.get("name") ?? "").slice(0, 300);
const descriptionOf = (element: Element) =>
  childrenOf(element, "Description")
    .map(({ text }) => text)
    .join("\n");

const deepest = 64;

/** Elements, attributes and text; no document type, so no entity of its own can grow. */
function readXml(xml: string): Element {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw new RangeError("A document type is not read");
  const root: Element = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [root];
  const token =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gu;
  let end = 0;
  for (const match of xml.matchAll(token)) {
    if (match.index !== end) throw notWellFormed();
    end = match.index + match[0].length;
    take(match, open);
  }
  if (end !== xml.length || open.length !== 1) throw notWellFormed();
  return root;
}

const notWellFormed = () => new RangeError("Not well formed");

/** @param open the elements that are not closed yet, the innermost last */
function take(match: RegExpExecArray, open: Element[]): void {
  const [, data, closes, name, attributes = "", isEmpty, text] = match;
  const inner = open.at(-1);
  if (inner === undefined) throw notWellFormed();
  inner.text += data ?? unescaped(text ?? "");
  if (name === undefined) return;
  if (closes === "/") {
    if (inner.name !== local(name) || open.length < 2) throw notWellFormed();
    open.pop();
    return;
  }
  const made = { name: local(name), attributes: attributesIn(attributes), children: [], text: "" };
  inner.children.push(made);
  if (isEmpty !== "/") open.push(made);
  if (open.length > deepest) throw new RangeError("Too deep");
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

function attributesIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
  return new Map([...pairs].map(([, name = "", a, b]) => [local(name), unescaped(a ?? b ?? "")]));
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/giu, (whole, code: string) => {
    if (!code.startsWith("#")) return entities[code] ?? whole;
    const point = /^#x/iu.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
}

/** Line ends in attributes would be read as spaces; characters that XML forbids are left out. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/** The same record has the same guid in every export, as the format asks. */
function guidOf(id: string): string {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu;
  if (uuid.test(id)) return id.toLowerCase();
  const hex = [0x811c9dc5, 0x01000193, 0xdeadbeef, 0x9e3779b9]
    .map((seed) => hashOf(id, seed).toString(16).padStart(8, "0"))
    .join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

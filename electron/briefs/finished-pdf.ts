import {
  drawObject,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  translate,
} from "pdf-lib";
import type { PlacedPiece } from "./margin-kit.ts";

/** A heading for the reader's list of bookmarks; `id` is the one it has in the page. */
export interface Bookmark {
  readonly id: string;
  readonly title: string;
}

export interface Finish {
  readonly margins: Margins;
  readonly bookmarks: readonly Bookmark[];
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly producer: string;
  /** ISO date. The file bears the brief's own date, so that it is the same on any day. */
  readonly date: string;
  readonly attachment?: Attachment | null;
}

/** What is laid over the pages: sheets with a piece on each, and which of them a page is given. */
export interface Margins {
  readonly kit: Uint8Array;
  readonly placed: (page: number) => readonly PlacedPiece[];
}

/** A file that lies inside the PDF for whoever looks for it; nothing opens it by itself. */
export interface Attachment {
  readonly name: string;
  readonly text: string;
  readonly description: string;
}

/** Objects handled before others get a turn: some milliseconds of work. */
const objectsPerTick = 1000;

/** A print as its objects; it is read once, since a long one takes a while. */
export function readPrint(print: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(print, { updateMetadata: false, parseSpeed: objectsPerTick });
}

/** Lays the margins over the pages of a print and adds what the printing engine leaves out. */
export async function finishPdf(
  document: PDFDocument,
  finish: Finish,
): Promise<Uint8Array<ArrayBuffer>> {
  await layMargins(document, finish.margins);
  addBookmarks(document, finish.bookmarks);
  addMetadata(document, finish);
  await attach(document, finish);
  const options = { useObjectStreams: true, addDefaultPage: false, objectsPerTick };
  return new Uint8Array(await document.save(options));
}

async function layMargins(document: PDFDocument, { kit, placed }: Margins): Promise<void> {
  const sheets = await readPrint(kit);
  const forms = await document.embedPdf(sheets, sheets.getPageIndices());
  for (const [index, page] of document.getPages().entries()) {
    const pieces = placed(index + 1).map(({ sheet, right, up }) => {
      const form = forms[sheet];
      if (form === undefined) throw new Error(`The margins have no sheet ${sheet}`);
      const name = PDFName.of(`Margin${sheet}`);
      page.node.setXObject(name, form.ref);
      return [pushGraphicsState(), translate(right, up), drawObject(name), popGraphicsState()];
    });
    asArtifact(page, pieces.flat());
  }
}

/** Running heads are no part of the text that a screen reader reads out. */
function asArtifact(page: PDFPage, operators: readonly PDFOperator[]): void {
  const artifact = PDFName.of("Artifact");
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [artifact]),
    ...operators,
    PDFOperator.of(PDFOperatorNames.EndMarkedContent),
  );
}

function addMetadata(document: PDFDocument, finish: Finish): void {
  document.setTitle(finish.title, { showInWindowTitleBar: true });
  document.setAuthor(finish.author);
  document.setSubject(finish.subject);
  document.setKeywords([...finish.keywords]);
  document.setLanguage(finish.language);
  document.setProducer(finish.producer);
  document.setCreator(finish.producer);
  const date = new Date(`${finish.date}T00:00:00Z`);
  document.setCreationDate(date);
  document.setModificationDate(date);
}

async function attach(document: PDFDocument, { attachment, date }: Finish): Promise<void> {
  if (attachment === undefined || attachment === null) return;
  const day = new Date(`${date}T00:00:00Z`);
  await document.attach(Buffer.from(attachment.text), attachment.name, {
    mimeType: "application/json",
    description: attachment.description,
    creationDate: day,
    modificationDate: day,
  });
}

/** The runtime keeps the ids that links name as named destinations; bookmarks point at those. */
function addBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  const places = destinationsOf(document);
  const found = bookmarks.flatMap(({ id, title }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ title, place }];
  });
  if (found.length === 0) return;

  const root = context.nextRef();
  const refs = found.map(() => context.nextRef());
  for (const [index, { title, place }] of found.entries()) {
    const entry = context.obj({ Title: PDFHexString.fromText(title), Parent: root, Dest: place });
    const before = refs[index - 1];
    const after = refs[index + 1];
    if (before !== undefined) entry.set(PDFName.of("Prev"), before);
    if (after !== undefined) entry.set(PDFName.of("Next"), after);
    assign(context, refs[index], entry);
  }
  const outline = context.obj({ Type: "Outlines", Count: PDFNumber.of(found.length) });
  setRef(outline, "First", refs[0]);
  setRef(outline, "Last", refs.at(-1));
  context.assign(root, outline);
  catalog.set(PDFName.of("Outlines"), root);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

function assign(context: PDFContext, ref: PDFRef | undefined, object: PDFObject): void {
  if (ref !== undefined) context.assign(ref, object);
}

function setRef(dict: PDFDict, name: string, ref: PDFRef | undefined): void {
  if (ref !== undefined) dict.set(PDFName.of(name), ref);
}

/** Named destinations: the old dictionary `Dests` or the name tree, whichever the runtime wrote. */
function destinationsOf(document: PDFDocument): ReadonlyMap<string, PDFObject> {
  const { catalog } = document;
  const places = new Map<string, PDFObject>();
  const old = catalog.lookup(PDFName.of("Dests"));
  if (old instanceof PDFDict) {
    for (const [name, place] of old.entries()) places.set(name.decodeText(), place);
  }
  const names = catalog.lookup(PDFName.of("Names"));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of("Dests")) : undefined;
  if (tree instanceof PDFDict) readNameTree(tree, places);
  return places;
}

function readNameTree(node: PDFDict, places: Map<string, PDFObject>): void {
  const names = node.lookup(PDFName.of("Names"));
  if (names instanceof PDFArray) {
    for (let index = 0; index + 1 < names.size(); index += 2) {
      const name = names.lookup(index);
      const isText = name instanceof PDFString || name instanceof PDFHexString;
      if (isText) places.set(name.decodeText(), names.get(index + 1));
    }
  }
  const kids = node.lookup(PDFName.of("Kids"));
  if (!(kids instanceof PDFArray)) return;
  for (let index = 0; index < kids.size(); index += 1) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict) readNameTree(kid, places);
  }
}

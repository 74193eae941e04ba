import "#renderer/newer-engine.ts";
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  type PDFPageProxy,
  Util,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { startWorker } from "#renderer/trusted-types.ts";
import { type FileRead, type ImportJob, importLimits } from "#shared/domain/text/import-job.ts";
import { languageTag } from "#shared/domain/text/language.ts";
import { type DrawnText, drawnPage } from "#shared/domain/text/pages/page-drawn.ts";
import { withLettersOfTex, withoutScriptSpaces } from "#shared/domain/text/pages/page-letters.ts";
import type { PageDrawn } from "#shared/domain/text/pages/page-line.ts";
import { packedMap } from "#shared/domain/text/pages/page-map.ts";
import { readPages } from "#shared/domain/text/pages/page-reading.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import {
  type FoundText,
  nothingFound,
  type ReadMetadata,
  shortened,
} from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { documentTitleOf } from "./document-property.ts";
import pdfWorker from "./pdf-worker.ts?worker&url";

/** How often a long document shows that it gets on. */
const pagesPerSign = 20;

/** Reads a PDF: its text in the order in which it is read, and where each stretch of it stands. */
export async function readPdf(job: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const file = await opened(job, bytes);
  try {
    const { numPages } = file;
    if (numPages > importLimits.pages) {
      const limit = `${importLimits.pages} pages`;
      throw new FailureError({ kind: "file-too-complex", fileName: job.fileName, limit });
    }
    const pages: PageDrawn[] = [];
    let length = 0;
    for (let number = 1; number <= numPages; number += 1) {
      const page = await file.getPage(number);
      const drawn = await drawnOf(page, number);
      length += drawn.pieces.reduce((sum, { text }) => sum + text.length, 0);
      if (length > importLimits.textBytes) {
        const limitBytes = importLimits.textBytes;
        throw new FailureError({ kind: "file-too-large", fileName: job.fileName, limitBytes });
      }
      pages.push(drawn);
      page.cleanup();
      if (number % pagesPerSign === 0) {
        await fetch(`/alive/${job.id}${location.search}`, { method: "POST" });
      }
    }
    // A scan is kept for its pages, and without letters that mean nothing.
    const drawn = isReadable(pages) ? pages : [];
    const { reading, runs } = readPages(drawn, await propertiesOf(file));
    // The text of a PDF is Unicode by the time it is out of its fonts.
    return { reading, charset: "utf-8", attachments: [], pageMap: packedMap(runs) };
  } finally {
    await file.loadingTask.destroy();
  }
}

async function opened(
  { fileName, password }: ImportJob,
  bytes: Uint8Array,
): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= startWorker(pdfWorker, "pdf");
  const task = getDocument({
    data: bytes.slice(),
    ...(password === undefined ? {} : { password }),
    cMapUrl: "/pdf/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdf/fonts/",
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return await task.promise;
  } catch (error) {
    throw failureOf(error, fileName);
  }
}

function failureOf(error: unknown, fileName: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "PasswordException") {
    const isWrong = "code" in error && error.code === PasswordResponses.INCORRECT_PASSWORD;
    return new FailureError({ kind: isWrong ? "file-password-wrong" : "file-encrypted", fileName });
  }
  if (error.name !== "InvalidPDFException") return error;
  const detail = "It is damaged, or no PDF";
  return new FailureError({ kind: "file-unreadable", fileName, detail });
}

async function drawnOf(page: PDFPageProxy, number: number): Promise<PageDrawn> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const texts = items.flatMap((entry, item): readonly DrawnText[] => {
    if (!("str" in entry)) return [];
    const placed: unknown = Util.transform(viewport.transform, entry.transform);
    const text = withoutScriptSpaces(letters(entry.str));
    if (!isMatrix(placed) || text.trim() === "") return [];
    const { fontName: font } = entry;
    const isDownwards = styles[font]?.vertical === true;
    const length = isDownwards ? entry.height : entry.width;
    return [{ text, font, item, placed, length, isDownwards }];
  });
  return drawnPage(number, { width: viewport.width, height: viewport.height }, texts);
}

type Matrix = DrawnText["placed"];

function isMatrix(given: unknown): given is Matrix {
  return (
    Array.isArray(given) && given.length === 6 && given.every((number) => Number.isFinite(number))
  );
}

/** Characters among the radicals, which Unicode does not call the same as the radical. */
const characterOfRadical: ReadonlyMap<string, string> = new Map(
  "⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀"
    .split(" ")
    .map(([radical = "", character = ""]) => [radical, character]),
);

/**
 * The letters that a font's names for them stand for: a radical that looks like a
 * character is that character, and a letter that the font does not tell leaves its room.
 */
function letters(text: string): string {
  return (
    withLettersOfTex(text)
      .replaceAll(
        /[\u2e80-\u2fdf]/gu,
        (radical) => characterOfRadical.get(radical) ?? radical.normalize("NFKC"),
      )
      // Marks of punctuation in the shape that they have in vertical writing.
      .replaceAll(/[\ufe10-\ufe19\ufe30-\ufe48]/gu, (mark) => mark.normalize("NFKC"))
      .replaceAll(/\p{Surrogate}/gu, "\ufffd")
      .replaceAll("\u0000", " ")
      .replaceAll("\u200b", "")
  );
}

/** False where there is no text, or where fonts do not say which letters they draw. */
function isReadable(pages: readonly PageDrawn[]): boolean {
  const text = pages
    .slice(0, 50)
    .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
    .join("");
  const lettersIn = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const unknown = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  return lettersIn > 0 && unknown < lettersIn;
}

async function propertiesOf(file: PDFDocumentProxy): Promise<ReadMetadata> {
  // Untrusted, and of no fixed shape.
  const { info, metadata }: { info: object; metadata: { get(name: string): unknown } | null } =
    await file.getMetadata();
  const said = (field: string, name: string, max: number): FoundText | null => {
    const ofInfo: unknown = Object.entries(info).find(([key]) => key === field)?.[1];
    const ofXmp = metadata?.get(name);
    return found(ofInfo, `PDF properties, ${field}`, max) ?? found(ofXmp, `XMP, ${name}`, max);
  };
  const title = documentTitleOf(said("Title", "dc:title", 2000));
  const created = said("CreationDate", "xmp:createdate", 100);
  const [, year = "", month = "01", day = "01"] =
    /^D?:?(\d{4})-?(\d{2})?-?(\d{2})?/u.exec(created?.value ?? "") ?? [];
  const published = year === "" ? null : dayStatedIn(`${year}-${month}-${day}`);
  const language = said("Language", "dc:language", 35);
  const tag = language === null ? null : languageTag(language.value);
  return {
    ...nothingFound,
    title,
    byline: authorOf(said("Author", "dc:creator", 1000)),
    // The day a file was made is near the day it came out, and not the same.
    published:
      created === null || published === null
        ? null
        : { ...created, value: published, basis: "inferred" },
    language: language === null || tag === null ? null : { ...language, value: tag },
  };
}

/** Programs and accounts sign files as well as people do. */
function authorOf(value: FoundText | null): FoundText | null {
  const isName =
    value !== null &&
    !/^(?:user|admin\w*|owner|unknown|anonymous|root|pc|microsoft.*)$/iu.test(value.value);
  return isName ? value : null;
}

function found(value: unknown, evidence: string, max: number): FoundText | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const text = list
    .filter((entry) => typeof entry === "string")
    .join(", ")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return text === "" ? null : { value: shortened(text, max), basis: "stated", evidence };
}

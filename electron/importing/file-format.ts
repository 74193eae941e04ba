import path from "node:path";
import { type ImportJob, importLimits } from "#shared/domain/text/import-job.ts";

type Format = ImportJob["format"];

/** An archive is no article: the files inside it are. */
export type FileKind = Format | "archive";

const formats: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  [".txt", "plain-text"],
  [".text", "plain-text"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".mdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
  [".mhtml", "saved-page"],
  [".mht", "saved-page"],
  [".eml", "mail"],
  [".docx", "word"],
  [".odt", "open-document"],
  [".rtf", "rich-text"],
  [".pdf", "pdf"],
  [".zip", "archive"],
]);

/** What a file is read as, by its name; null for a kind that can not be imported. */
export function formatOfName(name: string): FileKind | null {
  return formats.get(extensionOf(name)) ?? null;
}

/** The end of a file's name with its dot, in small letters; spaces and dots that follow it are passed over. */
export function extensionOf(name: string): string {
  return path.extname(name.replace(/[\s.]+$/u, "")).toLowerCase();
}

/** What a file without an extension is read as: a page when it begins like one. */
export function formatOfBytes(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /^[\s\u00ef\u00bb\u00bf]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html)\b/iu.test(
    head,
  )
    ? "html"
    : "plain-text";
}

/** The most a file of a kind may weigh: packed ones hold pictures and other files besides their text. */
export function mostBytesOf(kind: FileKind | null): number {
  const isText = kind === null || /^(?:plain-text|markdown|html)/u.test(kind);
  return isText ? importLimits.textBytes : importLimits.packedBytes;
}

export const mediaTypes: Readonly<Record<Format, string>> = {
  "plain-text": "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  "html-fragment": "text/html",
  "saved-page": "multipart/related",
  mail: "message/rfc822",
  word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "open-document": "application/vnd.oasis.opendocument.text",
  "rich-text": "application/rtf",
  pdf: "application/pdf",
};

/** The extensions that the dialog for files offers, without their dots. */
export const importableExtensions: readonly string[] = [...formats.keys()].map((key) =>
  key.slice(1),
);

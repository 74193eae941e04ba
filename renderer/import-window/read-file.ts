import { type FileRead, type ImportJob, importLimits } from "#shared/domain/text/import-job.ts";
import { readPlainText, withLineFeeds } from "#shared/domain/text/plain-text.ts";
import type { Reading } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { decode } from "./decode.ts";
import { isContradicted, languageOf } from "./language.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";

/** Bytes to blocks. Throws a FailureError for a file that can not become an article. */
export async function readFile(job: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const { fileName } = job;
  const read = await readAs(job, bytes);
  const { reading } = read;
  // A PDF has its pages all the same.
  if (job.format !== "pdf" && !/\S/u.test(reading.text))
    throw new FailureError({ kind: "file-without-text", fileName });
  return { ...read, reading: withLanguage(reading) };
}

/** The readers that few files need, and what they bring along, are loaded with the first of those. */
async function readAs(job: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  switch (job.format) {
    case "saved-page": {
      const { readSavedPage } = await import("./read-saved-page.ts");
      return readSavedPage(job, bytes);
    }
    case "mail": {
      const { readMail } = await import("./read-mail.ts");
      return readMail(job, bytes);
    }
    case "word": {
      const { readWord } = await import("./read-word.ts");
      return readWord(job, bytes);
    }
    case "open-document": {
      const { readOpenDocument } = await import("./read-open-document.ts");
      return readOpenDocument(job, bytes);
    }
    case "rich-text": {
      const { readRichText } = await import("./read-rich-text.ts");
      return readRichText(job, bytes);
    }
    case "pdf": {
      const { readPdf } = await import("./read-pdf.ts");
      return readPdf(job, bytes);
    }
    default:
      return readText(job, bytes, job.format);
  }
}

type TextFormat = "plain-text" | "markdown" | "html" | "html-fragment";

function readText(job: ImportJob, bytes: Uint8Array, format: TextFormat): FileRead {
  const { fileName } = job;
  const { text: decoded, charset } = decode(bytes, job);
  const text = withLineFeeds(decoded);
  if (text.length > importLimits.textBytes) {
    throw new FailureError({
      kind: "file-too-large",
      fileName,
      limitBytes: importLimits.textBytes,
    });
  }
  return { reading: readingOf(format, text, fileName), charset, attachments: [] };
}

function readingOf(format: TextFormat, text: string, fileName: string): Reading {
  switch (format) {
    case "plain-text":
      return readPlainText(text);
    case "markdown":
      return readMarkdown(text, fileName);
    case "html":
      return readHtml(text, { fileName, isWholePage: true });
    case "html-fragment":
      return readHtml(text, { fileName, isWholePage: false });
  }
}

/**
 * Programs write the language they were installed in into every file: a tag for another script than
 * the text is in says nothing about the text.
 */
function withLanguage(reading: Reading): Reading {
  const stated = reading.metadata.language;
  const read = languageOf(reading);
  if (stated !== null && !isContradicted(stated.value, read?.value ?? null)) return reading;
  const language =
    stated === null || read === null
      ? read
      : { ...read, evidence: `${read.evidence}, against ${stated.evidence} (${stated.value})` };
  return { ...reading, metadata: { ...reading.metadata, language } };
}

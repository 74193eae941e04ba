import { type ImportJob, importLimits } from "#shared/domain/text/import-job.ts";
import { readPlainText, withLineFeeds } from "#shared/domain/text/plain-text.ts";
import type { Reading } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { decode } from "./decode.ts";
import { languageOf } from "./language.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";

export interface ReadFile {
  readonly reading: Reading;
  readonly charset: string;
}

/** Bytes to blocks. Throws a FailureError for a file that can not become an article. */
export function readFile(job: ImportJob, bytes: Uint8Array): ReadFile {
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
  const reading = readAs(job, text);
  if (!/\S/u.test(reading.text)) throw new FailureError({ kind: "file-without-text", fileName });
  return { reading: withLanguage(reading), charset };
}

function readAs(job: ImportJob, text: string): Reading {
  switch (job.format) {
    case "plain-text":
      return readPlainText(text);
    case "markdown":
      return readMarkdown(text, job.fileName);
    case "html":
      return readHtml(text, { fileName: job.fileName, isWholePage: true });
    case "html-fragment":
      return readHtml(text, { fileName: job.fileName, isWholePage: false });
  }
}

function withLanguage(reading: Reading): Reading {
  if (reading.metadata.language !== null) return reading;
  return { ...reading, metadata: { ...reading.metadata, language: languageOf(reading) } };
}

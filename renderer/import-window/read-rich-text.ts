import type { FileRead, ImportJob } from "#shared/domain/text/import-job.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import { type FoundText, nothingFound, shortened } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { readDocument } from "./read-document.ts";
import { rtfDocument } from "./rtf-html.ts";

/** Reads rich text (.rtf), with the tables, lists, notes and headings that it marks as such. */
export function readRichText({ fileName }: ImportJob, bytes: Uint8Array): FileRead {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 64));
  if (!/^\s*(?:ï»¿)?\{\\rtf/u.test(start)) {
    throw new FailureError({ kind: "file-not-as-named", fileName, extension: ".rtf" });
  }
  const { html, charset, title, author, created } = rtfDocument(bytes, fileName);
  const day = dayStatedIn(created);
  return {
    reading: readDocument(html, fileName, {
      ...nothingFound,
      title: stated(title, "title", 2000),
      byline: stated(author, "author", 1000),
      published:
        day === null
          ? null
          : { value: day, basis: "inferred", evidence: "information group, creatim" },
    }),
    charset,
    attachments: [],
  };
}

function stated(value: string, field: string, max: number): FoundText | null {
  const evidence = `information group, ${field}`;
  return value === "" ? null : { value: shortened(value, max), basis: "stated", evidence };
}

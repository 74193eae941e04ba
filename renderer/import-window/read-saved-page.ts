import type { FileRead, ImportJob } from "#shared/domain/text/import-job.ts";
import { withLineFeeds } from "#shared/domain/text/plain-text.ts";
import { type FoundText, shortened } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { decode } from "./decode.ts";
import {
  type MimeMessage,
  type MimePart,
  mediaTypeOf,
  mimeMessageOf,
  parameterOf,
} from "./mime.ts";
import { readHtml } from "./read-html.ts";

const pageTypes = ["text/html", "application/xhtml+xml"];

/** Reads the page out of an MHTML file, as browsers save it; pictures and styles stay in the original. */
export function readSavedPage({ fileName }: ImportJob, bytes: Uint8Array): FileRead {
  const message = mimeMessageOf(bytes);
  const page = pageOf(message);
  if (page === undefined) throw new FailureError({ kind: "file-without-text", fileName });
  const { text, charset } = decode(page.body, {
    fileName,
    format: "html",
    charset: parameterOf(page.headers.get("content-type"), "charset"),
  });
  const reading = readHtml(withLineFeeds(text), { fileName, isWholePage: true });
  const url = addressOf(message, page) ?? reading.metadata.url;
  return {
    reading: { ...reading, metadata: { ...reading.metadata, url } },
    charset,
    attachments: [],
  };
}

/** The part the message calls its start, or the first page in it. */
function pageOf({ headers, parts }: MimeMessage): MimePart | undefined {
  const pages = parts.filter((part) => pageTypes.includes(mediaTypeOf(part.headers)));
  const start = parameterOf(headers.get("content-type"), "start");
  return pages.find((part) => part.headers.get("content-id") === start) ?? pages[0];
}

function addressOf({ headers }: MimeMessage, page: MimePart): FoundText | null {
  const places = [
    ["Snapshot-Content-Location", headers.get("snapshot-content-location")],
    ["Content-Location", page.headers.get("content-location")],
  ] as const;
  const place = places.find(([, value]) => /^https?:\/\/\S+$/iu.test(value ?? ""));
  if (place?.[1] === undefined) return null;
  // The day it was saved says nothing of the day it was published, so it stands here.
  const saved = headers.get("date");
  const evidence = `header ${place[0]}${saved === undefined ? "" : `, saved ${saved}`}`;
  return {
    value: shortened(place[1], 4000),
    basis: "stated",
    evidence: shortened(evidence, 500),
  };
}

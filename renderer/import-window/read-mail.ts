import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import type { FileRead, ImportJob } from "#shared/domain/text/import-job.ts";
import { readPlainText, withLineFeeds } from "#shared/domain/text/plain-text.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import {
  type FoundText,
  nothingFound,
  type Reading,
  type ReadMetadata,
  shortened,
} from "#shared/domain/text/reading.ts";
import type { Block } from "#shared/domain/text/text-version.ts";
import { FailureError } from "#shared/failure.ts";
import { withFreshDecoders } from "./fresh-decoders.ts";
import { readHtml } from "./read-html.ts";

type Attached = FileRead["attachments"][number];

/** Reads a mail: its body is the text, its headers the metadata; what is attached is read by itself. */
export async function readMail({ fileName }: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const email = await parsed(bytes);
  const attachments = email.attachments.filter(isDocument).map(attachedOf);
  const written = bodyOf(email, fileName);
  const isSealed = email.attachments.some(({ mimeType }) => /pkcs7-mime|pgp-enc/u.test(mimeType));
  if (written === null && isSealed) throw new FailureError({ kind: "file-encrypted", fileName });
  const body = written ?? subjectOf(email, attachments);
  if (body === null) throw new FailureError({ kind: "file-without-text", fileName });
  return {
    reading: {
      ...body,
      blocks: written === null ? body.blocks : [...withoutTitle(body)],
      metadata: metadataOf(email, body.metadata),
    },
    // What the mail's parts were in; the text of all of them is Unicode by now.
    charset: "utf-8",
    attachments,
  };
}

/** A mail inside the mail is somebody else's, with a day of its own: it is read by itself, as what is attached. */
async function parsed(bytes: Uint8Array): Promise<Email> {
  const restore = withFreshDecoders();
  try {
    return await PostalMime.parse(bytes, {
      attachmentEncoding: "base64",
      forceRfc822Attachments: true,
    });
  } finally {
    restore();
  }
}

function bodyOf(email: Email, fileName: string): Reading | null {
  const html = email.html ?? "";
  const text = withLineFeeds(email.text ?? "");
  const fromHtml =
    html.trim() === "" ? null : readHtml(withLineFeeds(html), { fileName, isWholePage: false });
  if (fromHtml !== null && /\S/u.test(fromHtml.text)) return fromHtml;
  return /\S/u.test(text) ? withQuotes(readPlainText(text)) : null;
}

/** What a mail answers to stands in it behind angle brackets. */
function withQuotes(reading: Reading): Reading {
  const blocks = reading.blocks.map((block): Block => {
    const isQuote = /^\s*>/u.test(reading.text.slice(block.start, block.end));
    return isQuote ? { ...block, role: "quote", level: null, runInEnd: null } : block;
  });
  return { ...reading, blocks };
}

/** A mail's title is its subject; a headline inside it is a heading, as a newsletter has several. */
function withoutTitle({ blocks }: Reading): readonly Block[] {
  return blocks.map((block) =>
    block.role === "title" ? { ...block, role: "heading", level: 1 } : block,
  );
}

/** A mail that only carries files reads as its subject. */
function subjectOf(email: Email, attachments: readonly Attached[]): Reading | null {
  const subject = email.subject?.trim() ?? "";
  return attachments.length === 0 || subject === "" ? null : readPlainText(subject);
}

function metadataOf(email: Email, ofBody: ReadMetadata): ReadMetadata {
  const { from } = email;
  return {
    ...nothingFound,
    title: stated(email.subject, "header Subject", 2000),
    byline: from === undefined ? null : stated(senderOf(from), "header From", 1000),
    published: publishedOf(email),
    language: ofBody.language,
  };
}

function senderOf(from: Address): string {
  return from.name !== "" ? from.name : (from.address ?? "");
}

/** The day as the sender's clock had it. */
function publishedOf(email: Email): ReadMetadata["published"] {
  const date = email.headers.find(({ key }) => key === "date")?.value ?? "";
  const day = dayStatedIn(date);
  if (day === null || day.startsWith("XXXX")) return null;
  return { value: day, basis: "stated", evidence: "header Date" };
}

function stated(value: string | undefined, evidence: string, max: number): FoundText | null {
  const text = value?.replaceAll(/\s+/gu, " ").trim() ?? "";
  return text === "" ? null : { value: shortened(text, max), basis: "stated", evidence };
}

/** What a nameless file is read as. */
function endingOf(mimeType: string): string {
  if (mimeType === "message/rfc822") return ".eml";
  return mimeType === "application/pdf" ? ".pdf" : "";
}

/** Pictures that the body shows are part of it, not files somebody sent along. */
function isDocument({ mimeType, disposition, related }: Attachment): boolean {
  const isShown = related === true || disposition === "inline";
  return !(isShown && mimeType.startsWith("image/"));
}

function attachedOf({ filename, content, mimeType }: Attachment, index: number): Attached {
  const name = shortened(
    (filename ?? "")
      .replaceAll(/\p{Cc}/gu, " ")
      .replaceAll(/^.*[/\\]/gu, "")
      .trim(),
    255,
  );
  return {
    name: name === "" ? `attachment-${index + 1}${endingOf(mimeType)}` : name,
    base64: typeof content === "string" ? content : "",
  };
}

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
import { type Flow, readMailText } from "./mail-text.ts";
import { readHtml } from "./read-html.ts";

type Attached = FileRead["attachments"][number];

/** Reads a mail: its body is the text, its headers the metadata; what is attached is read by itself. */
export async function readMail({ fileName }: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const { bytes: unflowed, flow } = withoutFlow(bytes);
  const email = await parsed(unflowed);
  const attachments = email.attachments.filter(isDocument).map(attachedOf);
  const written = bodyOf(email, fileName, flow);
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

/**
 * The mail with its flowed lines as they were sent: the parser would join them without regard to the
 * angle brackets of what is quoted. A word of the same length takes the place of the one it looks for.
 */
function withoutFlow(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly flow: Flow } {
  const latin = new TextDecoder("latin1").decode(bytes);
  const said = [...latin.matchAll(/^(content-type:[^\n]*(?:\n[ \t][^\n]*)*)/gimu)].flatMap(
    (header) => {
      const at = /\bformat="?(?=flowed\b)/iu.exec(header[0]);
      return at === null ? [] : [{ header: header[0], at: header.index + at.index + at[0].length }];
    },
  );
  if (said.length === 0) return { bytes, flow: { isFlowed: false, isSpaceDeleted: false } };
  const changed = bytes.slice();
  for (const { at } of said) changed.set(new TextEncoder().encode("broken"), at);
  const isSpaceDeleted = said.some(({ header }) => /\bdelsp="?yes\b/iu.test(header));
  return { bytes: changed, flow: { isFlowed: true, isSpaceDeleted } };
}

function bodyOf(email: Email, fileName: string, flow: Flow): Reading | null {
  const html = email.html ?? "";
  const text = withLineFeeds(email.text ?? "");
  const fromHtml =
    html.trim() === "" ? null : readHtml(withLineFeeds(html), { fileName, isWholePage: false });
  if (fromHtml !== null && /\S/u.test(fromHtml.text)) return fromHtml;
  return /\S/u.test(text) ? readMailText(text, flow) : null;
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

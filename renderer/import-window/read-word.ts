import mammoth from "mammoth";
import { parseInertXml } from "#renderer/trusted-types.ts";
import type { FileRead, ImportJob } from "#shared/domain/text/import-job.ts";
import { languageTag } from "#shared/domain/text/language.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import { nothingFound, type ReadMetadata } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { documentMarks } from "./document-marks.ts";
import { documentProperty } from "./document-property.ts";
import { isPacked, packedParts } from "./packed-parts.ts";
import { readDocument } from "./read-document.ts";
import { withAllWords, wordParts } from "./word-markup.ts";

const propertiesPart = "docProps/core.xml";

/** Styles of Word whose paragraphs are more than paragraphs; mammoth knows the headings. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Block Text'] => blockquote:fresh",
  "p[style-name='Quotations'] => blockquote:fresh",
  "p[style-name='Image Caption'] => figcaption:fresh",
  "p[style-name='Table Caption'] => figcaption:fresh",
  "p[style-name='Source Code'] => pre:fresh",
  "p[style-name='HTML Preformatted'] => pre:fresh",
  "p[style-name='Preformatted Text'] => pre:fresh",
  "comment-reference => sup",
  "p[style-name='toc 1'] => p.contents:fresh",
  "p[style-name='toc 2'] => p.contents:fresh",
  "p[style-name='toc 3'] => p.contents:fresh",
  "p[style-name='TOC Heading'] => p.contents:fresh",
  // Headings before lists: a numbered heading is a heading.
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => [
    `p.Heading${level} => h${level}:fresh`,
    `p[style-name='Heading ${level}'] => h${level}:fresh`,
    `p[style-name='heading ${level}'] => h${level}:fresh`,
  ]),
  // Items have their numbers in their words by now.
  ...[1, 2, 3, 4, 5].map(
    (depth) => `p:ordered-list(${depth}) => ${"ul|ol > li > ".repeat(depth - 1)}ul > li:fresh`,
  ),
];

/** Reads a Word document (.docx): headings, lists, tables and footnotes keep their structure. */
export async function readWord({ fileName }: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const found = partsOf(bytes, fileName);
  const properties = propertiesOf(found.get(propertiesPart));
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: withAllWords(bytes, found).slice().buffer },
    // Pictures stay in the original; their words, if any, are in their captions.
    { styleMap, convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  return {
    reading: readDocument(withMarks(value), fileName, properties),
    charset: "utf-8",
    attachments: [],
  };
}

/** What the converter writes of its own, as marks that the document's own words can not be taken for. */
function withMarks(html: string): string {
  let notes = 0;
  return (
    html
      .replaceAll('<h1 class="title">', `<h1 ${documentMarks.role}="title">`)
      .replaceAll('<p class="contents">', `<p ${documentMarks.removed}="navigation">`)
      .replaceAll(/ ?<a href="#(?:(?:foot|end)note|comment)-ref-[\w-]+">↑<\/a>/gu, "")
      // The number that the text sends its reader to.
      .replaceAll(/<li id="(?:foot|end)note-[\w-]+"><p>\s*/gu, (opening) => {
        notes += 1;
        return `${opening.trimEnd()}${notes} `;
      })
      // Comments are no words of the text: they come after it, folded away.
      .replaceAll(
        /<sup>(?:<a href="#comment-[\w-]+" id="comment-ref-[\w-]+">[^<]*<\/a>)+<\/sup>/gu,
        "",
      )
      .replaceAll(
        /<dl>(?=<dt id="comment-)([\s\S]*?)<\/dl>/gu,
        `<div ${documentMarks.removed}="comments">$1</div>`,
      )
  );
}

/** The parts that are read here; a document that would unpack beyond all measure is refused. */
function partsOf(bytes: Uint8Array, fileName: string): ReadonlyMap<string, string> {
  if (!isPacked(bytes)) {
    // Word wraps an encrypted document into its old format, and names what is inside in UTF-16.
    const isEncrypted = new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
    throw new FailureError(
      isEncrypted
        ? { kind: "file-encrypted", fileName }
        : { kind: "file-not-as-named", fileName, extension: ".docx" },
    );
  }
  return packedParts(bytes, fileName, [propertiesPart, ...wordParts]);
}

/** What the document says of itself. */
function propertiesOf(content: string | undefined): ReadMetadata {
  if (content === undefined) return nothingFound;
  const properties = parseInertXml(content);
  const created = documentProperty(properties, "created", "dcterms:created", 40);
  const day = created === null ? null : dayStatedIn(created.value);
  const language = documentProperty(properties, "language", "dc:language", 35);
  const tag = language === null ? null : languageTag(language.value);
  return {
    ...nothingFound,
    title: documentProperty(properties, "title", "dc:title", 2000),
    byline: documentProperty(properties, "creator", "dc:creator", 1000),
    // The day a document was begun is near the day it came out, and not the same.
    published:
      created === null || day === null ? null : { ...created, value: day, basis: "inferred" },
    language: language === null || tag === null ? null : { ...language, value: tag },
  };
}

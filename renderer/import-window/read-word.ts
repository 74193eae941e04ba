import { unzipSync } from "fflate";
import mammoth from "mammoth";
import { parseInertXml } from "#renderer/trusted-types.ts";
import { type FileRead, type ImportJob, importLimits } from "#shared/domain/text/import-job.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import { type FoundText, type ReadMetadata, shortened } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { readHtml } from "./read-html.ts";

const propertiesFile = "docProps/core.xml";

/** Reads a Word document (.docx): headings, lists, tables and footnotes keep their structure. */
export async function readWord({ fileName }: ImportJob, bytes: Uint8Array): Promise<FileRead> {
  const properties = propertiesOf(bytes, fileName);
  const html = await mammoth.convertToHtml(
    { arrayBuffer: bytes.slice().buffer },
    // Pictures stay in the original; their words, if any, are in their captions.
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  const reading = readHtml(`<!doctype html><body>${html.value}`, { fileName, isWholePage: false });
  return {
    reading: { ...reading, metadata: withProperties(reading.metadata, properties) },
    charset: "utf-8",
    attachments: [],
  };
}

/** What the document says of itself; a document that would unpack beyond all measure is refused here. */
function propertiesOf(bytes: Uint8Array, fileName: string): Document | null {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) {
    // Word wraps an encrypted document into its old format, and names what is inside in UTF-16.
    const isEncrypted = new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
    const detail = "It is not a Word document of the present format (.docx)";
    throw new FailureError(
      isEncrypted
        ? { kind: "file-encrypted", fileName }
        : { kind: "file-unreadable", fileName, detail },
    );
  }
  const { inflatedBytes } = importLimits.archive;
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      total += originalSize;
      if (total <= inflatedBytes) return name === propertiesFile && originalSize < 1_000_000;
      const limit = `${inflatedBytes / 1_000_000} MB once unpacked`;
      throw new FailureError({ kind: "file-too-complex", fileName, limit });
    },
  });
  const content = files[propertiesFile];
  return content === undefined ? null : parseInertXml(new TextDecoder().decode(content));
}

function withProperties(ofText: ReadMetadata, properties: Document | null): ReadMetadata {
  const created = property(properties, "created", "dcterms:created", 40);
  const day = created === null ? null : dayStatedIn(created.value);
  return {
    ...ofText,
    title: property(properties, "title", "dc:title", 2000) ?? ofText.title,
    byline: property(properties, "creator", "dc:creator", 1000) ?? ofText.byline,
    // The day a document was begun is near the day it came out, and not the same.
    published:
      created === null || day === null ? null : { ...created, value: day, basis: "inferred" },
  };
}

function property(
  properties: Document | null,
  name: string,
  shown: string,
  max: number,
): FoundText | null {
  const text = properties?.getElementsByTagNameNS("*", name)[0]?.textContent?.trim() ?? "";
  const evidence = `document properties, ${shown}`;
  return text === "" ? null : { value: shortened(text, max), basis: "stated", evidence };
}

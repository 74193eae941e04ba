import { parseInertXml } from "#renderer/trusted-types.ts";
import type { FileRead, ImportJob } from "#shared/domain/text/import-job.ts";
import { languageTag } from "#shared/domain/text/language.ts";
import { dayStatedIn } from "#shared/domain/text/publication-date.ts";
import { nothingFound, type ReadMetadata } from "#shared/domain/text/reading.ts";
import { FailureError } from "#shared/failure.ts";
import { documentProperty } from "./document-property.ts";
import { openDocumentHtml } from "./open-document-html.ts";
import { isPacked, packedParts } from "./packed-parts.ts";
import { readDocument } from "./read-document.ts";

const parts = {
  content: "content.xml",
  styles: "styles.xml",
  properties: "meta.xml",
  manifest: "META-INF/manifest.xml",
} as const;

/** Reads an OpenDocument text (.odt): headings, lists, tables, notes and captions keep their structure. */
export function readOpenDocument({ fileName }: ImportJob, bytes: Uint8Array): FileRead {
  if (!isPacked(bytes)) {
    throw new FailureError({ kind: "file-not-as-named", fileName, extension: ".odt" });
  }
  const found = packedParts(bytes, fileName, Object.values(parts));
  if (/<(?:\w+:)?encryption-data\b/u.test(found.get(parts.manifest) ?? "")) {
    throw new FailureError({ kind: "file-encrypted", fileName });
  }
  const xml = (name: string) => {
    const text = found.get(name);
    return text === undefined ? null : parseInertXml(text);
  };
  const content = xml(parts.content);
  if (content === null || content.getElementsByTagName("parsererror").length > 0) {
    throw new FailureError({ kind: "file-damaged", fileName });
  }
  const html = openDocumentHtml(content, xml(parts.styles), fileName);
  return {
    reading: readDocument(html, fileName, propertiesOf(xml(parts.properties))),
    charset: "utf-8",
    attachments: [],
  };
}

function propertiesOf(meta: Document | null): ReadMetadata {
  if (meta === null) return nothingFound;
  const created = documentProperty(meta, "creation-date", "meta:creation-date", 40);
  const day = created === null ? null : dayStatedIn(created.value);
  const language = documentProperty(meta, "language", "dc:language", 35);
  const tag = language === null ? null : languageTag(language.value);
  return {
    ...nothingFound,
    title: documentProperty(meta, "title", "dc:title", 2000),
    byline:
      documentProperty(meta, "initial-creator", "meta:initial-creator", 1000) ??
      documentProperty(meta, "creator", "dc:creator", 1000),
    published:
      created === null || day === null ? null : { ...created, value: day, basis: "inferred" },
    language: language === null || tag === null ? null : { ...language, value: tag },
  };
}

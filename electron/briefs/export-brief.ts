import path from "node:path";
import { v7 } from "uuid";
import { assertNever } from "#shared/assert-never.ts";
import type { BriefFormat, Paper } from "#shared/domain/brief/brief.ts";
import { briefHtml } from "#shared/domain/brief/brief-html.ts";
import { briefJson } from "#shared/domain/brief/brief-json.ts";
import { briefMarkdown } from "#shared/domain/brief/brief-markdown.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { nodeDisk, replaceFile, saveFailure } from "../ledger/disk.ts";
import type { Printer } from "./printer.ts";
import type { BriefStore, ReadBrief } from "./read-brief.ts";

export interface ExportChoice {
  readonly format: BriefFormat;
  readonly paper: Paper;
  readonly file: string;
  readonly now: Date;
}

/**
 * Writes a brief to a file, whole or not at all, and enters the export in the custody
 * log. While findings are open, every page of it says DRAFT.
 */
export async function exportBrief(
  store: BriefStore,
  read: ReadBrief,
  printer: Printer,
  choice: ExportChoice,
): Promise<BlobHash> {
  const bytes = await bytesOf(read, printer, choice);
  try {
    await replaceFile(nodeDisk, choice.file, bytes);
  } catch (error) {
    throw saveFailure(error, path.dirname(choice.file));
  }
  const fileHash = hashOf(bytes);
  // A notebook that can not be written to can still be printed; only the log has no entry.
  if (!store.isReadOnly) await logExport(store, read, choice, fileHash);
  return fileHash;
}

async function logExport(
  store: BriefStore,
  { brief, findings }: ReadBrief,
  { format, paper, file, now }: ExportChoice,
  fileHash: BlobHash,
): Promise<void> {
  const row = {
    id: v7(),
    briefId: brief.id,
    format,
    paper: format === "pdf" || format === "docx" ? paper : null,
    fileHash,
    fileName: path.basename(file),
    exportedAt: now.toISOString(),
    openFindings: findings.length,
    isDraft: findings.length > 0,
  };
  await store.append({ action: "brief:export", changes: [create("exports", row)] });
}

async function bytesOf(
  { model, brief, findings }: ReadBrief,
  printer: Printer,
  { format, paper }: ExportChoice,
): Promise<Uint8Array> {
  const t = translateFor(brief.language);
  const isDraft = findings.length > 0;
  const onPaper = { ...model, paper };
  switch (format) {
    case "pdf":
      return (await printer.print(model, { paper, isDraft, t })).bytes;
    case "html":
      return Buffer.from(briefHtml(onPaper, t, { isDraft }));
    case "docx": {
      // A writer of Word documents is large, and most starts of the program write none.
      const { briefDocx } = await import("./brief-docx.ts");
      return briefDocx(onPaper, t, isDraft);
    }
    case "md":
      return Buffer.from(briefMarkdown(onPaper, t, isDraft));
    case "json":
      return Buffer.from(briefJson(onPaper, findings));
    default:
      return assertNever(format);
  }
}

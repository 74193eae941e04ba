import path from "node:path";
import type { BrowserWindow } from "electron";
import { v7 } from "uuid";
import { assertNever } from "#shared/assert-never.ts";
import type { BriefFormat, Paper } from "#shared/domain/brief/brief.ts";
import { briefHtml } from "#shared/domain/brief/brief-html.ts";
import { briefJson } from "#shared/domain/brief/brief-json.ts";
import { briefMarkdown } from "#shared/domain/brief/brief-markdown.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { type ExportSettings, usualSettings } from "#shared/domain/brief/export-settings.ts";
import { briefManifest, manifestName } from "#shared/domain/brief/manifest.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { nodeDisk, replaceFile, saveFailure } from "../ledger/disk.ts";
import { dataAddress } from "./logo.ts";
import { printOnPaper } from "./paper-window.ts";
import type { PrintWatch } from "./printed-brief.ts";
import type { Printer } from "./printer.ts";
import type { BriefStore, ReadBrief } from "./read-brief.ts";

export interface ExportChoice {
  readonly format: BriefFormat;
  readonly paper: Paper;
  readonly file: string;
  readonly now: Date;
  /** What the brief was read with, to be entered in the log; the usual where nothing was chosen. */
  readonly settings?: ExportSettings;
  readonly watch?: PrintWatch;
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
  const fileHash = hashOf(bytes);
  await write(choice.file, bytes);
  if (choice.settings?.manifest === "beside") {
    const file = { name: path.basename(choice.file), sha256: fileHash };
    const manifest = briefManifest(read.model, wordsHash(read.model), file);
    await write(besideOf(choice.file), Buffer.from(manifest));
  }
  // A notebook that can not be written to can still be printed; only the log has no entry.
  if (!store.isReadOnly) {
    await logExport(store, read, { ...choice, fileName: path.basename(choice.file), fileHash });
  }
  return fileHash;
}

/** A brief to be printed, not kept. */
export type PaperChoice = Required<Pick<ExportChoice, "paper" | "now" | "settings" | "watch">> & {
  readonly owner: BrowserWindow | null;
};

/**
 * Prints a brief from the system's dialog, as the PDF that an export would write, and enters it in
 * the custody log. False when the dialog was closed.
 */
export async function printOut(
  store: BriefStore,
  read: ReadBrief,
  printer: Printer,
  choice: PaperChoice,
): Promise<boolean> {
  const { owner, ...chosen } = choice;
  const { watch } = chosen;
  const { signal } = watch;
  const made = { ...chosen, format: "pdf", watch: { signal, reached: () => {} } } as const;
  const bytes = await pdfOf(read, printer, made);
  const { title } = read.model;
  if (!(await printOnPaper({ bytes, title, watch, owner }))) return false;
  if (!store.isReadOnly) {
    const log = { ...made, fileName: title, fileHash: hashOf(bytes), isPrinted: true };
    await logExport(store, read, log);
  }
  return true;
}

/** Where the list of hashes of a file goes. */
function besideOf(file: string): string {
  return `${file}.manifest.json`;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await replaceFile(nodeDisk, file, bytes);
  } catch (error) {
    throw saveFailure(error, path.dirname(file));
  }
}

type LogEntry = Omit<ExportChoice, "file" | "watch"> & {
  readonly fileName: string;
  readonly fileHash: BlobHash;
  readonly isPrinted?: boolean;
};

async function logExport(
  store: BriefStore,
  { brief, check }: ReadBrief,
  { format, paper, fileName, fileHash, now, settings = usualSettings, isPrinted = false }: LogEntry,
): Promise<void> {
  const findings = await check();
  const row = {
    id: v7(),
    briefId: brief.id,
    format,
    paper: format === "pdf" || format === "docx" ? paper : null,
    fileHash,
    fileName,
    exportedAt: now.toISOString(),
    // What was issued is not checked again: what was open then is what went out.
    openFindings: brief.status === "issued" ? (brief.issuedFindings ?? 0) : findings.length,
    isDraft: findings.length > 0,
    settings,
    ...(isPrinted ? { isPrinted } : {}),
  };
  const action = isPrinted ? "brief:print" : "brief:export";
  await store.append({ action, changes: [create("exports", row)] });
}

function wordsHash(model: BriefModel): BlobHash {
  return hashOf(Buffer.from(JSON.stringify(model)));
}

async function bytesOf(
  read: ReadBrief,
  printer: Printer,
  { format, paper, settings = usualSettings, watch }: ExportChoice,
): Promise<Uint8Array> {
  if (format === "pdf") {
    return pdfOf(read, printer, { paper, settings, ...(watch === undefined ? {} : { watch }) });
  }
  const { model, brief, check, logo } = read;
  const t = translateFor(brief.language);
  const findings = await check();
  const isDraft = findings.length > 0;
  const onPaper = { ...model, paper };
  switch (format) {
    case "html": {
      const address = logo === null ? null : dataAddress(logo);
      return Buffer.from(briefHtml(onPaper, t, { isDraft, logo: address }));
    }
    case "docx": {
      // A writer of Word documents is large, and most starts of the program write none.
      const { briefDocx } = await import("./brief-docx.ts");
      const drawings = model.figures.flatMap((figure) => figure.drawings);
      const pictures = await printer.pictures(drawings, watch?.signal);
      return briefDocx(onPaper, t, { isDraft, logo, pictures });
    }
    case "md":
      return Buffer.from(briefMarkdown(onPaper, t, isDraft));
    case "json":
      return Buffer.from(briefJson(onPaper, findings));
    default:
      return assertNever(format);
  }
}

async function pdfOf(
  { model, brief, check, logo }: ReadBrief,
  printer: Printer,
  {
    paper,
    settings,
    watch,
  }: Pick<ExportChoice, "paper" | "watch"> & {
    readonly settings: ExportSettings;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const t = translateFor(brief.language);
  const attachment =
    settings.manifest === "attached"
      ? {
          name: manifestName,
          text: briefManifest(model, wordsHash(model), null),
          description: t("brief.print.manifest"),
        }
      : null;
  const choice = { paper, check, t, logo, attachment };
  const printed = await printer.print(model, watch === undefined ? choice : { ...choice, watch });
  return printed.bytes;
}

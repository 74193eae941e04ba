import { pathOfFile } from "#renderer/bridge.ts";
import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";
import type { ImportSource } from "#shared/ipc/import-batch.ts";

/** True for files and text from outside; a row dragged inside the window has a type of its own. */
export function isImportable({ types }: DataTransfer): boolean {
  return types.includes("Files") || types.includes("text/html");
}

export function hasArchive({ files }: DataTransfer): boolean {
  return [...files].some(({ name }) => isArchiveName(name));
}

/**
 * What was dropped or pasted, as things to import. Everything is taken out of the
 * transfer before the first wait: afterwards the browser empties it.
 */
export async function importSourcesIn(transfer: DataTransfer): Promise<readonly ImportSource[]> {
  // Archives are restored, not imported: the archive feature hears of them by itself.
  const files = [...transfer.files].filter(({ name }) => !isArchiveName(name));
  const isWithArchive = files.length < transfer.files.length;
  const text = transfer.getData("text/plain");
  const html = transfer.getData("text/html");
  if (files.length > 0) return Promise.all(files.map(sourceOf));
  if (isWithArchive || (text.trim() === "" && html.trim() === "")) return [];
  return [{ kind: "paste", text, html: html === "" ? null : html }];
}

async function sourceOf(file: File): Promise<ImportSource> {
  const path = pathOfFile(file);
  if (path !== null) return { kind: "path", path };
  return { kind: "bytes", name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

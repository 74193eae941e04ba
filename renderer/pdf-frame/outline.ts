import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { OutlineLine } from "#shared/ipc/pdf-frame-messages.ts";

const mostLines = 5000;
const deepest = 20;

type Node = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];

/** The file's own table of contents, line by line; empty where it has none. */
export async function outlineOf(file: PDFDocumentProxy): Promise<OutlineLine[]> {
  const lines: OutlineLine[] = [];
  // Null where the file has none, which the types of pdf.js do not say.
  const top: readonly Node[] | null = await file.getOutline();
  await add(file, top ?? [], 1, lines);
  return lines;
}

async function add(
  file: PDFDocumentProxy,
  nodes: readonly Node[],
  level: number,
  lines: OutlineLine[],
): Promise<void> {
  for (const { title, dest, items } of nodes) {
    if (lines.length === mostLines) return;
    const words = title.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
    lines.push({ title: words.slice(0, 500), level, page: await pageOf(file, dest) });
    // A file may say that a chapter is inside itself.
    if (level < deepest) await add(file, items, level + 1, lines);
  }
}

async function pageOf(file: PDFDocumentProxy, dest: Node["dest"]): Promise<number | null> {
  try {
    const place = typeof dest === "string" ? await file.getDestination(dest) : dest;
    const page: unknown = place?.[0];
    if (typeof page === "number") return isPage(file, page + 1) ? page + 1 : null;
    if (typeof page !== "object" || page === null) return null;
    // A reference, as `getPageIndex` checks itself.
    return (await file.getPageIndex(page as Parameters<typeof file.getPageIndex>[0])) + 1;
  } catch {
    // It points to a page that is not there: the line stands without one.
    return null;
  }
}

function isPage(file: PDFDocumentProxy, number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= file.numPages;
}

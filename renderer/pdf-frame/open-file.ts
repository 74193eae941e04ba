import "#renderer/newer-engine.ts";
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { startWorker } from "#renderer/trusted-types.ts";
import pdfWorker from "./pdf-worker.ts?worker&url";

GlobalWorkerOptions.workerPort = startWorker(pdfWorker, "pdf");

/** Reads a PDF with the tables and fonts of this host alone. */
export function openFile(bytes: ArrayBuffer, password?: string): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    cMapUrl: "/pdf/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdf/fonts/",
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
  }).promise;
}

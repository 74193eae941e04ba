import "#renderer/newer-engine.ts";
import "pdfjs-dist/legacy/build/pdf.worker.mjs";

import "#renderer/newer-engine.ts";
import { GlobalWorkerOptions, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { startWorker } from "#renderer/trusted-types.ts";
import {
  type FromPdfFrame,
  type ToPdfFrame,
  toPdfFrameSchema,
} from "#shared/ipc/pdf-frame-messages.ts";
import { PageColumn } from "./page-column.ts";
import pdfWorker from "./pdf-worker.ts?worker&url";

/** The only page that may ask anything of this frame. */
const windowOrigin = "app://railhead";

GlobalWorkerOptions.workerPort = startWorker(pdfWorker, "pdf");

const pages = document.getElementById("pages");
if (pages === null) throw new Error("The page for PDF pages is broken");
const column = new PageColumn(pages);

window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== windowOrigin) return;
  const message = toPdfFrameSchema.safeParse(event.data);
  if (!message.success) return;
  if (message.data.kind === "show") void show(message.data);
  else document.documentElement.style.setProperty("--ground", message.data.colour);
});
answer({ kind: "ready" });

type Shown = Extract<ToPdfFrame, { kind: "show" }>;

async function show({ document: number, bytes, pageLabel }: Shown): Promise<void> {
  try {
    const file = await getDocument({
      data: new Uint8Array(bytes),
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: false,
      enableXfa: false,
    }).promise;
    await column.show(file, pageLabel);
    answer({ kind: "shown", document: number, pages: file.numPages });
  } catch (error) {
    answer({ kind: "failed", document: number, detail: String(error).slice(0, 2000) });
  }
}

function answer(message: FromPdfFrame): void {
  window.parent.postMessage(message, windowOrigin);
}

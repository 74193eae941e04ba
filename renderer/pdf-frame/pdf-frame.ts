import { PasswordResponses } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  type FromPdfFrame,
  type ToPdfFrame,
  toPdfFrameSchema,
} from "#shared/ipc/pdf-frame-messages.ts";
import { openFile } from "./open-file.ts";
import { outlineOf } from "./outline.ts";
import { PageColumn } from "./page-column.ts";
import { PagePointer } from "./pointer.ts";

/** The only page that may ask anything of this frame. */
const windowOrigin = "app://railhead";

const pages = document.getElementById("pages");
if (pages === null) throw new Error("The page for PDF pages is broken");
const column = new PageColumn(pages, answer);
let pointer: PagePointer | null = null;
let shown = 0;

window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== windowOrigin) return;
  const message = toPdfFrameSchema.safeParse(event.data);
  if (message.success) void take(message.data);
});
answer({ kind: "ready" });

type Message = ReturnType<typeof toPdfFrameSchema.parse>;
type Shown = Extract<Message, { kind: "show" }>;

async function take(message: Message): Promise<void> {
  switch (message.kind) {
    case "show":
      await show(message);
      break;
    case "ground":
      document.documentElement.style.setProperty("--ground", message.colour);
      break;
    case "view":
      column.view(message.zoom, message.turn);
      break;
    case "boxes":
      column.cover(message.boxes);
      pointer?.follow(message.boxes);
      break;
    case "go":
      column.go(message.page, message.box);
      break;
    case "tool":
      pointer?.use(message.tool);
      break;
    case "picture":
      await sendPicture(message);
      break;
  }
}

async function show({
  document: number,
  bytes,
  pageLabel,
  password,
  isRead,
}: Shown): Promise<void> {
  try {
    const file = await openFile(bytes, password);
    if (isRead) pointer ??= new PagePointer(column, answer);
    await column.show(file, pageLabel);
    shown = number;
    answer({ kind: "shown", document: number, pages: file.numPages });
    if (isRead) answer({ kind: "outline", document: number, lines: await outlineOf(file) });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      const isWrong = "code" in error && error.code === PasswordResponses.INCORRECT_PASSWORD;
      answer({ kind: "locked", document: number, isWrong });
    } else answer({ kind: "failed", document: number, detail: String(error).slice(0, 2000) });
  }
}

async function sendPicture({ page, width }: Extract<ToPdfFrame, { kind: "picture" }>) {
  const picture = await column.picture(page, width);
  if (picture === null) return;
  const { data: pixels, width: across, height } = picture;
  answer({ kind: "picture", document: shown, page, width: across, height, pixels }, [
    pixels.buffer,
  ]);
}

function answer(message: FromPdfFrame, handedOver: Transferable[] = []): void {
  window.parent.postMessage(message, windowOrigin, handedOver);
}

import { clipboard } from "electron";
import type { FileSource } from "./incoming.ts";

/** How Electron before 45 answers: at once, and for HTML by a method of its own. */
interface FormerClipboard {
  readText(): string;
  readHTML(): string;
}

function isFormer(given: unknown): given is FormerClipboard {
  return typeof given === "object" && given !== null && "readHTML" in given;
}

/** What is on the clipboard now. Pages may not read it; this is done when the analyst asks to import it. */
export async function pasteFromClipboard(): Promise<FileSource> {
  const given: unknown = clipboard;
  if (isFormer(given)) {
    return { kind: "paste", text: given.readText(), html: given.readHTML() || null };
  }
  const text = await clipboard.readText();
  if (!(await clipboard.has("text/html"))) return { kind: "paste", text, html: null };
  const [item] = await clipboard.read();
  const blob = await item?.getType("text/html");
  return { kind: "paste", text, html: blob === undefined ? null : await blob.text() };
}

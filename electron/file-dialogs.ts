import { BrowserWindow, dialog, type WebContents } from "electron";

interface KindOfFile {
  /** The system's name for the dialog. */
  readonly title: string;
  /** The kind of file in words, and its extension without the dot. */
  readonly kind: string;
  readonly extension: string;
}

/**
 * Asks where to save a file; null when the dialog was closed.
 *
 * @param name what it is called before the analyst changes it
 */
export async function askWhereToSave(
  sender: WebContents | null,
  name: string,
  { title, kind, extension }: KindOfFile,
): Promise<string | null> {
  const options = {
    title,
    defaultPath: `${fileNameOf(name) || "railhead"}.${extension}`,
    filters: [{ name: kind, extensions: [extension] }],
  };
  const window = windowOf(sender);
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return canceled || filePath === undefined || filePath === "" ? null : filePath;
}

interface KindsOfFile extends Pick<KindOfFile, "title" | "kind"> {
  readonly extensions: readonly string[];
}

/** Asks for one file; null when the dialog was closed. */
export async function askForFile(
  sender: WebContents | null,
  { title, kind, ...wanted }: KindOfFile | KindsOfFile,
): Promise<string | null> {
  const extensions = "extensions" in wanted ? [...wanted.extensions] : [wanted.extension];
  const options: Electron.OpenDialogOptions = {
    title,
    properties: ["openFile"],
    filters: [{ name: kind, extensions }],
  };
  const window = windowOf(sender);
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}

function windowOf(sender: WebContents | null): BrowserWindow | null {
  return sender === null ? null : BrowserWindow.fromWebContents(sender);
}

/** A title as a file may be called on every system; empty when nothing of it may. */
function fileNameOf(title: string): string {
  const plain = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return plain.slice(0, 100).replace(/[. ]+$/u, "");
}

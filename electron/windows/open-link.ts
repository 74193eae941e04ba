import { BrowserWindow, dialog, shell, type WebContents } from "electron";
import { createTranslate } from "#shared/messages/catalogue.ts";

/**
 * Opens an https address in the system's browser after the analyst has seen all of it and agreed.
 * Answers whether it was opened.
 */
export async function openLink(address: string, asking: WebContents): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new Error(`Not an https address: ${address}`);

  const t = createTranslate("en");
  const question = {
    type: "question" as const,
    title: t("windows.openLink.title"),
    message: t("windows.openLink.message"),
    // Shown in its encoded form, so that no character can pose as another.
    detail: url.href,
    buttons: [t("windows.openLink.open"), t("windows.openLink.cancel")],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.fromWebContents(asking);
  const { response } =
    window === null
      ? await dialog.showMessageBox(question)
      : await dialog.showMessageBox(window, question);
  if (response !== 0) return false;

  await shell.openExternal(url.href);
  return true;
}

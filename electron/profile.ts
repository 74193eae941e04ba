import fs from "node:fs";
import path from "node:path";
import type { App } from "electron";

/**
 * Makes the folder the only place this program keeps anything, and answers with it. Without a
 * choice it is the platform's own place for Railhead's data.
 *
 * @throws the file system's own error when nothing can be kept there
 */
export function keepInProfile(app: App, chosen: string | null): string {
  const folder = chosen ?? path.join(app.getPath("appData"), "Railhead");
  fs.mkdirSync(folder, { recursive: true });
  // Asked before anything else: Chromium alone would take such a folder for one in use, and go in silence.
  fs.accessSync(folder, fs.constants.W_OK);
  app.setPath("userData", folder);
  app.setPath("sessionData", path.join(folder, "chromium"));
  app.setPath("crashDumps", path.join(folder, "crashes"));
  return folder;
}

import fs from "node:fs";
import path from "node:path";
import { flipFuses } from "@electron/fuses";
import { fusesFor } from "./fuses.mjs";

/**
 * Called by electron-builder when the runtime has been copied: the loader that the registry's runtime
 * got for checkouts (scripts/default-app) is no part of a program.
 *
 * @param {{ appOutDir: string }} context
 */
export function afterExtract({ appOutDir }) {
  const loader = path.join(appOutDir, "resources", "default_app.asar");
  fs.rmSync(loader, { recursive: true, force: true });
}

/**
 * Called by electron-builder when a program is packed and not signed yet.
 *
 * @param {import("electron-builder").AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { electronVersion } = packager.config;
  if (typeof electronVersion !== "string") throw new Error("The runtime's version is not known.");
  await flipFuses(executableIn(appOutDir, electronPlatformName, packager), {
    ...fusesFor(electronVersion),
    resetAdHocDarwinSignature: electronPlatformName === "darwin",
  });
}

/**
 * @param {string} folder
 * @param {string} platform
 * @param {import("electron-builder").AfterPackContext["packager"]} packager
 */
function executableIn(folder, platform, packager) {
  const name = packager.appInfo.productFilename;
  if (platform === "darwin") return path.join(folder, `${name}.app`, "Contents", "MacOS", name);
  if (platform === "win32") return path.join(folder, `${name}.exe`);
  const linux = /** @type {{ executableName?: string }} */ (packager);
  return path.join(folder, linux.executableName ?? "railhead");
}

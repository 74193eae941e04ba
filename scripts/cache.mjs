import os from "node:os";
import path from "node:path";

export const projectFolder = path.resolve(import.meta.dirname, "..");

/** Where downloads are kept between checkouts: `RAILHEAD_CACHE`, else the platform's cache folder. */
export function cacheFolder() {
  const chosen = process.env["RAILHEAD_CACHE"];
  if (chosen) return path.resolve(chosen);
  return path.join(platformCacheFolder(), "railhead");
}

function platformCacheFolder() {
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches");
  if (process.platform === "win32") {
    return process.env["LOCALAPPDATA"] ?? path.join(os.homedir(), "AppData", "Local");
  }
  return process.env["XDG_CACHE_HOME"] || path.join(os.homedir(), ".cache");
}

/** Where the program is built: `RAILHEAD_OUT`, else `out`. */
export function outFolder() {
  return path.resolve(projectFolder, process.env["RAILHEAD_OUT"] || "out");
}

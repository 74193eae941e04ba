import type { App } from "electron";
import type { ProgramDescription } from "./notebook-handlers.ts";

/** Major version of the Electron that releases are built with; anything older is for development only. */
const releaseRuntime = 45;

export function describeProgram(
  app: App,
  dataFolder: string,
): Omit<ProgramDescription, "isSampleWanted"> {
  const { electron, chrome } = process.versions;
  return {
    version: app.getVersion(),
    runtime: `Electron ${electron}, Chromium ${chrome}`,
    platform: `${process.platform} ${process.arch}`,
    isDevelopmentBuild: !app.isPackaged || Number.parseInt(electron, 10) < releaseRuntime,
    dataFolder,
  };
}

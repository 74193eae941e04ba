import type { App } from "electron";
import type { ProgramDescription } from "./notebook-handlers.ts";

/** Major version of the Electron that releases are built with; anything older is for development only. */
const releaseRuntime = 45;

/** True of a program run from a checkout, and of one packed on a runtime too old to be released on. */
export function isDevelopmentBuild(app: App): boolean {
  const { electron } = process.versions;
  return !app.isPackaged || Number.parseInt(electron, 10) < releaseRuntime;
}

export function describeProgram(
  app: App,
  dataFolder: string,
): Omit<ProgramDescription, "isSampleWanted"> {
  const { electron, chrome } = process.versions;
  return {
    version: app.getVersion(),
    runtime: `Electron ${electron}, Chromium ${chrome}`,
    platform: `${process.platform} ${process.arch}`,
    isDevelopmentBuild: isDevelopmentBuild(app),
    dataFolder,
  };
}

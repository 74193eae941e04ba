import path from "node:path";
import { buildIfStale } from "./build.mjs";
import { projectFolder } from "./cache.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { runRailhead, runtimeSwitches, sayOnStderr } from "./launch.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { installAdvice } from "./system-libraries.mjs";

const runtime = resolveRuntime(sayOnStderr);
const isHeadless = !hasDisplay();
const advice = installAdvice({ executable: runtime.executable, needsVirtualDisplay: isHeadless });
if (advice !== null) {
  sayOnStderr(advice);
  process.exit(1);
}

await buildIfStale(sayOnStderr);
const program = { executable: runtime.executable, switches: runtimeSwitches(sayOnStderr) };
process.exitCode = isHeadless
  ? await exportSampleBrief()
  : await runRailhead({ ...program, args: process.argv.slice(2) });

/** Without a screen the main job is done instead: the sample notebook's brief as a PDF. */
async function exportSampleBrief() {
  const file = path.join(projectFolder, "sample-brief.pdf");
  sayOnStderr("No display here, so Railhead writes the sample notebook's brief instead.");
  const display = await openVirtualDisplay();
  try {
    const args = ["--cli", "--", "sample", "--out", file];
    const exitCode = await runRailhead({ ...program, args, env: display.env });
    if (exitCode === 0) {
      process.stdout.write(`The brief: ${file}\n`);
      process.stdout.write(
        "For the window, run npm start where DISPLAY or WAYLAND_DISPLAY is set (a desktop session, or ssh -X).\n",
      );
    }
    return exitCode;
  } finally {
    display.close();
  }
}

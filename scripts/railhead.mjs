import { buildIfStale } from "./build.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { runRailhead, runtimeSwitches, sayOnStderr } from "./launch.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { installAdvice } from "./system-libraries.mjs";

const needsVirtualDisplay = !hasDisplay();
const runtime = resolveRuntime(sayOnStderr);
const advice = installAdvice({ executable: runtime.executable, needsVirtualDisplay });
if (advice !== null) {
  sayOnStderr(advice);
  process.exit(1);
}

await buildIfStale(sayOnStderr);
const display = needsVirtualDisplay ? await openVirtualDisplay() : null;
process.exitCode = await runRailhead({
  executable: runtime.executable,
  switches: runtimeSwitches(sayOnStderr),
  args: ["--cli", "--", ...process.argv.slice(2)],
  env: display?.env ?? {},
});
display?.close();

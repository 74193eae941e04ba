import { buildIfStale } from "../scripts/build.mjs";
import { hasDisplay, openVirtualDisplay } from "../scripts/display.mjs";
import { resolveRuntime } from "../scripts/runtime.mjs";
import { installAdvice } from "../scripts/system-libraries.mjs";

/** Builds Railhead, finds its runtime and a screen; the tests take all three from the environment. */
async function prepare(): Promise<(() => Promise<void>) | undefined> {
  const { executable } = resolveRuntime(say);
  const needsVirtualDisplay = !hasDisplay();
  const advice = installAdvice({ executable, needsVirtualDisplay });
  if (advice !== null) throw new Error(advice);

  await buildIfStale(say);
  process.env["RAILHEAD_ELECTRON"] = executable;
  if (!needsVirtualDisplay) return undefined;

  const display = await openVirtualDisplay();
  Object.assign(process.env, display.env);
  return () => display.close();
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

// Playwright takes a default export.
export default prepare;

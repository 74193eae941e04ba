import { buildIfStale } from "./build.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { installAdvice } from "./system-libraries.mjs";

/**
 * Brings together what a test needs to drive the real program: a build, a runtime, and a screen,
 * which goes into this process's environment.
 *
 * @returns {Promise<{ executable: string, close: () => Promise<void> }>}
 */
export async function openStage() {
  const { executable } = resolveRuntime(say);
  const needsVirtualDisplay = !hasDisplay();
  const advice = installAdvice({ executable, needsVirtualDisplay });
  if (advice !== null) throw new Error(advice);

  await buildIfStale(say);
  if (!needsVirtualDisplay) return { executable, close: async () => {} };

  const display = await openVirtualDisplay();
  Object.assign(process.env, display.env);
  return { executable, close: () => display.close() };
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

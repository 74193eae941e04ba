import { openStage } from "../scripts/stage.mjs";

/** Builds Railhead, finds its runtime and a screen; the tests take all three from the environment. */
async function prepare(): Promise<() => Promise<void>> {
  const { executable, close } = await openStage();
  process.env["RAILHEAD_ELECTRON"] = executable;
  return close;
}

// Playwright takes a default export.
export default prepare;

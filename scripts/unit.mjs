import path from "node:path";
import { startVitest } from "vitest/node";
import { projectFolder } from "./cache.mjs";
import { recordCount } from "./test-count.mjs";

const vitest = await startVitest("test", process.argv.slice(2), {
  config: path.join(projectFolder, "scripts", "vitest.config.ts"),
  run: true,
  // What failed stands first where only the beginning of a log is read.
  ...(process.env["CI"] === undefined ? {} : { reporters: ["minimal"] }),
});
const tests = vitest.state.getTestModules().flatMap((file) => [...file.children.allTests()]);
/** @param {"passed" | "failed"} state */
const countOf = (state) => tests.filter((test) => test.result().state === state).length;
recordCount("unit", { passed: countOf("passed"), failed: countOf("failed") });
await vitest.close();

import path from "node:path";
import { startVitest } from "vitest/node";
import { projectFolder } from "./cache.mjs";
import { recordCount } from "./test-count.mjs";

const vitest = await startVitest("test", process.argv.slice(2), {
  config: path.join(projectFolder, "scripts", "vitest.config.ts"),
  run: true,
});
const tests = vitest.state.getTestModules().flatMap((file) => [...file.children.allTests()]);
const failed = tests.filter((test) => !test.ok()).length;
recordCount("unit", { passed: tests.length - failed, failed });
await vitest.close();

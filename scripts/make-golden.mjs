import fs from "node:fs";
import path from "node:path";
import { projectFolder } from "./cache.mjs";
import { openProgram } from "./load-program.mjs";

/** Makes the golden notebook of the version that this program writes; one that is there is history and stays. */
async function main() {
  const program = await openProgram();
  try {
    const { schemaVersion } = await program.load("shared/domain/notebook/notebook.ts");
    const name = `schema-${schemaVersion}`;
    const folder = path.join(projectFolder, "electron", "archive", "golden", name);
    if (fs.existsSync(folder)) throw new Error(`${name} is there already`);
    const { makeGolden } = await program.load("electron/archive/golden-for-tests.ts");
    await makeGolden(folder);
    process.stdout.write(`${folder}\n`);
  } finally {
    await program.close();
  }
}

await main();

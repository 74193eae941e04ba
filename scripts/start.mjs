import path from "node:path";
import { projectFolder } from "./cache.mjs";
import { launch } from "./launch.mjs";

await launch((program) =>
  program.isOnVirtualDisplay
    ? exportSampleBrief(program)
    : program.run(["--sample", ...process.argv.slice(2)]),
);

/**
 * Without a screen the main job is done instead: the sample notebook's brief as a PDF.
 *
 * @param {import("./launch.mjs").Program} program
 */
async function exportSampleBrief({ run }) {
  const file = path.join(projectFolder, "sample-brief.pdf");
  process.stdout.write(
    "No display here, so Railhead writes the sample notebook's brief instead.\n",
  );
  const exitCode = await run(["--log-level=3", "--cli", "--", "sample", "--out", file]);
  if (exitCode === 0) {
    process.stdout.write(`The brief: ${file}\n`);
    process.stdout.write(
      "For the window, run npm start where DISPLAY or WAYLAND_DISPLAY is set (a desktop session, or ssh -X).\n",
    );
  }
  return exitCode;
}

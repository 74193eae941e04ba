import { launch } from "./launch.mjs";

// Chromium's own remarks (a message bus that a server lacks) would stand among the command's.
const quiet = "--log-level=3";

await launch(({ run }) => run([quiet, "--cli", "--", ...process.argv.slice(2)]));

import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: path.resolve(import.meta.dirname, ".."),
  test: {
    environment: "node",
    include: ["{shared,electron,renderer}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    testTimeout: 20_000,
    // What takes a moment takes several on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});

import path from "node:path";
import { defineConfig } from "@playwright/test";

const hostile = "shared/hostile.spec.ts";

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir:
    process.env["RAILHEAD_RESULTS"] ?? path.join(import.meta.dirname, "..", "test-results"),
  globalSetup: "./prepare.ts",
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Every test has a program and a data folder of its own, so they can run beside each other.
  fullyParallel: true,
  workers: 2,
  // In CI a test that failed once is tried again and named as flaky; count-reporter.ts says how many may be.
  retries: process.env["CI"] === undefined ? 0 : 1,
  reporter: [["list"], ["./count-reporter.ts"]],
  projects: [
    { name: "railhead", testIgnore: ["shared/**", "walk/**"] },
    // On demand: every view, dialog and menu in every look.
    { name: "axe", testMatch: "walk/axe.spec.ts" },
    // Pictures for the README, of the sample notebook.
    { name: "pictures", testMatch: "walk/pictures.spec.ts" },
    // Suites over files that stand beside the checkout and are no part of it.
    { name: "beside", testMatch: "shared/**/*.spec.ts", testIgnore: hostile },
    // Hundreds of cases in one test, with a table and a count of its own (scripts/hostile.mjs).
    { name: "hostile", testMatch: hostile },
  ],
});

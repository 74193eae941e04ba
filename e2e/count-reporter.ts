import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";
import { recordCount } from "../scripts/test-count.mjs";

/** Tells the command that runs all suites how many tests passed here. */
class CountReporter implements Reporter {
  private tests: TestCase[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
  }

  onEnd(): void {
    const passed = this.tests.filter((test) => test.ok() && test.outcome() !== "skipped").length;
    recordCount(process.env["RAILHEAD_SUITE"] ?? "e2e", {
      passed,
      // One that never ran, because the run broke off, has not passed.
      failed: this.tests.length - passed,
    });
  }
}

// Playwright takes a default export.
export default CountReporter;

import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";
import { recordCount } from "../scripts/test-count.mjs";

/** More tests than this that passed only at the second try are a fault of the program or of the suite. */
const mostFlakyTests = 4;

/** Tells the command that runs all suites how many tests passed here. */
class CountReporter implements Reporter {
  private tests: TestCase[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
  }

  onEnd(): void {
    const flaky = this.tests.filter((test) => test.outcome() === "flaky").length;
    const good = this.tests.filter((test) => test.ok() && test.outcome() !== "skipped").length;
    const passed = flaky > mostFlakyTests ? good - flaky : good;
    recordCount(process.env["RAILHEAD_SUITE"] ?? "e2e", {
      passed,
      // One that never ran, because the run broke off, has not passed.
      failed: this.tests.length - passed,
      named: this.tests
        .filter((test) => test.outcome() !== "expected" && test.outcome() !== "skipped")
        .map((test) => `${test.outcome()}: ${test.titlePath().slice(2).join(" › ")}`),
    });
  }
}

// Playwright takes a default export.
export default CountReporter;

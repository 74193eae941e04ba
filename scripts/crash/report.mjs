import { recordCount } from "../test-count.mjs";

/** @typedef {Record<string, string | number>} Line */

/** A table printed line by line as its lines come about, and the count that ends it. */
export class Report {
  /**
   * @param {string} suite the name its count is recorded under
   * @param {string} title
   * @param {readonly string[]} columns
   * @param {number} [firstWidth] of the first column, in characters
   */
  constructor(suite, title, columns, firstWidth = 10) {
    this.#suite = suite;
    this.#columns = columns;
    this.#widths = columns.map((column) => Math.max(column.length, 8));
    this.#widths[0] = firstWidth;
    say(`\n${title}`);
    say(this.#row(columns));
  }

  #suite;
  #columns;
  #widths;
  #passed = 0;
  #failed = 0;
  #hasSkipped = false;
  /** @type {Map<string, number>} */
  #sums = new Map();

  /** @param {Line} line */
  line(line) {
    for (const [column, value] of Object.entries(line)) {
      if (typeof value === "number") this.#sums.set(column, (this.#sums.get(column) ?? 0) + value);
    }
    say(this.#row(this.#columns.map((column) => line[column] ?? "")));
  }

  /**
   * Counts one case.
   *
   * @param {string} name
   * @param {readonly string[]} faults empty when it passed
   */
  count(name, faults) {
    if (faults.length === 0) this.#passed += 1;
    else this.#failed += 1;
    for (const fault of faults) say(`  FAULT ${name}: ${fault}`);
  }

  /**
   * Says what this system does not let anybody run.
   *
   * @param {string} what
   * @param {string} obstacle
   */
  skip(what, obstacle) {
    this.#hasSkipped = true;
    say(`SKIPPED: ${what}, because ${obstacle}`);
  }

  /**
   * Prints the sums and the count, and sets the exit code.
   *
   * @param {string} [firstCell] of the line of sums
   */
  end(firstCell = "all") {
    const [first = ""] = this.#columns;
    say(this.#row(this.#columns.map((name) => (name === first ? firstCell : this.#sumOf(name)))));
    say(`\n${this.#passed} passed, ${this.#failed} failed`);
    recordCount(process.env["RAILHEAD_SUITE"] ?? this.#suite, {
      passed: this.#passed,
      failed: this.#failed,
    });
    const hasRunNothing = this.#passed === 0 && !this.#hasSkipped;
    if (this.#failed > 0 || hasRunNothing) process.exitCode = 1;
  }

  /** @param {string} column */
  #sumOf(column) {
    return this.#sums.get(column) ?? "";
  }

  /** @param {readonly (string | number)[]} cells */
  #row(cells) {
    return cells
      .map((cell, index) => {
        const width = this.#widths[index] ?? 0;
        return typeof cell === "number" || index > 0
          ? String(cell).padStart(width)
          : String(cell).padEnd(width);
      })
      .join("  ");
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

import { randomInt } from "node:crypto";
import { DrivenProgram } from "./driven-program.mjs";
import { takeOff } from "./flight.mjs";
import { copyMended, lookAt, tornTail } from "./window-check.mjs";

/** What the analyst was told the program has kept, and must find again after every start. */
class Kept {
  /** @type {string[]} */
  changeSets = [];
  /** @type {string[]} */
  articles = [];
  /** @type {string[]} */
  notebooks = [];

  get count() {
    return this.changeSets.length + this.articles.length + this.notebooks.length;
  }
}

/**
 * One data folder whose program is cut off again and again while it writes, and looked at after
 * every start.
 */
export class Chain {
  /**
   * @param {string} executable
   * @param {string} profile
   */
  constructor(executable, profile) {
    this.program = new DrivenProgram(executable, profile);
  }

  /** @type {{ id: string, title: string }} */
  #notebook = { id: "", title: "Cut off" };
  #kept = new Kept();
  /** How often the window told of each. */
  tornTails = 0;
  mendedCopies = 0;

  get acknowledged() {
    return this.#kept.count;
  }

  get notebookId() {
    return this.#notebook.id;
  }

  /** First start: somebody is named and makes a notebook. */
  async begin() {
    await this.program.open();
    await this.program.ask("person:name", { name: "Ana Lyst" });
    const { title } = this.#notebook;
    this.#notebook = { id: (await this.program.ask("notebook:create", { title })).id, title };
    await this.program.page.reload();
    await this.program.openNotebook(title);
  }

  /**
   * Lets the window write without a pause, and cuts it off after a random number of answers.
   *
   * @param {() => Promise<void>} cut
   */
  async writeUntil(cut) {
    const flight = await takeOff(this.program, this.#notebook.id);
    // Cut off with the rest, as a rule.
    const beside = Promise.allSettled(
      randomInt(4) === 0 ? [this.#makeNotebook(), this.#importText()] : [],
    );
    await flight.answered(randomInt(1, 60));
    await moment(20);
    await cut();
    this.#kept.changeSets.push(...flight.acknowledged());
    await beside;
  }

  /**
   * Starts again and looks at everything that was ever acknowledged.
   *
   * @returns {Promise<string[]>} what was not as the analyst left it
   */
  async startAndLook() {
    await this.program.open();
    const { actor } = await this.program.ask("app:describe", {});
    const listed = await this.program.ask("notebook:list", {});
    await this.program.page.getByRole("button", { name: /^Cut off/ }).waitFor();
    const sight = await lookAt(this.program, this.#notebook);

    const faults = [...sight.faults];
    if (actor?.personName !== "Ana Lyst") faults.push("the person's name is gone");
    faults.push(...missing("change set", this.#kept.changeSets, sight.changeSets));
    faults.push(...missing("article", this.#kept.articles, sight.articles));
    const ids = listed.map((/** @type {{ id: string }} */ { id }) => id);
    faults.push(...missing("notebook", this.#kept.notebooks, ids));
    for (const words of sight.told) {
      if (words.includes(tornTail)) this.tornTails += 1;
      else if (words.includes(copyMended)) this.mendedCopies += 1;
      else faults.push(`a false alarm: ${words}`);
    }
    return faults;
  }

  async #makeNotebook() {
    const title = `Beside ${randomInt(1_000_000)}`;
    const { id } = await this.program.ask("notebook:create", { title });
    this.#kept.notebooks.push(id);
  }

  async #importText() {
    const text = `Freight report ${randomInt(1_000_000)}\n\nRail freight fell by a tenth.\n`;
    const [result] = await this.program.ask("article:import", {
      notebookId: this.#notebook.id,
      batchId: crypto.randomUUID(),
      sources: [{ kind: "paste", text: text.repeat(randomInt(1, 2000)), html: null }],
    });
    if (result?.status === "imported") this.#kept.articles.push(result.articleId);
  }
}

/**
 * @param {string} what
 * @param {readonly string[]} wanted
 * @param {readonly string[]} found
 */
function missing(what, wanted, found) {
  const known = new Set(found);
  return wanted.filter((id) => !known.has(id)).map((id) => `MISSING: ${what} ${id}`);
}

/**
 * A random time, so that cuts do not fall on the same step of a write.
 *
 * @param {number} longestMs
 */
export function moment(longestMs) {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));
}

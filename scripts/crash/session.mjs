import { claimDraft } from "./flight.mjs";
import { lookAt } from "./window-check.mjs";

/** @typedef {import("./driven-program.mjs").DrivenProgram} DrivenProgram */

const title = "On a bad disk";
const patienceMs = 60_000;

/** How long the window may take to show what is saved. */
const showMs = 10_000;

/**
 * A session in the window, on a disk that does not always do as it is told: keeps count of what
 * was acknowledged, and knows what the analyst sees.
 */
export class Session {
  /** @param {DrivenProgram} program */
  constructor(program) {
    this.program = program;
  }

  #notebook = { id: "", title };
  /** @type {string[]} */
  #acknowledged = [];
  #shownTriage = "";
  /** What the notebook may be called: as the last acknowledged renaming says, or one refused since. */
  #titles = [title];
  #renamings = 0;

  get acknowledged() {
    return this.#acknowledged.length;
  }

  async begin() {
    await this.program.open();
    await this.program.ask("person:name", { name: "Ana Lyst" });
    const { id } = await this.program.ask("notebook:create", { title });
    this.#notebook = { id, title };
    await this.program.ask("article:import", {
      notebookId: id,
      batchId: crypto.randomUUID(),
      sources: [{ kind: "paste", text: "Rail freight fell by a tenth.\n", html: null }],
    });
    await this.reload();
  }

  /** Shows the notebook anew, so that nothing is on its way to the view any more. */
  async reload() {
    await this.program.page.reload();
    await this.program.openNotebook(title);
    await this.#chooseArticle();
  }

  /**
   * Sends one change set over the bridge, as a part of the window does that can not wait.
   *
   * @param {number} [noteBytes]
   * @returns {Promise<boolean>} whether it was acknowledged
   */
  async append(noteBytes = 0) {
    const draft = claimDraft(noteBytes);
    try {
      await this.program.ask("ledger:append", { notebookId: this.#notebook.id, draft });
    } catch (error) {
      if (!String(error).includes("was refused")) throw error;
      return false;
    }
    this.#acknowledged.push(draft.id);
    return true;
  }

  /** @returns {Promise<boolean>} whether it was acknowledged */
  async rename() {
    this.#renamings += 1;
    const renamed = `${title} ${this.#renamings}`;
    const { id: notebookId } = this.#notebook;
    try {
      await this.program.ask("notebook:rename", { notebookId, title: renamed });
    } catch (error) {
      if (!String(error).includes("was refused")) throw error;
      this.#titles.push(renamed);
      return false;
    }
    this.#titles = [renamed];
    return true;
  }

  /**
   * Sets the article's triage to another value with a key, as an analyst does.
   *
   * @returns {Promise<string>} what it is set to
   */
  async setTriage() {
    const field = this.#triageField();
    const wanted = (await field.textContent())?.includes("Done") ? "Reading" : "Done";
    await field.focus();
    await this.program.page.keyboard.press(wanted.slice(0, 1).toLowerCase());
    return wanted;
  }

  /** Waits until the window shows this triage. */
  async showsTriage(/** @type {string} */ wanted) {
    await this.#triageField().filter({ hasText: wanted }).waitFor({ timeout: showMs });
  }

  /** Ends the session in order; what the window shows now is what the next start has to show. */
  async quit() {
    await this.reload();
    this.#shownTriage = (await this.#triageField().textContent()) ?? "";
    await this.program.quit();
  }

  /** Waits for what the status line says of saving. */
  async sees(/** @type {RegExp} */ words) {
    const status = this.program.page.getByRole("contentinfo").getByRole("status");
    await status.filter({ hasText: words }).first().waitFor({ timeout: patienceMs });
  }

  async retry() {
    await this.program.page.getByRole("button", { name: "Try again now" }).click();
  }

  /**
   * Starts again and looks at all that was acknowledged.
   *
   * @returns {Promise<string[]>} what is not as it should be
   */
  async startAndLook() {
    await this.program.open();
    const listed = await this.program.ask("notebook:list", {});
    const sight = await lookAt(this.program, this.#notebook);
    const kept = new Set(sight.changeSets);
    const missing = this.#acknowledged.filter((id) => !kept.has(id));
    const faults = [...sight.faults, ...missing.map((id) => `MISSING: change set ${id}`)];
    await this.#chooseArticle();
    const shown = await this.#triageField().textContent();
    if (shown !== this.#shownTriage) faults.push(`Triage: ${shown}, was ${this.#shownTriage}`);
    if (!this.#titles.includes(listed[0]?.title)) faults.push(`It is called ${listed[0]?.title}`);
    return faults;
  }

  async #chooseArticle() {
    await this.program.page.getByRole("row", { name: /Rail freight fell/ }).click();
    await this.#triageField().waitFor();
  }

  #triageField() {
    return this.program.page.getByRole("main").getByRole("button", { name: /Triage$/ });
  }
}

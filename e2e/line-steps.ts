import { execFileSync } from "node:child_process";
import type { ElectronApplication, Locator, Page } from "@playwright/test";
import { expect } from "./railhead.ts";

/**
 * The steps from articles to a brief, each done with keys alone: the focus is moved by Tab
 * as a person moves it, never put somewhere by the test.
 */

/** Presses these keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** More stops than any view has: past them the target can not be reached by keyboard. */
const mostStops = 250;

/** Presses Tab until the focus is on the target, or in it. */
export async function reach(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  const hasFocus = () =>
    target.evaluate((element) => element.contains(element.ownerDocument.activeElement));
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Reaches a button, checkbox or tab and presses it. */
export async function activate(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Reaches a text field and writes into it, in place of what it held. */
export async function write(page: Page, field: Locator, words: string): Promise<void> {
  await reach(page, field);
  await press(page, "Control+a");
  await page.keyboard.type(words);
}

/** Opens a closed list and takes one of its options. */
export async function chooseOption(page: Page, select: Locator, name: RegExp): Promise<void> {
  await activate(page, select);
  const option = page.getByRole("option", { name }).first();
  await expect(option).toBeVisible();
  await expect(page.locator("[role=option]:focus")).toHaveCount(1);
  await press(page, "Home");
  const isReached = () =>
    option.evaluate((element) => element === element.ownerDocument.activeElement);
  const count = await page.getByRole("option").count();
  for (let step = 0; step < count && !(await isReached()); step += 1) {
    await press(page, "ArrowDown");
  }
  expect(await isReached()).toBe(true);
  await press(page, "Enter");
  await expect(page.getByRole("listbox")).toHaveCount(0);
}

/** Types into a field with a list of its own and takes the option these words leave. */
export async function pickTyped(
  page: Page,
  field: Locator,
  words: string,
  option: RegExp,
): Promise<void> {
  await write(page, field, words);
  const wanted = page.getByRole("option", { name: option });
  await expect(wanted).toHaveCount(1);
  const isLit = () => wanted.evaluate((element) => element.getAttribute("data-focused") !== null);
  const count = await page.getByRole("option").count();
  for (let step = 0; step < count && !(await isLit()); step += 1) await press(page, "ArrowDown");
  await press(page, "Enter");
  await expect(page.getByRole("listbox")).toHaveCount(0);
}

/** Goes through a group of radio buttons to this one. */
export async function chooseRadio(page: Page, group: Locator, name: RegExp): Promise<void> {
  await reach(page, group);
  const radio = group.getByRole("radio", { name });
  const isFocused = () =>
    radio.evaluate((element) => element === element.ownerDocument.activeElement);
  const count = await group.getByRole("radio").count();
  for (let step = 0; step < count && !(await isFocused()); step += 1) {
    await press(page, "ArrowDown");
  }
  await press(page, "Space");
  await expect(radio).toBeChecked();
}

/** Checkbox by its name, switched on or off. */
export async function tick(page: Page, box: Locator, isOn: boolean): Promise<void> {
  await reach(page, box);
  if ((await box.isChecked()) !== isOn) await press(page, "Space");
  await expect(box).toBeChecked({ checked: isOn });
}

/** The system's own dialogs can not be driven by a test: they answer with these. */
export async function answerDialogs(
  app: ElectronApplication,
  files: readonly string[],
  savePath: string,
): Promise<void> {
  await app.evaluate(
    ({ dialog }, [filePaths, filePath]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    [files, savePath] as const,
  );
}

export async function startNotebook(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Your name" })).toBeFocused();
  await page.keyboard.type("A. Analyst");
  await press(page, "Enter");
  await activate(page, page.getByRole("button", { name: "New notebook" }));
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await press(page, "Control+a");
  await page.keyboard.type(title);
  await press(page, "Enter");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

export async function importFiles(page: Page, count: number): Promise<void> {
  await press(page, "Control+o");
  const result = page.getByRole("dialog", { name: "Import result" });
  await expect(result.getByRole("status")).toHaveText(
    `${count} imported · 0 already here · 0 rejected`,
  );
  await press(page, "Enter");
  await expect(result).toBeHidden();
}

/** Moves along a list to the row with these words. */
export async function goToRow(page: Page, list: Locator, words: string | RegExp): Promise<void> {
  await reach(page, list);
  const rows = await list.getByRole("row").count();
  await press(page, "Home");
  const row = list.getByRole("row", { name: words });
  for (let step = 0; step < rows; step += 1) {
    await expect(list.locator("[role=row][aria-selected=true]")).toHaveCount(1);
    if ((await row.getAttribute("aria-selected")) === "true") return;
    await press(page, "ArrowDown");
  }
  await expect(row).toHaveAttribute("aria-selected", "true");
}

/** Writes down a publisher that the file does not name, in the library. */
export async function writePublisher(page: Page, article: RegExp, name: string): Promise<void> {
  await press(page, "Control+1");
  await goToRow(page, page.getByRole("grid", { name: "Articles" }), article);
  await activate(page, page.getByRole("button", { name: "Edit Publisher" }));
  await page.keyboard.type(name);
  await press(page, "Enter");
  await expect(page.getByText(name).first()).toBeVisible();
}

export const textOf = (page: Page): Locator => page.getByRole("document", { name: /^Text of/ });
export const inspector = (page: Page): Locator =>
  page.getByRole("complementary", { name: "Inspector" });

/** Words drawn in a highlight style of this name. */
export async function drawn(page: Page, style: string): Promise<string> {
  return page.evaluate((name) => {
    const highlights = (CSS as unknown as { highlights: Map<string, Iterable<StaticRange>> })
      .highlights;
    return [...(highlights.get(name) ?? [])]
      .map((range) =>
        (range.startContainer.textContent ?? "").slice(range.startOffset, range.endOffset),
      )
      .join("");
  }, style);
}

export async function openArticle(page: Page, name: string | RegExp): Promise<void> {
  await press(page, "Control+2");
  await goToRow(page, page.getByRole("grid", { name: "Articles" }), name);
  await press(page, "Enter");
  await expect(textOf(page)).toBeFocused();
}

/** Moves on from sentence to sentence, up to the one with these words. */
export async function selectSentence(page: Page, words: string): Promise<void> {
  await expect(textOf(page)).toBeFocused();
  await expect(textOf(page)).toContainText(words);
  let selected = await drawn(page, "passage");
  while (!selected.includes(words)) {
    const before = selected;
    await press(page, "ArrowDown");
    await expect.poll(() => drawn(page, "passage")).not.toBe(before);
    selected = await drawn(page, "passage");
  }
}

/** Makes a claim from the selected sentence; `change` may alter what is taken along. */
export async function makeClaim(
  page: Page,
  sentence: string,
  statement: string,
  change: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await selectSentence(page, sentence);
  await press(page, "c");
  const make = page.getByRole("dialog", { name: "Make a claim" });
  await expect(make.getByRole("textbox", { name: "Claim, in your own words" })).toBeFocused();
  await page.keyboard.type(statement);
  await change(make);
  await press(page, "Control+Enter");
  await expect(make).toBeHidden();
}

/** Adds the selected sentence to a claim that is there already. */
export async function attachEvidence(page: Page, sentence: string, claim: RegExp): Promise<void> {
  await selectSentence(page, sentence);
  await press(page, "e");
  const attach = page.getByRole("dialog", { name: "Evidence for which claim?" });
  await expect(attach.getByRole("combobox", { name: "Claim" })).toHaveValue(claim);
  await press(page, "Control+Enter");
  await expect(attach).toBeHidden();
}

export const board = (page: Page): Locator =>
  page.getByRole("grid", { name: "Claims", exact: true });

export async function goToClaim(page: Page, words: RegExp): Promise<void> {
  await press(page, "Control+3");
  await goToRow(page, board(page), words);
}

/** Answers where the passages of a claim first come from, all the same. */
export async function sayOrigin(page: Page, claim: RegExp, origin: string): Promise<void> {
  await goToClaim(page, claim);
  await press(page, "o");
  const ask = page.getByRole("dialog", { name: "Where does this information first come from?" });
  // The passages are read first.
  await expect(ask).toBeVisible();
  const field = ask.getByRole("combobox", { name: "Origin" });
  while (await ask.isVisible()) {
    await expect(field).toBeFocused();
    const passage = await ask.getByRole("blockquote").textContent();
    await pickTyped(page, field, origin, new RegExp(`^(Add )?.?${origin}`));
    await press(page, "Control+Enter");
    await expect(async () => {
      const isNext = async () =>
        (await ask.getByRole("blockquote").textContent({ timeout: 500 })) !== passage;
      expect((await ask.isHidden()) || (await isNext())).toBe(true);
    }).toPass({ intervals: [50] });
  }
}

/** Confirms the year of a claim's passages, and enters into the register what one of them dropped. */
export async function recordDrift(page: Page, claim: RegExp, words: string): Promise<void> {
  await goToClaim(page, claim);
  const passages = inspector(page).getByRole("list", { name: "Evidence" });
  await activate(page, passages.getByRole("button", { name: "Confirm the year" }));
  await expect(inspector(page)).toContainText("year inferred from");
  const drift = inspector(page).getByRole("region", { name: "Drift between passages" });
  await expect(drift).toContainText(words);
  await activate(page, drift.getByRole("button", { name: "Record as drift" }));
  await expect(drift).toContainText("In the conflict register");
}

/** "Confirmed" is refused on one origin, with the reason; "probably true" is taken. */
export async function rateProbablyTrue(page: Page, claim: RegExp, reason: string): Promise<void> {
  await goToClaim(page, claim);
  await press(page, "r");
  const rate = page.getByRole("dialog", { name: "Rate the credibility of this claim" });
  await chooseRadio(page, rate.getByRole("radiogroup"), /^1/);
  await expect(rate).toContainText("“Confirmed” needs 2 independent origins. This claim has 1");
  await expect(rate.getByRole("button", { name: "Save rating" })).toBeDisabled();
  await chooseRadio(page, rate.getByRole("radiogroup"), /^2/);
  await write(page, rate.getByRole("textbox"), reason);
  await press(page, "Control+Enter");
  await expect(rate).toBeHidden();
}

/** A lens by its place in the notebook's order, and what it asks beside direction and severity. */
export type DecidedLens = {
  readonly key: string;
  readonly name: string;
  readonly answers: Readonly<Record<string, string>>;
};

export const japanSecurity: DecidedLens = { key: "1", name: "Japan security", answers: {} };

/** Decides that a claim is relevant through a lens. */
export async function decide(
  page: Page,
  claim: RegExp,
  direction: RegExp,
  severity: RegExp,
  reason: string,
  lens: DecidedLens = japanSecurity,
): Promise<void> {
  await goToClaim(page, claim);
  await press(page, "l", lens.key);
  const dialog = page.getByRole("dialog", { name: `${lens.name}: what does this claim mean?` });
  await expect(dialog).toBeVisible();
  await chooseRadio(page, dialog.getByRole("radiogroup", { name: "Direction" }), direction);
  await chooseRadio(page, dialog.getByRole("radiogroup", { name: "Severity" }), severity);
  for (const [label, answer] of Object.entries(lens.answers)) {
    await write(page, dialog.getByRole("textbox", { name: label }), answer);
  }
  await write(page, dialog.getByRole("textbox", { name: "Reason" }), reason);
  await press(page, "Control+Enter");
  await expect(dialog).toBeHidden();
}

/** Sets aside, for one lens, every claim that nobody has decided through it. */
export async function setRestAside(page: Page, lens: string): Promise<void> {
  await press(page, "Control+3");
  await reach(page, board(page));
  await press(page, "Control+a");
  const chosen = page.getByRole("toolbar", { name: "Chosen claims" });
  await activate(page, chosen.getByRole("button", { name: "Not relevant to" }), "Enter");
  const wanted = page.getByRole("menuitem", { name: lens });
  await expect(wanted).toBeVisible();
  await expect(page.locator("[role=menuitem]:focus")).toHaveCount(1);
  const isReached = () =>
    wanted.evaluate((element) => element === element.ownerDocument.activeElement);
  const count = await page.getByRole("menuitem").count();
  for (let step = 0; step < count && !(await isReached()); step += 1) {
    await press(page, "ArrowDown");
  }
  await press(page, "Enter");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await activate(page, chosen.getByRole("button", { name: "Clear" }));
  await expect(chosen).toBeHidden();
}

export async function relate(
  page: Page,
  claim: RegExp,
  kind: RegExp,
  other: string,
  note: string,
): Promise<void> {
  await goToClaim(page, claim);
  await press(page, "x");
  const dialog = page.getByRole("dialog", { name: "Relate claims" });
  const field = dialog.getByRole("combobox", { name: "Other claim" });
  await expect(field).toBeFocused();
  await pickTyped(page, field, other, new RegExp(other));
  await chooseRadio(page, dialog.getByRole("radiogroup"), kind);
  // The note stands before the kinds.
  await reach(page, dialog.getByRole("textbox"), "Shift+Tab");
  await page.keyboard.type(note);
  await press(page, "Control+Enter");
  await expect(dialog).toBeHidden();
}

/** Enters a name that an article bears into the register. */
export async function registerName(page: Page, name: string): Promise<void> {
  await press(page, "Control+4");
  await activate(page, page.getByRole("button", { name: `Register ${name}` }));
  await expect(inspector(page).getByRole("heading", { name })).toBeVisible();
}

/** Chooses a source in the register and rates it, with a reason. */
export async function rateSource(
  page: Page,
  name: string,
  letter: RegExp,
  reason: string,
): Promise<void> {
  await press(page, "Control+4");
  await goToRow(page, page.getByRole("grid", { name: "Register of sources" }), new RegExp(name));
  await expect(inspector(page).getByRole("heading", { name })).toBeVisible();
  const letters = inspector(page).getByRole("radiogroup");
  // On the way to its row other sources were chosen, and the inspector may still be catching up.
  await expect(async () => {
    await press(page, "r");
    await expect(letters).toBeVisible({ timeout: 1000 });
  }).toPass();
  await chooseRadio(page, letters, letter);
  await press(page, "Tab");
  await page.keyboard.type(reason);
  await activate(page, inspector(page).getByRole("button", { name: "Save rating" }));
  await expect(inspector(page)).toContainText(reason);
  // The focus returns to where it came from.
  await expect(inspector(page).getByRole("button", { name: "Change rating" })).toBeFocused();
}

/** Keeps a writer's name out of briefs, as the register suggests for a minor. */
export async function withholdMinor(page: Page, name: string): Promise<void> {
  await press(page, "Control+4");
  await goToRow(page, page.getByRole("grid", { name: "Register of sources" }), new RegExp(name));
  await expect(inspector(page).getByRole("heading", { name })).toBeVisible();
  await activate(page, inspector(page).getByRole("button", { name: "Withhold as a minor" }));
  await expect(inspector(page)).toContainText("Withheld: minor");
}

export type Judged = {
  readonly statement: string;
  readonly term: RegExp;
  readonly confidence: RegExp;
  readonly reason: string;
  readonly restsOn: readonly string[];
  readonly against: readonly string[];
};

export async function judge(page: Page, judged: Judged): Promise<void> {
  await press(page, "Control+5");
  const judgements = page.getByRole("tab", { name: "Judgements" });
  const tabs = page.getByRole("tablist").filter({ has: judgements });
  await reach(page, tabs);
  for (let step = 0; step < 3; step += 1) {
    if ((await judgements.getAttribute("aria-selected")) === "true") break;
    await press(page, "ArrowRight");
  }
  await activate(page, page.getByRole("button", { name: "New judgement" }).first());
  await page.keyboard.type(judged.statement);
  await press(page, "Control+Enter");
  const work = page.getByRole("main");
  await expect(work.getByRole("region", { name: "Likelihood" })).toBeVisible();
  await chooseOption(page, work.getByRole("button", { name: /Term/ }), judged.term);

  const confidence = work.getByRole("region", { name: "Confidence" });
  await activate(page, confidence.getByRole("button", { name: "Set confidence" }));
  await chooseRadio(page, confidence.getByRole("radiogroup"), judged.confidence);
  await write(page, confidence.getByRole("textbox"), judged.reason);
  await activate(page, confidence.getByRole("button", { name: "Save confidence" }));
  await expect(confidence.getByRole("button", { name: "Change confidence" })).toBeFocused();

  for (const [side, claims] of [
    ["Claims it rests on", judged.restsOn],
    ["Claims against it", judged.against],
  ] as const) {
    const region = work.getByRole("region", { name: side });
    for (const claim of claims) {
      await pickTyped(page, region.getByRole("combobox"), claim, new RegExp(claim));
      await expect(
        region.getByRole("button", { name: new RegExp(`^[^:]*${claim}`) }),
      ).toBeVisible();
    }
  }
}

export type BriefHead = {
  readonly title: string;
  readonly date: string;
  readonly cutOff: string;
  readonly marking: RegExp;
  readonly lens?: string;
  readonly template?: RegExp;
};

/** A new brief through one lens, with its head. */
export async function startBrief(page: Page, head: BriefHead): Promise<void> {
  await press(page, "Control+6");
  await activate(page, page.getByRole("button", { name: "New brief" }).first());
  const dialog = page.getByRole("dialog", { name: "New brief" });
  const { lens = japanSecurity.name, template } = head;
  await tick(page, dialog.getByRole("checkbox", { name: lens }), true);
  await write(page, dialog.getByRole("textbox", { name: "Title" }), head.title);
  await write(page, dialog.getByRole("textbox", { name: "Date" }), head.date);
  await write(page, dialog.getByRole("textbox", { name: "Information cut-off" }), head.cutOff);
  if (template !== undefined) {
    await chooseOption(page, dialog.getByRole("button", { name: /Template$/ }), template);
  }
  await chooseOption(page, dialog.getByRole("button", { name: /Marking/ }), head.marking);
  await press(page, "Control+Enter");
  await expect(dialog).toBeHidden();
  // The brief that was open before may still be on screen.
  await expect(page.getByRole("heading", { name: head.title })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("group", { name: /^Paragraph \d+ of / })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Bottom line" })).toBeVisible();
}

/** Words, and where a claim is cited, the words it is found by. */
export type Written = readonly (string | { readonly cite: string })[];

/** Adds a paragraph to a section of the brief and writes it, with its citations. */
export async function writeParagraph(page: Page, section: string, parts: Written): Promise<void> {
  const group = page.getByRole("group", { name: new RegExp(`^Paragraph \\d+ of ${section}$`) });
  const before = await group.count();
  await activate(page, page.getByRole("button", { name: `Add a paragraph to ${section}` }));
  await expect(group).toHaveCount(before + 1);
  await expect(group.last().getByRole("textbox")).toBeFocused();
  for (const part of parts) {
    if (typeof part === "string") {
      // As from a clipboard: key by key a brief takes minutes, and e2e/brief.spec.ts types one.
      await page.keyboard.insertText(part);
      continue;
    }
    await press(page, "Control+j");
    const dialog = page.getByRole("dialog", { name: "Cite" });
    await expect(dialog.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type(part.cite);
    await expect(dialog.getByRole("listitem").first()).toContainText(part.cite);
    await press(page, "Enter");
    await expect(dialog).toBeHidden();
    await expect(group.last().getByRole("textbox")).toBeFocused();
  }
}

/** Answers the check where a sentence cites nothing: it is the author's own assessment. */
export async function markOwnAssessment(page: Page): Promise<void> {
  const fix = page.getByRole("button", { name: "Mark as own assessment" });
  await activate(page, fix);
  await expect(fix).toBeHidden();
}

/** Takes judgements of the notebook into the brief. */
export async function printJudgements(page: Page, names: readonly RegExp[]): Promise<void> {
  for (const name of names) await tick(page, page.getByRole("checkbox", { name }), true);
}

/** Exports the brief as a PDF in A4 and answers with the hash that is shown. */
export async function exportPdf(page: Page): Promise<string> {
  await press(page, "Control+Shift+e");
  const dialog = page.getByRole("dialog", { name: "Export brief" });
  await expect(dialog.getByRole("button", { name: /Format/ })).toContainText("PDF");
  await expect(dialog.getByRole("button", { name: /Paper/ })).toContainText("A4");
  await activate(page, dialog.getByRole("button", { name: "Choose a place…" }));
  const hash = await dialog.getByText(/^sha256:[0-9a-f]{64}$/u).textContent();
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  return hash ?? "";
}

/** Freezes the brief that is open, under the next number. */
export async function issueBrief(page: Page): Promise<void> {
  await activate(page, page.getByRole("button", { name: "Issue…" }));
  const dialog = page.getByRole("dialog", { name: "Issue this brief" });
  await activate(page, dialog.getByRole("button", { name: "Issue" }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Issued as number \d/)).toBeVisible();
}

/** Holds a brief of the one-page form to its name, on A4. */
export function expectOnePage(file: string): void {
  expect(pagesOf(file)).toHaveLength(1);
  expect(execFileSync("pdfinfo", [file], { encoding: "utf8" })).toMatch(/Page size: .*\(A4\)/u);
}

/** The text of each page of a PDF, as it reads. */
export function pagesOf(file: string): readonly string[] {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return text.split("\f").filter((page) => page.trim() !== "");
}

/** The text of a PDF on one line, in the order in which it is read. */
export function wordsOf(file: string): string {
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
  return text.replace(/\s+/gu, " ");
}

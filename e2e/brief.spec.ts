import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { greyPages, run } from "./pdf-programs.ts";
import { axeFindings, expect, type Railhead, showTheme, takePictures, test } from "./railhead.ts";

/** The sample notebook, opened as at a first start, at its Brief view. */
async function openSampleBrief(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open the sample notebook" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Control+6");
  await expect(page.getByRole("heading", { name: "Bottom line" })).toBeVisible();
}

/** Answers the next question for a place to save with this file. */
async function saveAs({ app }: Railhead, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

/** Exports by keys alone and answers with the hash that the dialog shows. */
async function exportByKeys(page: Page): Promise<string> {
  await page.keyboard.press("Control+Shift+E");
  const dialog = page.getByRole("dialog", { name: "Export brief" });
  await dialog.getByRole("button", { name: "Choose a place…" }).press("Enter");
  const hash = await dialog.getByText(/^sha256:[0-9a-f]{64}$/u).textContent();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  return hash ?? "";
}

/** The text of each page. */
function pagesOf(file: string): readonly string[] {
  const pages = run("pdftotext", "-layout", file, "-").split("\f");
  return pages.filter((page) => page.trim() !== "");
}

test("the sample's brief is exported as a PDF that can be read back", async ({
  railhead,
  page,
}) => {
  await openSampleBrief(page);
  await expect(page.getByText("The check finds nothing.")).toBeVisible();
  const file = path.join(railhead.profile, "brief.pdf");
  await saveAs(railhead, file);

  const hash = await exportByKeys(page);
  const digest = createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  expect(hash).toBe(`sha256:${digest}`);

  const pages = pagesOf(file);
  for (const [index, text] of pages.entries()) {
    // In the header and in the footer.
    expect(text.match(/TLP:CLEAR/gu)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(text).not.toContain("DRAFT");
  }
  const whole = pages.join("\n").replace(/\s+/gu, " ");
  // Ligatures would be lost when the text is copied or searched.
  expect(whole).toContain("ballistic missile flew over Japan");
  expect(whole).toMatch(/It is likely \(55-80 %\) that /u);
  expect(whole).toContain("Our confidence in this judgement is low:");
  expect(whole).toMatch(/[\u3040-\u30ff].*[\uac00-\ud7af]/u);
  expect(whole).toMatch(/\[1\] .*publicly available information\).*SHA-256 [0-9a-f]{12}/u);

  const fonts = run("pdffonts", file).split("\n").slice(2).filter(Boolean);
  expect(fonts.length).toBeGreaterThan(4);
  for (const font of fonts) expect(font).toMatch(/ CID TrueType .* yes yes yes /u);
  expect(run("pdfinfo", file)).toMatch(/^Title: +What the overflight/mu);

  await test.step("what an article marked above the maximum carries stays behind, and is counted", async () => {
    await page.keyboard.press("Control+1");
    await page.getByRole("row", { name: /^Joint Chiefs put/u }).click();
    await page.getByRole("button", { name: /Marking$/u }).click();
    await page.getByRole("option", { name: "TLP:AMBER", exact: true }).click();
    await expect(page.getByRole("button", { name: /^TLP:AMBER .*Marking$/u })).toBeVisible();
    await page.keyboard.press("Control+6");
    // What is marked as less than what it draws on is a fault of the brief as it stands.
    await expect(page.getByRole("list", { name: "Brief check" })).toContainText("TLP:AMBER");
    const copy = path.join(railhead.profile, "copy.pdf");
    await saveAs(railhead, copy);
    await page.keyboard.press("Control+Shift+E");
    const dialog = page.getByRole("dialog", { name: "Export brief" });
    await dialog.getByRole("button", { name: /Nothing marked above$/u }).click();
    await page.getByRole("option", { name: "TLP:GREEN" }).click();
    await dialog.getByRole("button", { name: "Choose a place…" }).press("Enter");
    const leftOut = /Left out of this copy as marked above TLP:GREEN: 1 article, .* sentences?\./u;
    await expect(dialog).toContainText(leftOut);
    const words = pagesOf(copy).join("\n").replace(/\s+/gu, " ");
    expect(words).toMatch(leftOut);
    expect(whole).toContain("4,500 km");
    expect(words).not.toContain("4,500 km");
    expect(words).not.toContain("Joint Chiefs put");
  });
});

test("a brief is composed, cited, checked and exported by keyboard", async ({ railhead, page }) => {
  await openSampleBrief(page);
  await page.getByRole("button", { name: "New brief" }).first().press("Enter");
  const dialog = page.getByRole("dialog", { name: "New brief" });
  await dialog.getByRole("checkbox", { name: "Japan security" }).press("Space");
  await dialog.getByRole("textbox", { name: "Title" }).fill("A short brief");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add a paragraph to Bottom line" })).toBeFocused();
  // The text comes first: its settings are one line, and Enter writes the bottom line.
  const settings = page.getByRole("region", { name: "Settings of the brief" });
  const fold = settings.getByText(/· A4 · English$/u);
  await expect(settings.getByRole("textbox", { name: "Title" })).toBeHidden();
  await fold.press("Enter");
  await expect(settings.getByRole("textbox", { name: "Title" })).toHaveValue("A short brief");
  await fold.press("Enter");
  const check = page.getByRole("list", { name: "Brief check" });
  await expect(check).toContainText("There is no bottom line.");

  await page.getByRole("button", { name: "Add a paragraph to Bottom line" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Words of the paragraph" })).toBeFocused();
  await page.keyboard.type("A missile flew over Japan on 4 October 2022.");
  await expect(check).toContainText("This sentence cites nothing");
  await page.keyboard.press("Control+j");
  await expect(page.getByRole("searchbox", { name: /^Find a claim/u })).toBeFocused();
  await page.keyboard.type("flew over Japan");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Cite" })).toHaveCount(0);
  await expect(check).not.toContainText("This sentence cites nothing");
  await expect(check).not.toContainText("There is no bottom line.");

  // What the sentence rests on stands beside it, and leads to the passage and back.
  const rests = page.getByRole("complementary").filter({ hasText: "Rests on" });
  await rests.getByRole("button", { name: "Show in the article" }).first().press("Enter");
  await expect(page.getByRole("heading", { name: "Bottom line" })).toHaveCount(0);
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByRole("heading", { name: "Bottom line" })).toBeVisible();

  // Only where one writes is there an editor: pressed, a paragraph has the caret where the press was.
  const words = page.getByRole("textbox", { name: "Words of the paragraph" });
  await words.click({ position: { x: 14, y: 16 } });
  await page.keyboard.type("On record: ");
  await expect(words).toHaveText(/^On record: A missile flew/u);
  await page.keyboard.press("Control+z");
  await expect(words).toHaveText(/^A missile flew/u);

  await page.keyboard.press("Control+Shift+j");
  const frame = page.frameLocator("iframe[title='Pages of the brief']");
  const firstPage = frame.getByRole("region", { name: "Page 1 of" });
  // Two prints and the drawing of a page stand behind this.
  await expect(firstPage).toContainText("A missile flew over Japan on 4 October 2022.", {
    timeout: 30_000,
  });
  await expect(firstPage).toContainText("DRAFT");

  const file = path.join(railhead.profile, "draft.pdf");
  await saveAs(railhead, file);
  await exportByKeys(page);
  for (const text of pagesOf(file)) {
    expect(text.match(/DRAFT/gu)?.length).toBeGreaterThanOrEqual(2);
    // Dressed as the brief before it.
    expect(text.match(/TLP:CLEAR/gu)?.length).toBeGreaterThanOrEqual(2);
  }
  expect(railhead.complaints).toEqual([]);

  await railhead.restart();
  const again = railhead.page;
  await again.getByRole("button", { name: /^Sample/u }).click();
  await expect(again.getByRole("navigation", { name: "Views" })).toBeVisible();
  await again.keyboard.press("Control+6");
  await expect(again.getByRole("button", { name: /^A short brief/u })).toBeVisible();
});

test("axe finds nothing on the brief, light and dark", async ({ railhead, page }) => {
  await openSampleBrief(page);
  for (const theme of ["light", "dark"] as const) {
    await showTheme(railhead.app, theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.keyboard.press("Control+Shift+j");
  await expect(page.getByText(/as they would be exported now/u)).toBeVisible();
  await takePictures(railhead, "brief");
});

test("an issued brief stays as it is, and its new edition says what changed", async ({
  railhead,
  page,
}) => {
  await openSampleBrief(page);
  await page.getByRole("button", { name: "Issue…" }).click();
  const issue = page.getByRole("dialog", { name: "Issue this brief" });
  await issue.getByRole("button", { name: "Issue" }).click();
  await expect(page.getByText("Issued as number 1")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Print “Bottom line”" })).toBeDisabled();

  await page.getByRole("button", { name: "New edition" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const likelihood = page.getByRole("region", { name: "Likelihood" });
  await likelihood.getByRole("button", { name: /Term/ }).click();
  // The list fades out for as long as this: the key after it must not fall into the fading list.
  await page.evaluate(() => document.documentElement.style.setProperty("--motion", "2s"));
  await page.getByRole("option", { name: /^very likely/ }).click();
  await expect(likelihood).toContainText("80–95 %");
  await page.keyboard.press("Control+6");
  const changed = page.getByRole("region", { name: "What changed since the last brief" });
  await expect(changed).toContainText("the likelihood was “likely” and is now “very likely”");
  await expect(changed).toContainText("“What changed” does not say why");

  await page.evaluate(() => document.documentElement.style.removeProperty("--motion"));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.type("Compare the brief");
  await expect(page.getByRole("menuitem", { name: "Compare the brief" })).toBeVisible();
  await page.keyboard.press("Enter");
  const compare = page.getByRole("dialog", { name: "Compare briefs" });
  await expect(compare).toContainText(/Only here:.*It is very likely \(80-95 %\)/u);
  await page.keyboard.press("Escape");
  await expect(compare).toHaveCount(0);

  // What goes out with open findings says so, on its pages and beside them.
  await page.getByRole("button", { name: "Issue…" }).click();
  await issue.getByRole("textbox").fill("Deadline");
  await issue.getByRole("button", { name: "Issue" }).click();
  const check = page.getByRole("region", { name: "Brief check" });
  await expect(check).toContainText(/Issued with [1-9]\d* open finding/u);
  const withOpen = path.join(railhead.profile, "with-open-findings.md");
  await exportMarkdown(railhead, withOpen);
  expect(fs.readFileSync(withOpen, "utf8")).toMatch(
    /Number 2, issued .* with [1-9]\d* findings? of the brief check open/u,
  );

  await page.getByRole("button", { name: /No\. 1/ }).click();
  await expect(page.getByText("Issued as number 1")).toBeVisible();
  await expect(check).toContainText("Issued without open findings.");
  const file = path.join(railhead.profile, "issued.md");
  await exportMarkdown(railhead, file);
  const words = fs.readFileSync(file, "utf8");
  expect(words).toContain("It is likely (55-80 %)");
  expect(words).toMatch(/Number 1, issued [^.]*\n/u);
});

async function exportMarkdown(railhead: Railhead, file: string): Promise<void> {
  const { page } = railhead;
  await saveAs(railhead, file);
  await page.keyboard.press("Control+Shift+E");
  const dialog = page.getByRole("dialog", { name: "Export brief" });
  await dialog.getByRole("button", { name: /Format/ }).click();
  await page.getByRole("option", { name: "Markdown" }).click();
  await dialog.getByRole("button", { name: "Choose a place…" }).click();
  await expect(dialog.getByText(/^sha256:/u)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

/** How dark each field of a sixth of an inch is, page by page: no two pages are alike in it. */
function fieldsOf(file: string): readonly (readonly number[])[] {
  return greyPages(file, 72).map(({ width, height, dots }) => {
    const columns = Math.ceil(width / fieldDots);
    const fields = Array.from({ length: columns * Math.ceil(height / fieldDots) }, () => 0);
    for (const [index, dot] of dots.entries()) {
      const row = Math.floor(index / width / fieldDots);
      const field = row * columns + Math.floor((index % width) / fieldDots);
      fields[field] = (fields[field] ?? 0) + (255 - dot) / fieldDots ** 2;
    }
    return fields;
  });
}

const fieldDots = 12;

const meanDifference = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, field, index) => sum + Math.abs(field - (b[index] ?? 0)), 0) / a.length;

test("what is printed from the system's dialog is the PDF that an export writes", async ({
  railhead,
  page,
}) => {
  await openSampleBrief(page);
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog", { name: "Print brief" });
  const print = dialog.getByRole("button", { name: "Choose a printer…" });
  await railhead.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find((window) =>
      window.isVisible(),
    )?.webContents;
    if (contents !== undefined) contents.getPrintersAsync = () => Promise.resolve([]);
  });
  await print.press("Enter");
  await expect(dialog.getByText("This computer has no printer")).toBeVisible();

  // The dialog is the system's, and so is the printer: both stand at the end of what is ours.
  await railhead.app.evaluate(({ app, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find((window) =>
      window.isVisible(),
    )?.webContents;
    const printer = { name: "Paper", displayName: "Paper", description: "", options: {} };
    if (contents !== undefined) {
      contents.getPrintersAsync = () =>
        Promise.resolve([{ ...printer, status: 0, isDefault: true }]);
    }
    app.on("web-contents-created", (_event, made) => {
      const onPaper = async () => {
        const bytes = await made.printToPDF({ preferCSSPageSize: true });
        Object.assign(globalThis, { paper: bytes.toString("base64") });
        return true;
      };
      made.print = (_options, done) => {
        const print = async () => done?.(await onPaper(), "");
        void print();
      };
      // The page's own call, which Linux needs, waits for a person before it returns.
      const run = made.executeJavaScript.bind(made);
      made.executeJavaScript = (code) => (code === "paper.print()" ? onPaper() : run(code));
    });
  });
  await print.press("Enter");
  // Two prints and a picture of each page stand behind this.
  await expect(dialog.getByText("Sent to the printer.")).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const printed = path.join(railhead.profile, "printed.pdf");
  const paper = await railhead.app.evaluate(() =>
    Object.getOwnPropertyDescriptor(globalThis, "paper"),
  );
  fs.writeFileSync(printed, Buffer.from(String(paper?.value), "base64"));

  const file = path.join(railhead.profile, "exported.pdf");
  await saveAs(railhead, file);
  await exportByKeys(page);
  const size = (of: string) => run("pdfinfo", of).match(/^(?:Pages|Page size): .*$/gmu);
  expect(size(printed)).toEqual(size(file));
  const exported = fieldsOf(file);
  for (const [index, fields] of fieldsOf(printed).entries()) {
    // The same page differs by 3, as letters are drawn otherwise; another page, or none, by 7 and more.
    expect(meanDifference(fields, exported[index] ?? [])).toBeLessThan(5);
  }
});

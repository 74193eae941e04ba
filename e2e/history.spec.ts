import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { activate, answerDialogs, goToRow, press, reach, write } from "./line-steps.ts";
import { expect, expectAccessible, takePictures, test } from "./railhead.ts";

async function openSample(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open the sample notebook" }).click();
  // Five files are imported first.
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible({ timeout: 60_000 });
}

async function openAgain(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Sample: a missile/ }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

async function openTrash(page: Page): Promise<void> {
  await activate(page, page.getByRole("button", { name: "History" }));
  await expect(page.getByRole("grid", { name: "Custody log" })).toBeVisible();
  await page.getByRole("tab", { name: "Trash" }).click();
}

const articles = (page: Page) => page.getByRole("grid", { name: "Articles" });
const trash = (page: Page) => page.getByRole("grid", { name: "Trash" });
const log = (page: Page) => page.getByRole("grid", { name: "Custody log" });

/** Deletes the article with these words from the library, by keys. */
async function deleteArticle(page: Page, title: RegExp): Promise<void> {
  await press(page, "Control+1");
  await goToRow(page, articles(page), title);
  // The card follows the list a moment later, and the key means what it shows.
  await expect(page.getByRole("heading", { name: title, level: 2 })).toBeVisible();
  await press(page, "Delete");
  await expect(articles(page).getByRole("row", { name: title })).toHaveCount(0);
}

const cited = /Joint Chiefs put missile/;
const uncited = /Missile Flew Exactly/;

test("what was deleted is taken back after a restart, and found in the trash", async ({
  railhead,
}) => {
  const { page } = railhead;
  await openSample(page);
  await deleteArticle(page, uncited);
  await deleteArticle(page, cited);
  await railhead.restart();
  const again = railhead.page;
  await openAgain(again);
  await press(again, "Control+1");
  await expect(articles(again)).toBeVisible();
  await expect(articles(again).getByRole("row", { name: cited })).toHaveCount(0);

  await press(again, "Control+z");
  await expect(articles(again).getByRole("row", { name: cited })).toHaveCount(1);
  await expect(articles(again).getByRole("row", { name: uncited })).toHaveCount(0);
  await press(again, "Control+Shift+Z");
  await expect(articles(again).getByRole("row", { name: cited })).toHaveCount(0);

  await openTrash(again);
  await goToRow(again, trash(again), uncited);
  const row = trash(again).getByRole("row", { name: uncited });
  await expect(row).toContainText("A. Analyst");
  await expect(row).toContainText("1 mark, 1 piece of evidence");
  await press(again, "Enter");
  await expect(row).toHaveCount(0);
  await press(again, "Control+1");
  await expect(articles(again).getByRole("row", { name: uncited })).toHaveCount(1);
});

test("who deletes by the button goes on at the next row, by mouse or by key", async ({
  railhead,
}) => {
  const { page } = railhead;
  await openSample(page);
  await press(page, "Control+1");
  const rows = articles(page).getByRole("row");
  await rows.filter({ hasText: cited }).click();
  await expect(page.getByRole("heading", { name: cited, level: 2 })).toBeVisible();
  const before = await rows.count();
  await page.getByRole("main").getByRole("button", { name: "Move to trash" }).click();
  await expect(rows).toHaveCount(before - 1);
  await expect(articles(page).getByRole("row", { selected: true })).toHaveCount(1);
  await expect(articles(page)).toBeFocused();
});

test("an article that an issued brief cites is kept, another is purged for good", async ({
  railhead,
}) => {
  const { page, profile } = railhead;
  await openSample(page);
  await answerDialogs(railhead.app, [], path.join(profile, "brief.pdf"));
  await press(page, "Control+6");
  await expect(page.getByRole("heading", { name: "Bottom line" })).toBeVisible();
  await press(page, "Control+Shift+E");
  const dialog = page.getByRole("dialog", { name: "Export brief" });
  await dialog.getByRole("button", { name: "Choose a place…" }).press("Enter");
  await expect(dialog.getByText(/^sha256:/)).toBeVisible();
  await press(page, "Escape");
  await expect(dialog).toHaveCount(0);
  await deleteArticle(page, cited);

  await openTrash(page);
  await goToRow(page, trash(page), cited);
  const keeping = page.getByRole("region", { name: "Keeping" });
  await expect(keeping).toContainText("an issued brief rests on it");
  await expect(keeping).toContainText("What the overflight of 4 October 2022 means");
  await expect(keeping.getByRole("button", { name: "Purge…" })).toBeDisabled();
  await takePictures(railhead, "trash");
  await expectAccessible(railhead);
});

test("the custody log tells imports, ratings and exports, and a flipped byte is found", async ({
  railhead,
}) => {
  const { page, profile } = railhead;
  await openSample(page);
  const csv = path.join(profile, "log.csv");
  await answerDialogs(railhead.app, [], csv);
  await activate(page, page.getByRole("button", { name: "History" }));
  await expect(log(page)).toContainText("Imported an article");
  await expect(log(page)).toContainText("Wrote the sample brief");

  await activate(page, page.getByRole("button", { name: "Check originals again" }));
  const outcome = page.getByRole("dialog", { name: "Check originals again" });
  await expect(outcome).toContainText("Every original and text is as it was imported");
  await expect(outcome).toContainText("The chain of every person's changes holds.");
  await press(page, "Escape");
  await expect(outcome).toHaveCount(0);
  await expect(log(page)).toContainText("Checked the originals again");

  await activate(page, page.getByRole("button", { name: "Export the log" }));
  await page.getByRole("menuitem", { name: "Table (CSV)" }).press("Enter");
  await expect.poll(() => fs.existsSync(csv)).toBe(true);
  expect(fs.readFileSync(csv, "utf8")).toContain("article:import");
  await expect(log(page)).toContainText("Exported this log");

  flipOneByte(profile, "The Invented Harbour Letter");
  await activate(page, page.getByRole("button", { name: "Check originals again" }));
  await expect(outcome).toContainText("2 originals or texts are not as they were imported");
  await expect(outcome).toContainText("Original of “Missile Flew Exactly");
  await press(page, "Escape");
  await takePictures(railhead, "custody-log");
  await expectAccessible(railhead);
});

/** Changes one byte of the original that holds these words, where it lies on the disk. */
function flipOneByte(profile: string, words: string): void {
  const notebooks = path.join(profile, "notebooks");
  for (const notebook of fs.readdirSync(notebooks)) {
    const blobs = path.join(notebooks, notebook, "blobs");
    for (const name of fs.readdirSync(blobs)) {
      const file = path.join(blobs, name);
      const bytes = fs.readFileSync(file);
      const at = bytes.indexOf(words);
      if (at < 0) continue;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      fs.writeFileSync(file, bytes);
      return;
    }
  }
  throw new Error(`No original holds ${words}`);
}

test("a purge asks why, and leaves no word of the article on the disk", async ({ railhead }) => {
  const { page, profile } = railhead;
  await openSample(page);
  const words = "The Invented Harbour Letter";
  expect(filesWith(profile, words)).not.toEqual([]);
  await deleteArticle(page, uncited);
  await openTrash(page);
  await goToRow(page, trash(page), uncited);
  await activate(page, page.getByRole("button", { name: "Purge…" }));
  const dialog = page.getByRole("dialog", { name: /^Purge/ });
  await write(page, dialog.getByRole("textbox", { name: "Reason" }), "Asked for by its author");
  await press(page, "Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("The trash is empty")).toBeVisible();

  await page.getByRole("tab", { name: "Custody log" }).click();
  await expect(log(page)).toContainText("Purged an article");
  await expect(log(page)).toContainText("Reason: Asked for by its author");
  await reach(page, log(page));
  expect(filesWith(path.join(profile, "notebooks"), "Exactly 4,600 Kilometres")).toEqual([]);
});

function filesWith(folder: string, words: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.path, entry.name))
    .filter((file) => fs.readFileSync(file).includes(words));
}

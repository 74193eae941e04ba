import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, expectAccessible, takePictures, test } from "./railhead.ts";

const fixture = (name: string) => path.join(import.meta.dirname, "fixtures", name);

/** A new notebook, by keyboard, as an analyst at first start makes it. */
async function startNotebook(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("Ana Lyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Harbour");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation")).toBeVisible();
  await page.keyboard.press("Control+1");
  await expect(page.getByText("No articles yet")).toBeVisible();
}

/** The system's dialog can not be driven by a test: it answers with these files. */
async function answerDialog(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, files);
}

async function importByKey(
  app: ElectronApplication,
  page: Page,
  files: readonly string[],
): Promise<void> {
  await answerDialog(app, files);
  await page.keyboard.press("Control+O");
}

test("files come in by key, each with what it states and what it lacks", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page);
  await importByKey(
    app,
    page,
    ["harbour-trade.txt", "ferry-notes.md", "kitahama.html", "bukhang.txt"].map(fixture),
  );
  const dialog = page.getByRole("dialog", { name: "Import result" });
  await expect(dialog.getByRole("status")).toHaveText(
    "4 imported · 0 already here · 0 rejected",
    // The window that reads files starts with the first of them.
    { timeout: 60_000 },
  );
  await page.keyboard.press("Enter");
  const list = page.getByRole("grid", { name: "Articles" });
  await expect(list.getByRole("row")).toHaveCount(4);
  // The list stands at its beginning, not at its end with the oldest chosen.
  await expect(list.getByRole("row").first()).toHaveAttribute("aria-selected", "true");

  await list.getByText("Harbour Trade Doubles as Neighbours Look On").click();
  const work = page.getByRole("main");
  const removed = page.getByRole("list", { name: "Removed lines with their reasons" });
  await expect(work).toContainText("Ida Brandt");
  await expect(work).toContainText("2022-03-04");
  await expect(work.getByText("not in file")).toHaveCount(1);
  await expect(removed).toContainText("site name repeated");
  await expect(removed).toContainText("contributor bio");

  await list.getByText("北浜港の貨物量が倍増").click();
  await expect(work).toContainText("佐伯 真理子");
  await expect(work).toContainText("https://kitahama-nippo.example/2022/0304/barges.html");
  await expect(work).toContainText("meta og:site_name");

  await list.getByText("북항 물동량").click();
  await expect(work).toContainText("한서윤");

  await list.getByText("Ferry towns brace").click();
  await expect(work).toContainText("front matter, line 3");
  await expect(work).toContainText("expect twice as many barges");
  const row = list.getByRole("row").filter({ hasText: "Ferry towns brace" });
  await row.press("m");
  await expect(row).toContainText("Reading");
  await row.press("m");
  await expect(row).toContainText("Done");
  await list.getByText("Harbour Trade Doubles as Neighbours Look On").click();
  await takePictures(railhead, "library");
  await expectAccessible(railhead);
});

test("a removed line comes back by one press and stays back after a restart", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page);
  await importByKey(app, page, [fixture("harbour-trade.txt")]);
  const restore = page.getByRole("button", { name: "Restore: More Stories" });
  await restore.focus();
  await page.keyboard.press("Enter");
  await expect(restore).toHaveCount(0);

  await railhead.restart();
  await railhead.page.getByRole("button", { name: /^Harbour/ }).click();
  await railhead.page.keyboard.press("Control+1");
  await railhead.page.getByText("Harbour Trade Doubles").first().click();
  await expect(railhead.page.getByText("site name repeated").first()).toBeVisible();
  await expect(railhead.page.getByRole("button", { name: "Restore: More Stories" })).toHaveCount(0);
});

test("an inferred value waits until it is confirmed, and can be written by hand", async ({
  app,
  page,
}) => {
  await startNotebook(page);
  await importByKey(app, page, [fixture("harbour-trade.txt")]);
  const confirm = page.getByRole("button", { name: "Confirm Language" });
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(confirm).toHaveCount(0);

  await page.getByRole("button", { name: "Edit Address" }).click();
  const field = page.getByRole("textbox", { name: "Address" });
  await field.fill("nowhere");
  await expect(page.getByText("An address begins with")).toBeVisible();
  await field.fill("https://lantern.example/harbour");
  await field.press("Enter");
  await expect(page.getByText("https://lantern.example/harbour")).toBeVisible();
});

test("files come in by the system's menu", async ({ app, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+3");
  await answerDialog(app, [fixture("harbour-trade.txt")]);
  const isChosen = () =>
    app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === "File");
      const item = file?.submenu?.items.find(({ label }) => label === "Import files");
      item?.click();
      return item !== undefined;
    });
  // The menus are drawn a moment after the window.
  await expect.poll(isChosen).toBe(true);
  await expect(page.getByRole("grid", { name: "Articles" }).getByRole("row")).toHaveCount(1);
});

test("each bad file gets its reason and the rest is imported", async ({ railhead, app, page }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-bad-"));
  const write = (name: string, bytes: string | Uint8Array) => {
    const place = path.join(folder, name);
    fs.writeFileSync(place, bytes);
    return place;
  };
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  const files = [
    write("empty.txt", ""),
    path.join(folder, "vanished.txt"),
    write("picture.txt", png),
    write("large.txt", "barge ".repeat(5_000_000)),
    write("blank.html", "<!doctype html><title>Nothing</title><body> </body>"),
    write("deep.html", `${"<i><b>".repeat(150_000)}too many`),
    fixture("harbour-trade.txt"),
    fixture("harbour-trade.txt"),
  ];
  await startNotebook(page);
  await importByKey(app, page, files);
  const results = page.getByRole("list", { name: "What became of each file" });
  await expect(results.getByRole("listitem")).toHaveCount(8, { timeout: 60_000 });
  for (const words of [
    "empty.txt is empty",
    "vanished.txt was not found",
    "picture.txt does not hold text",
    "large.txt is larger than 20 MB",
    "No article text was found in blank.html",
    "deep.html is built too intricately",
    "The same file, byte for byte",
  ]) {
    await expect(results).toContainText(words);
  }
  await takePictures(railhead, "import-result");
  await expectAccessible(railhead);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid", { name: "Articles" }).getByRole("row")).toHaveCount(1);
  fs.rmSync(folder, { recursive: true });
});

test("what became of fifty files is all in the list, which the filter narrows", async ({
  app,
  page,
}) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-many-"));
  const files = Array.from({ length: 50 }, (_, number) => {
    const place = path.join(folder, `sheet-${number}.txt`);
    fs.writeFileSync(place, "");
    return place;
  });
  await startNotebook(page);
  await importByKey(app, page, files);
  const results = page.getByRole("list", { name: "What became of each file" });
  await expect(results.getByRole("listitem")).toHaveCount(50, { timeout: 60_000 });
  await page.getByRole("dialog").getByRole("searchbox").fill("sheet-49");
  await expect(results.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("dialog").getByRole("searchbox").fill("");
  await expect(results.getByRole("listitem")).toHaveCount(50);
  fs.rmSync(folder, { recursive: true });
});

test("an article's text is pasted and dropped, whatever its file is called", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page);
  // What takes a paste is read after the first screen: a drag shows that it is there.
  const dragged = (type: string) =>
    page.evaluate((name) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], "x.txt"));
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true }));
    }, type);
  await expect(async () => {
    await dragged("dragover");
    await expect(page.getByText("Drop to import")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await dragged("dragleave");
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "Pasted barges");
    transfer.setData(
      "text/html",
      "<!-- saved from url=(0030)https://lantern.example/barges --><h1>Pasted barges</h1><time datetime='2026-03-02'>2 March</time><p>Forty barges lay at the pier on Monday, twice as many as a year ago.</p><script>alert(1)</script>",
    );
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true }),
    );
  });
  const list = page.getByRole("grid", { name: "Articles" });
  await expect(list.getByRole("row")).toHaveCount(1, { timeout: 60_000 });
  const main = page.getByRole("main");
  await expect(main).toContainText("Forty barges lay at the pier");
  await expect(main).toContainText("https://lantern.example/barges");
  await expect(main).toContainText("2026-03-02");
  await list.getByRole("row").first().click();
  await page.keyboard.press("m");
  await expect(main.getByRole("button", { name: /Triage/ })).toContainText("Reading");

  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["The pilots counted the barges again on Tuesday."], "pilots.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
  });
  await expect(list.getByRole("row")).toHaveCount(2);
  // By its file, as everywhere else; its first words are a help, no name.
  await expect(list).toContainText("pilots.txt [untitled] The pilots counted");

  // More than the disk of this system takes for a name, as another system or a browser may hand over.
  const longNames = ["harbour ", "港の船", "항구의 배", "سفن الميناء "].map(
    (word) => `${word.repeat(80).slice(0, 246)}.txt`,
  );
  await page.evaluate((names) => {
    const transfer = new DataTransfer();
    for (const name of names) {
      transfer.items.add(new File([`The pilots wrote to ${name.slice(0, 3)} on Friday.`], name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
  }, longNames);
  const result = page.getByRole("dialog", { name: "Import result" });
  await expect(result.getByRole("status")).toContainText("4 imported", { timeout: 60_000 });
  for (const name of longNames) await expect(result).toContainText(name);
  await takePictures(railhead, "long-names");
  await page.keyboard.press("Escape");
  await expect(list.getByRole("row")).toHaveCount(6);

  await app.evaluate(async ({ clipboard }) => clipboard.writeText("Copied barges, forty of them."));
  await page.keyboard.press("Control+Shift+V");
  await expect(list.getByRole("row")).toHaveCount(7);
  expect(railhead.complaints).toEqual([]);
});

test("a long import is paused, goes on and is cancelled: what came in stays, the rest is told", async ({
  app,
  page,
}) => {
  await startNotebook(page);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-many-"));
  const count = 2000;
  for (let number = 0; number < count; number += 1) {
    fs.writeFileSync(
      path.join(folder, `note-${String(number).padStart(4, "0")}.txt`),
      `Pilots counted ${number} barges at the pier on Monday.`,
    );
  }
  try {
    await importByKey(app, page, [folder]);
    const list = page.getByRole("grid", { name: "Articles" });
    await expect(list.getByRole("row").first()).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: /^Pause/ }).click();
    const goOn = page.getByRole("button", { name: /^Go on/ });
    await expect(goOn).toBeVisible();
    const rows = async () => Number(await list.getAttribute("aria-rowcount"));
    const whenPaused = await rows();
    await goOn.click();
    // More than may still have been on their way to the disk.
    await expect.poll(rows, { timeout: 60_000 }).toBeGreaterThan(whenPaused + 20);
    await page.getByRole("button", { name: /^Stop/ }).click();

    const status = page.getByRole("dialog", { name: "Import result" }).getByRole("status");
    await expect(status).toContainText("imported", { timeout: 60_000 });
    const [imported = 0, known = 0, rejected = 0] = [
      ...((await status.textContent()) ?? "").matchAll(/\d[\d,]*/gu),
    ].map(([digits]) => Number(digits.replace(",", "")));
    expect([imported + known + rejected, known]).toEqual([count, 0]);
    expect(rejected).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await expect.poll(rows).toBe(imported);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test("a PDF with a password asks for it, and says when it is the wrong one", async ({
  app,
  page,
}) => {
  await startNotebook(page);
  await importByKey(app, page, [fixture("sealed.pdf")]);
  const dialog = page.getByRole("dialog", { name: "Import result" });
  const password = dialog.getByLabel("Password of sealed.pdf");
  await expect(dialog).toContainText("protected by a password", { timeout: 60_000 });
  await password.fill("wrong");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("The password does not open sealed.pdf");
  await password.fill("kitahama");
  await page.keyboard.press("Enter");
  const row = page.getByRole("grid", { name: "Articles" }).getByText("Sealed quay report");
  await expect(row).toBeVisible();
});

const wire =
  "Forty-one barges called at the coal quay of Kitahama in March, the port authority said on Monday, up from nineteen in February, when two storms kept the harbour closed for nine days. The harbour master called the rise a matter of weather and not of policy.";

test("an article that copies another is pointed out, side by side, and a key confirms what was inferred", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page);
  const files = [
    ["wire.md", `# Barges return to Kitahama\n\n${wire}\n`],
    [
      "local.md",
      `# A busy March at the quay\n\nOur own report. ${wire} Nobody in the town was surprised.\n`,
    ],
  ].map(([name = "", words = ""]) => {
    const place = path.join(railhead.profile, name);
    fs.writeFileSync(place, words);
    return place;
  });
  await importByKey(app, page, files);
  const result = page.getByRole("dialog", { name: "Import result" });
  await expect(result.getByRole("status")).toContainText("2 imported", { timeout: 60_000 });
  await page.keyboard.press("Enter");
  const list = page.getByRole("grid", { name: "Articles" });
  await list.getByText("Barges return to Kitahama").click();
  const work = page.getByRole("main");
  const likenesses = work.getByRole("list", { name: "Much like other articles" });
  await expect(likenesses).toContainText("A busy March at the quay");
  await likenesses.getByRole("button", { name: "Compare" }).click();
  const comparison = page.getByRole("dialog", { name: "What both articles say" });
  await expect(comparison.locator("mark")).toHaveCount(2);
  await expect(comparison.locator("mark").first()).toHaveText(wire.slice(0, -1));
  await takePictures(railhead, "likeness");
  await page.keyboard.press("Escape");
  await expect(comparison).toBeHidden();

  await list.getByText("Barges return to Kitahama").click();
  await expect(work.getByRole("button", { name: "Confirm Title" })).toBeVisible();
  await page.keyboard.press("y");
  await expect(work.getByRole("button", { name: "Confirm Title" })).toBeHidden();
  await expect(work).toContainText("entered or confirmed by you");
});

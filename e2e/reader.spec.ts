import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { goToRow } from "./line-steps.ts";
import { expect, expectAccessible, test } from "./railhead.ts";

const article = `The Harbour Gazette

Freight grows at the northern yard
By Mina Okafor

Wagons at the northern yard rose to about 40 on 3 May, port officials said. The U.S. embassy declined to comment. Nobody would say what they carried.

The yard\u00a0 had been quiet for years(Okafor & Lind).The road beside it was closed in April. Residents hear “a train every night, even “the long ones” now” and sleep badly.

A third paragraph closes the report.`;

async function startNotebook(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Harbour");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

/** Brings an article in over the window's own bridge: these tests are about reading it. */
const importText = (page: Page, name: string, text: string): Promise<void> =>
  importBytes(page, name, new TextEncoder().encode(text));

async function importBytes(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const statuses = await page.evaluate(
    async ([fileName, octets]) => {
      const { railhead } = window as unknown as {
        railhead: { request(channel: string, input: unknown): Promise<{ value: never }> };
      };
      const listed: { value: readonly { id: string }[] } = await railhead.request(
        "notebook:list",
        {},
      );
      const reply: { value: readonly { status: string }[] } = await railhead.request(
        "article:import",
        {
          notebookId: listed.value[0]?.id,
          batchId: crypto.randomUUID(),
          sources: [{ kind: "bytes", name: fileName, bytes: Uint8Array.from(octets) }],
        },
      );
      return reply.value.map(({ status }) => status);
    },
    [name, [...bytes]] as const,
  );
  expect(statuses).toEqual(["imported"]);
}

const textOf = (page: Page): Locator => page.getByRole("document", { name: /^Text of/ });

async function openReader(page: Page, name: RegExp): Promise<void> {
  await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("button", { name: "Reader" })
    .click();
  await page.getByRole("grid", { name: "Articles" }).getByRole("row", { name }).click();
  await expect(textOf(page)).toBeVisible();
}

async function startReading(page: Page): Promise<void> {
  await startNotebook(page);
  await importText(page, "harbour.txt", article);
  await openReader(page, /Freight grows/);
}

/** Drags over words of the text the way a hand does. */
async function dragOver(page: Page, words: string): Promise<void> {
  // A card in the margin that comes meanwhile moves the words away from under the mouse.
  await expect(async () => {
    await dragOnce(page, words);
    expect(await page.evaluate(() => String(getSelection()))).toContain(words);
  }).toPass({ timeout: 20_000 });
}

async function dragOnce(page: Page, words: string): Promise<void> {
  const box = await textOf(page).evaluate(async (element, wanted) => {
    // A font that arrives later would move the words away from under the mouse.
    await document.fonts.ready;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const start = node.data.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first === undefined || last === undefined) continue;
      return {
        from: { x: first.left + 1, y: (first.top + first.bottom) / 2 },
        to: { x: last.right, y: (last.top + last.bottom) / 2 },
      };
    }
    throw new Error(`No ${wanted} in the text`);
  }, words);
  await page.mouse.move(box.from.x, box.from.y);
  await page.mouse.down();
  await page.mouse.move(box.to.x, box.to.y, { steps: 8 });
  await page.mouse.up();
}

/** Words drawn in a highlight style of this name, in order. */
async function drawn(page: Page, style: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const highlights = (CSS as unknown as { highlights: Map<string, Iterable<StaticRange>> })
      .highlights;
    return [...(highlights.get(name) ?? [])].map((range) => {
      const words = range.startContainer.textContent ?? "";
      return words.slice(range.startOffset, range.endOffset);
    });
  }, style);
}

const passageBar = (page: Page): Locator => page.getByRole("toolbar", { name: "Passage" });
const marksOf = (page: Page): Locator => page.getByRole("grid", { name: "Marks" });
const inspectorPart = (page: Page, name: string): Locator => page.getByRole("region", { name });

async function showMarks(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /^Marks/ }).click();
}

test("a table keeps its columns, whatever cells are empty or merged, and all of a wide one can be reached", async ({
  page,
}) => {
  const row = (name: string, cells: readonly string[]) =>
    `<${name}>${cells.map((cell) => `<td>${cell}</td>`).join("")}</${name}>`;
  const months = Array.from({ length: 14 }, (_, month) => `month ${month + 1} of the survey`);
  await startNotebook(page);
  await importText(
    page,
    "quays.html",
    `<!doctype html><title>Quays</title><article><h1>Quays in numbers</h1><p>${"The harbour office counted what was landed, and says so. ".repeat(5)}</p>` +
      '<table><tr><th rowspan="2">Quay</th><th colspan="2">Tonnes</th></tr><tr><th>2024</th><th>2025</th></tr><tr><td>North</td><td></td><td>47</td></tr></table>' +
      `<ol start="3"><li>the pier</li><li>the crane</li></ol><p>${"All of it is provisional, the office adds. ".repeat(5)}</p>` +
      `<table>${row("tr", months)}${row(
        "tr",
        months.map((_, at) => `${at}0,000`),
      )}</table></article>`,
  );
  await openReader(page, /Quays/);

  const north = textOf(page).getByRole("row", { name: /North/u });
  await expect(north.getByRole("cell")).toHaveText(["North", "", "47"]);
  const tonnes = textOf(page).getByRole("cell", { name: "Tonnes" });
  expect(await tonnes.evaluate((cell: HTMLTableCellElement) => cell.colSpan)).toBe(2);
  // What a page counts is drawn beside its words.
  const crane = textOf(page).getByRole("listitem").filter({ hasText: "the crane" });
  await expect(crane).toHaveText("the crane");
  await expect(crane).toHaveCSS("list-style-type", '"4. "');

  const wide = textOf(page).getByRole("group", { name: "Table that is wider than the text" });
  await wide.focus();
  const last = wide.getByRole("cell", { name: "130,000" });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
});

test("a passage marked with the mouse carries a note and two tags, and all is there after a restart", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await dragOver(page, "rose to about 40 on 3 May");
  await passageBar(page).getByRole("button", { name: "Highlight" }).click();
  await expect(inspectorPart(page, "Passage").locator("mark")).toHaveText(
    "rose to about 40 on 3 May",
  );

  const note = inspectorPart(page, "Note").getByRole("textbox");
  await note.fill("Check against the port’s own count.");
  const tags = inspectorPart(page, "Tags");
  for (const word of ["freight", "count"]) {
    await tags.getByRole("textbox", { name: "Add tag" }).fill(word);
    await page.keyboard.press("Enter");
    await expect(tags.getByRole("list", { name: "Tags", exact: true })).toContainText(word);
  }
  await expect(page.getByRole("complementary", { name: /^Notes and claims/ })).toContainText(
    "Check against",
  );

  // Another one over the same words: both have to be seen.
  await dragOver(page, "about 40");
  await page.keyboard.press("3");
  await expect.poll(() => drawn(page, "mark-line-3")).toEqual(["about 40"]);
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["rose to about 40 on 3 May"]);
  await expect(page.getByText("Saved", { exact: false }).first()).toBeVisible();
  await expectAccessible(railhead);

  await railhead.restart();
  const again = railhead.page;
  await again.getByRole("button", { name: /^Harbour/ }).click();
  await openReader(again, /Freight grows/);
  await expect.poll(() => drawn(again, "mark-fill-1")).toEqual(["rose to about 40 on 3 May"]);
  await showMarks(again);
  await expect(marksOf(again).getByRole("row")).toHaveCount(2);
  await marksOf(again)
    .getByRole("row", { name: /rose to about 40/ })
    .click();
  await expect(inspectorPart(again, "Note").getByRole("textbox")).toHaveValue(
    "Check against the port’s own count.",
  );
  await expect(
    inspectorPart(again, "Tags").getByRole("list", { name: "Tags", exact: true }),
  ).toContainText(/count.*freight/s);
  await inspectorPart(again, "Marks over the same words")
    .getByRole("button", { name: "about 40" })
    .click();
  await expect(inspectorPart(again, "Passage").locator("mark")).toHaveText("about 40");
  expect(railhead.complaints).toEqual([]);
});

test("an article is brought in, read, marked and made a claim of by keyboard alone", async ({
  railhead,
  app,
  page,
}, testInfo) => {
  await startNotebook(page);
  const files = ["harbour.txt", "ferry.txt"].map((name) => testInfo.outputPath(name));
  for (const [index, file] of files.entries()) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, index === 0 ? article : "Ferry towns brace\n\nThe ferries are full.");
  }
  // The system's own dialog can not be driven by a test: it answers with these files.
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, files);
  await page.keyboard.press("Control+O");
  const imported = page.getByRole("dialog", { name: "Import result" });
  await expect(imported.getByRole("status")).toHaveText(
    "2 imported · 0 already here · 0 rejected",
    { timeout: 60_000 },
  );
  await expect(imported.getByRole("button", { name: "Close" }).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(imported).toHaveCount(0);
  await page.keyboard.press("Control+2");
  const articles = page.getByRole("grid", { name: "Articles" });
  // The newest stands on top and is chosen.
  await goToRow(page, articles, /Freight grows/);
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toContainText("Wagons at the northern yard");
  // From pane to pane, wherever the closed dialog has left the focus.
  await expect(async () => {
    await page.keyboard.press("F6");
    await expect(textOf(page)).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  const selected = async () => (await drawn(page, "passage")).join("");

  await page.keyboard.press("ArrowDown");
  await expect.poll(selected).toBe("Freight grows at the northern yard");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(selected).toMatch(/^Wagons at the northern yard/);
  await expect(page.getByRole("status").filter({ hasText: "Selected: Wagons" })).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect.poll(selected).toBe("The U.S. embassy declined to comment.");
  await page.keyboard.press("Shift+S");
  await expect
    .poll(selected)
    .toBe("The U.S. embassy declined to comment. Nobody would say what they carried.");
  await page.keyboard.press("s");
  await expect.poll(selected).toMatch(/^Wagons.*carried\.$/s);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(selected).toBe("The road beside it was closed in April.");
  await page.keyboard.press("w");
  await page.keyboard.press("Shift+W");
  await expect.poll(selected).toBe("The road");
  await page.keyboard.press("n");
  const margin = page.getByRole("complementary", { name: /^Notes and claims/ });
  await expect(margin.getByRole("textbox")).toBeFocused();
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["The road"]);
  await page.keyboard.type("Which road?");
  await page.keyboard.press("Control+Enter");
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog", { name: "Tags of this passage" });
  await expect(dialog.getByRole("textbox", { name: "Add tag" })).toBeFocused();
  await page.keyboard.type("roads");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Tags", exact: true })).toContainText("roads");
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();

  await page.keyboard.press("Escape");
  await page.keyboard.press("[");
  await expect(inspectorPart(page, "Passage").locator("mark")).toHaveText("The road");
  await page.keyboard.press("5");
  await expect.poll(() => drawn(page, "mark-fill-5")).toEqual(["The road"]);
  await page.keyboard.press("Delete");
  await expect.poll(() => drawn(page, "mark-fill-5")).toEqual([]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => drawn(page, "mark-fill-5")).toEqual(["The road"]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await expect.poll(selected).not.toBe("");
  const words = await selected();
  await page.keyboard.press("c");
  const make = page.getByRole("dialog", { name: "Make a claim" });
  await expect(make.getByLabel("Claim, in your own words")).toBeFocused();
  await page.keyboard.type("The road was shut in spring");
  await page.keyboard.press("Control+Enter");
  await expect(make).toHaveCount(0);
  await expect(margin).toContainText("The road was shut in spring");
  // Another card stands below it: it shows all of its words as soon as the mouse or the focus is on it.
  const card = margin.getByText("The road was shut in spring");
  const isCut = () => card.evaluate((one) => one.scrollHeight > one.clientHeight);
  expect(await isCut()).toBe(true);
  await card.hover();
  expect(await isCut()).toBe(false);
  await expect(inspectorPart(page, "Passage").locator("mark")).toHaveText(words);
  expect(railhead.complaints).toEqual([]);
});

test("a long article opened by Enter begins with what is known of it", async ({ page }) => {
  await startNotebook(page);
  const more = Array.from({ length: 80 }, (_, index) => `Barge ${index} was unloaded at the quay.`);
  await importText(page, "harbour.txt", [article, ...more].join("\n\n"));
  await page
    .getByRole("grid", { name: "Articles" })
    .getByRole("row", { name: /Freight/ })
    .click();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();
  const head = page
    .getByRole("main")
    .getByRole("heading", { name: /Freight grows/ })
    .first();
  await expect(head).toBeInViewport({ ratio: 1 });
});

test("what the cleaner folded away comes back with one press, and anchors stay", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await dragOver(page, "northern yard rose");
  await page.keyboard.press("h");
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["northern yard rose"]);

  await expect(textOf(page).getByRole("note").first()).toContainText("The Harbour Gazette");
  await textOf(page)
    .getByRole("button", { name: /^Restore .*The Harbour Gazette/ })
    .click();
  await expect(
    textOf(page).getByRole("note").filter({ hasText: "The Harbour Gazette" }),
  ).toHaveCount(0);
  await expect(textOf(page)).toContainText("The Harbour Gazette");
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["northern yard rose"]);

  await dragOver(page, "A third paragraph");
  await passageBar(page).getByRole("button", { name: "Fold away" }).click();
  await expect(textOf(page).getByRole("note").filter({ hasText: "folded by you" })).toContainText(
    "A third",
  );
  await expect(page.getByText("not in file").first()).toBeVisible();
  await expectAccessible(railhead);
  expect(railhead.complaints).toEqual([]);
});

test("lines that the writer broke stand below each other, and a mark over two of them holds", async ({
  page,
}) => {
  await startNotebook(page);
  const html = `<!doctype html><title>A letter</title><article><h1>A letter to the paper</h1>
    <p>The office has moved, and nobody
    told us where it went.</p><p>Harbour Office<br>14 Quay Street<br>Westhill</p></article>`;
  await importText(page, "letter.html", html);
  await openReader(page, /A letter/);
  await expect
    .poll(() => textOf(page).locator("p").allInnerTexts())
    .toEqual([
      "The office has moved, and nobody told us where it went.",
      "Harbour Office\n14 Quay Street\nWesthill",
    ]);
  await dragOver(page, "14 Quay Street\nWesthill");
  await page.keyboard.press("1");
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["14 Quay Street\nWesthill"]);
  await expect(inspectorPart(page, "Passage").locator("mark")).toContainText("14 Quay Street");
});

test("words are found in the article, and the marks under the pointer are listed", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await textOf(page).focus();
  await page.keyboard.press("Control+f");
  await page.getByRole("searchbox", { name: "Find in this article" }).fill("the YARD had");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 1");
  await expect.poll(() => drawn(page, "found-current")).toEqual(["The yard had"]);
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toBeFocused();

  await page.keyboard.press("h");
  await dragOver(page, "yard had been");
  await page.keyboard.press("2");
  await expect.poll(() => drawn(page, "mark-line-2")).not.toEqual([]);
  await page.keyboard.press("Escape");
  const had = await textOf(page).evaluate((element) => {
    const words = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node instanceof Text; node = words.nextNode()) {
      const at = node.data.indexOf("yard had");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at + 1);
      range.setEnd(node, at + 3);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error("No such words");
  });
  await page.mouse.move(had.x, had.y);
  await expect(page.getByRole("tooltip")).toContainText("2 marks here");
  expect(railhead.complaints).toEqual([]);
});

/** Two pages of text with a hyphen at a line's end, and one that is a picture. */
async function portSheet(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  file.setTitle("Port sheet");
  const font = await file.embedFont(StandardFonts.TimesRoman);
  const lines = [
    "Wagons at the northern yard rose to about forty, the port author-",
    "ity said on Monday. Nobody would say what they carried.",
  ];
  for (const at of [0, 1]) {
    const sheet = file.addPage([595, 842]);
    sheet.drawText(at === 0 ? "The northern yard" : "The southern yard", {
      x: 60,
      y: 760,
      size: 20,
      font,
    });
    lines.forEach((line, row) => {
      sheet.drawText(line, { x: 60, y: 700 - row * 16, size: 12, font });
    });
  }
  file.addPage([595, 842]).drawRectangle({ x: 100, y: 400, width: 300, height: 200 });
  return file.save();
}

test("a passage marked on the page of a PDF is the same in its text, and a picture takes a region", async ({
  railhead,
  page,
}) => {
  await startNotebook(page);
  await importBytes(page, "port.pdf", await portSheet());
  await openReader(page, /Port sheet/);
  await page.getByRole("radio", { name: "Pages" }).click();
  const pages = page.getByRole("document", { name: "Pages of Port sheet" });
  const frame = page.frameLocator("iframe");
  const first = frame.getByText("Wagons at the northern yard").first();
  const second = frame.getByText("ity said on Monday").first();
  await expect(second).toBeVisible();

  // From the start of the first line into the second, over the hyphen.
  const [from, to] = [await first.boundingBox(), await second.boundingBox()];
  if (from === null || to === null) throw new Error("The lines are not on the page");
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  const bar = page.getByRole("toolbar", { name: "Passage" });
  await expect(bar).toBeVisible();
  await expect(pages).toBeFocused();
  await page.keyboard.press("h");
  const mark = frame.locator('.box[data-look="mark-fill-1"]');
  await expect(mark).toHaveCount(2);
  const inspector = inspectorPart(page, "Passage").locator("mark");
  await expect(inspector).toContainText("forty, the port authority said on");

  // Under the letters, also when the page is larger and turned.
  const isUnderLine = async () => {
    const [box, line] = [await mark.first().boundingBox(), await first.boundingBox()];
    if (box === null || line === null) return null;
    return Math.abs(box.x - line.x) < 3 && Math.abs(box.y - line.y) < 6;
  };
  expect(await isUnderLine()).toBe(true);
  await page.keyboard.press("+");
  await page.keyboard.press("r");
  await expect(frame.locator('.textLayer[data-main-rotation="90"]').first()).toBeVisible();
  await expect.poll(isUnderLine).toBe(true);
  for (let turn = 2; turn <= 4; turn += 1) await page.keyboard.press("r");

  await page.getByLabel("Page", { exact: true }).fill("3");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Mark a region" }).click();
  const picture = await frame.locator('[data-page="3"] canvas').boundingBox();
  if (picture === null) throw new Error("The third page is not drawn");
  await page.mouse.move(picture.x + 120, picture.y + 40);
  await page.mouse.down();
  await page.mouse.move(picture.x + 260, picture.y + 140, { steps: 4 });
  await page.mouse.up();
  await expect(inspector).toHaveText("[page 3, region]");
  await expect(frame.locator('.box[data-look="mark-region-1"]')).toHaveCount(1);
  await expectAccessible(railhead);

  // The next claim rests on the region, and not on the words that were selected before it.
  await page.keyboard.press("c");
  const make = page.getByRole("dialog", { name: "Make a claim" });
  await expect(make).toContainText("[page 3, region]");
  await expect(make.getByLabel("Claim, in your own words")).toBeFocused();
  await page.keyboard.type("The picture shows nine wagons.");
  await page.keyboard.press("Control+Enter");
  await expect(make).toHaveCount(0);
  await expect(inspectorPart(page, "Claims resting on it")).toContainText(
    "The picture shows nine wagons.",
  );

  await page.getByRole("radio", { name: "Text" }).click();
  await expect(textOf(page)).toContainText("the port authority said on Monday");
  await page.getByRole("tab", { name: /^Marks/ }).click();
  await expect(page.getByRole("grid", { name: "Marks" }).getByRole("row")).toHaveCount(2);
});

test("a corrected word takes the marks along, and the one that lost its words is put back from the tray", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  const mark = async (words: string) => {
    await dragOver(page, words);
    await passageBar(page).getByRole("button", { name: "Highlight" }).click();
    await expect.poll(async () => (await drawn(page, "mark-fill-1")).join("|")).toContain(words);
  };
  await mark("about 40 on 3 May");
  await mark("closed in April");

  await dragOver(page, "declined to comment");
  await passageBar(page).getByRole("button", { name: "Edit text" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit text" });
  const words = dialog.getByRole("textbox", { name: "Text of this paragraph" });
  await words.fill((await words.inputValue()).replace("about 40 on", "about forty on"));
  await dialog.getByRole("textbox", { name: /^Why/ }).fill("misread scan");
  await dialog.getByRole("button", { name: "Correct the text" }).click();

  const tray = page.getByRole("dialog", { name: "Lost tray" });
  await expect(tray).toContainText("1 kept, 0 moved, 1 lost");
  await expect(tray.getByRole("region", { name: "Where it was" }).locator("mark")).toHaveText(
    "about 40 on 3 May",
  );
  const candidates = tray.getByRole("region", { name: "Where it may be now" });
  await expect(candidates.locator("mark").first()).toHaveText("about forty on 3 May");
  await expectAccessible(railhead);
  await candidates.getByRole("button", { name: "Put the mark here" }).first().click();
  await expect(tray).toContainText("No mark is moved or lost");
  await page.keyboard.press("Escape");
  await expect(tray).toBeHidden();
  expect(await drawn(page, "mark-fill-1")).toEqual(["about forty on 3 May", "closed in April"]);

  await page.keyboard.press("Control+z");
  await expect.poll(() => drawn(page, "mark-fill-1")).toEqual(["closed in April"]);
  await page.keyboard.press("Control+z");
  await expect(textOf(page)).toContainText("about 40 on 3 May");
  await expect
    .poll(() => drawn(page, "mark-fill-1"))
    .toEqual(["about 40 on 3 May", "closed in April"]);
});

import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { ask } from "./bridge.ts";
import { expect, expectAccessible, takePictures, test } from "./railhead.ts";

const report = `Images released by Harbour Watch show a queue of wagons at the northern border.

The images, captured on October 5, 2023, depict approximately 73 railcars at the northern yard.

Any new weapons could pose a direct threat to Japan.`;

const essay = `The School Paper

Wagons hint at a trade

The number of railcars captured in a satellite image on October 5 totaled a staggering 73. Officials confirmed on October 13th that more than 1,000 containers were sent.

As a student raised in South Korea I never thought of it. Reading of the trade makes me fear our future.`;

async function startNotebook(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Rail traffic");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

/** Brings an article in over the window's own bridge: these tests are about what is made of it. */
async function importText(page: Page, name: string, text: string): Promise<void> {
  const statuses = await page.evaluate(
    async ([fileName, words]) => {
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
          sources: [{ kind: "bytes", name: fileName, bytes: new TextEncoder().encode(words) }],
        },
      );
      return reply.value.map(({ status }) => status);
    },
    [name, text] as const,
  );
  expect(statuses).toEqual(["imported"]);
}

async function startReading(page: Page): Promise<void> {
  await startNotebook(page);
  await importText(page, "report.txt", report);
  await importText(page, "essay.txt", essay);
}

const textOf = (page: Page): Locator => page.getByRole("document", { name: /^Text of/ });
const board = (page: Page): Locator => page.getByRole("grid", { name: "Claims", exact: true });
const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Inspector" });
const dialog = (page: Page, name: string): Locator => page.getByRole("dialog", { name });

/** The passage that is selected in the text, as it is painted. */
function selectedPassage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const highlights = (CSS as unknown as { highlights: Map<string, Iterable<StaticRange>> })
      .highlights;
    return [...(highlights.get("passage") ?? [])]
      .map((range) =>
        (range.startContainer.textContent ?? "").slice(range.startOffset, range.endOffset),
      )
      .join("");
  });
}

/** Opens an article and moves from sentence to sentence by keys, up to the one with these words. */
async function selectSentence(page: Page, article: string, words: string): Promise<void> {
  await page.keyboard.press("Control+2");
  await page.getByRole("grid", { name: "Articles" }).getByRole("row", { name: article }).click();
  await expect(textOf(page)).toContainText(words);
  await textOf(page).focus();
  let selected = "";
  while (!selected.includes(words)) {
    const before = selected;
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => selectedPassage(page)).not.toBe(before);
    selected = await selectedPassage(page);
  }
}

/** The claim of the report, and the essay's passage as more evidence for it. */
async function makeWorkedExample(page: Page): Promise<void> {
  await selectSentence(page, "report.txt", "approximately 73 railcars");
  await page.keyboard.press("c");
  const make = dialog(page, "Make a claim");
  await expect(make.getByRole("checkbox", { name: /approximately 73 railcars/ })).toBeChecked();
  await expect(make.getByRole("checkbox", { name: "Date: 5 October 2023" })).toBeChecked();
  await page.keyboard.type("About 73 railcars stood at the yard on 5 October 2023");
  await page.keyboard.press("Control+Enter");
  await expect(make).toBeHidden();

  await selectSentence(page, "essay.txt", "a staggering 73");
  await page.keyboard.press("e");
  const attach = dialog(page, "Evidence for which claim?");
  await expect(attach.getByRole("combobox", { name: "Claim" })).toHaveValue(/About 73 railcars/);
  await expect(
    attach.getByRole("checkbox", { name: "Date: 5 October, year not stated" }),
  ).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await expect(attach).toBeHidden();
  await page.keyboard.press("Control+3");
}

/** Says for both passages that they come from one report. */
async function sayOneOrigin(page: Page): Promise<void> {
  await board(page).focus();
  await page.keyboard.press("o");
  const origin = dialog(page, "Where does this information first come from?");
  const field = origin.getByRole("combobox", { name: "Origin" });
  await expect(field).toBeFocused();
  // Typed at once, with nothing cleared before: the name alone is offered.
  await page.keyboard.type("Harbour Watch report");
  await expect(field).toHaveValue("Harbour Watch report");
  await page.getByRole("option", { name: /^Add/ }).click();
  await page.keyboard.press("Control+Enter");
  await expect(origin).toContainText("a staggering 73");
  await field.fill("Harbour");
  await page.getByRole("option", { name: /^Harbour Watch report/ }).click();
  await page.keyboard.press("Control+Enter");
  await expect(origin).toBeHidden();
}

test("two articles on one report are one origin: drift shows, confirmed is refused", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await makeWorkedExample(page);
  const row = board(page).getByRole("row", { name: /About 73 railcars/ });
  await expect(row).toContainText("2 articles · 0 origins");
  await sayOneOrigin(page);
  await expect(row).toContainText("2 articles · 1 origin");

  const passages = panel(page).getByRole("list", { name: "Evidence" }).getByRole("listitem");
  await expect(passages).toHaveCount(2);
  await expect(passages.nth(1)).toContainText("5 October, year not stated");
  await passages.nth(1).getByRole("button", { name: "Confirm the year" }).click();
  await expect(passages.nth(1)).toContainText(
    "5 October 2023 year inferred from “October 5, 2023”",
  );

  const drift = panel(page).getByRole("region", { name: "Drift between passages" });
  await expect(drift).toContainText("approximately 73 railcars became 73 railcars");
  await drift.getByRole("button", { name: "Record as drift" }).click();
  await expect(drift).toContainText("In the conflict register");

  await board(page).focus();
  await page.keyboard.press("r");
  const rate = dialog(page, "Rate the credibility of this claim");
  await rate.getByRole("radio", { name: /^1/ }).check();
  await expect(rate).toContainText("“Confirmed” needs 2 independent origins. This claim has 1");
  await expect(rate).toContainText("The articles agree because they rest on the same origin");
  // Said where it is seen, without a scroll.
  await expect(rate.getByText(/“Confirmed” needs 2 independent origins/)).toBeInViewport({
    ratio: 1,
  });
  await expect(rate).toContainText("What would help");
  await expect(rate.getByRole("button", { name: "Save rating" })).toBeDisabled();
  await takePictures(railhead, "claims-refused");
  await expectAccessible(railhead);
  await rate.getByRole("radio", { name: /^2/ }).check();
  await rate.getByRole("button", { name: "Save rating" }).click();
  await expect(row.getByRole("img", { name: "Credibility 2: Probably true" })).toBeVisible();

  await passages.nth(1).getByRole("button", { name: "More about this evidence" }).click();
  await page.getByRole("menuitem", { name: "Edit what was reported" }).click();
  const reported = dialog(page, "What was reported, and by whom");
  await reported.getByRole("button", { name: "Add a speaker" }).click();
  await reported.getByRole("textbox", { name: "Speaker 1" }).fill("officials");
  await reported.getByRole("checkbox", { name: "Not named in the passage" }).check();
  await takePictures(railhead, "claims-report");
  await expectAccessible(railhead);
  await page.keyboard.press("Control+Enter");
  await expect(passages.nth(1)).toContainText("unnamed (officials)");

  await takePictures(railhead, "claims-board");
  await expectAccessible(railhead);
  // What is left to do leads to where it is done.
  await panel(page)
    .getByRole("region", { name: "To finish" })
    .getByRole("button", { name: "Resolve the conflict" })
    .click();
  await expect(page.getByRole("grid", { name: "Conflict register" })).toBeVisible();
  await expect(page.getByRole("main").getByText("How is it resolved?")).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

test("one person's fear is shown as one person, wherever the impact is", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await selectSentence(page, "essay.txt", "makes me fear our future");
  await page.keyboard.press("c");
  await expect(
    dialog(page, "Make a claim").getByRole("button", { name: /^Sentiment/ }),
  ).toBeVisible();
  await page.keyboard.type("The writer came to fear the future");
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page, "Make a claim")).toBeHidden();
  await page.keyboard.press("Control+3");

  await board(page).focus();
  await page.keyboard.press("l");
  await page.keyboard.press("2");
  const decide = dialog(page, "South Korean public sentiment: what does this claim mean?");
  await decide.getByRole("radio", { name: /^Worsens/ }).check();
  await decide.getByRole("radio", { name: "Moderate" }).check();
  await decide.getByRole("button", { name: "Save decision" }).click();
  await expect(decide.getByText("The lens asks for this.")).toHaveCount(2);

  await decide.getByRole("textbox", { name: /^Who feels it/ }).fill("One student");
  await decide.getByRole("textbox", { name: /^People the evidence speaks for/ }).fill("1");
  await expect(decide).toContainText("never “the public”");
  await takePictures(railhead, "claims-decide");
  await expectAccessible(railhead);
  await decide.getByRole("button", { name: "Save decision" }).click();

  const row = board(page).getByRole("row", { name: /The writer came to fear/ });
  await expect(row).toContainText("1 person");
  await expect(panel(page).getByRole("region", { name: "Through the lenses" })).toContainText(
    "1 person",
  );
  expect(railhead.complaints).toEqual([]);
});

test("a claim is made, attributed, decided and rated by keyboard alone, and kept", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await selectSentence(page, "report.txt", "could pose a direct threat");
  await page.keyboard.press("c");
  const make = dialog(page, "Make a claim");
  await expect(make.getByRole("button", { name: /^Forecast/ })).toBeVisible();
  await takePictures(railhead, "claims-make");
  await expectAccessible(railhead);
  await page.keyboard.type("New weapons could threaten Japan");
  await page.keyboard.press("Control+Enter");
  await expect(make).toBeHidden();
  await page.keyboard.press("Control+3");

  const row = board(page).getByRole("row", { name: /New weapons could threaten Japan/ });
  await expect(board(page)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("l");
  await page.keyboard.press("1");
  const decide = dialog(page, "Japan security: what does this claim mean?");
  await expect(decide).toBeVisible();
  const direction = decide.getByRole("radiogroup", { name: "Direction" });
  await tabTo(page, direction);
  await page.keyboard.press("Space");
  await expect(direction.getByRole("radio", { name: /^Worsens/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Enter");
  await expect(decide).toBeHidden();
  await expect(row.getByRole("img", { name: "Worsens" })).toBeVisible();

  await page.keyboard.press("r");
  const rate = dialog(page, "Rate the credibility of this claim");
  await expect(rate).toContainText("takes no credibility number");
  await page.keyboard.press("Escape");
  await expect(rate).toBeHidden();
  await expect(board(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toContainText("could pose a direct threat");

  await railhead.restart();
  await railhead.page.getByRole("button", { name: /^Rail traffic/ }).click();
  await expect(railhead.page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await railhead.page.keyboard.press("Control+3");
  await expect(board(railhead.page)).toContainText("New weapons could threaten Japan");
  await expect(board(railhead.page).getByRole("img", { name: "Worsens" })).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

/** Presses Tab until the focus is inside. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    const isInside = await place.evaluate((element) => element.contains(document.activeElement));
    expect(isInside).toBe(true);
  }).toPass({ intervals: [20] });
}

test("a lens of one's own is written, and decided with the next key", async ({
  railhead,
  page,
}) => {
  await startReading(page);
  await selectSentence(page, "report.txt", "approximately 73 railcars");
  await page.keyboard.press("c");
  await expect(dialog(page, "Make a claim")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page, "Make a claim")).toBeHidden();

  await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("button", { name: "Lenses" })
    .click();
  await expect(page.getByRole("main")).toContainText("What the lens asks");
  await takePictures(railhead, "lenses");
  await expectAccessible(railhead);
  await page.getByRole("button", { name: "New lens" }).click();
  const edit = dialog(page, "New lens");
  await edit.getByRole("textbox", { name: "Name", exact: true }).fill("Rail economics");
  await edit
    .getByRole("textbox", { name: "What it asks of a claim" })
    .fill("Does it move freight?");
  await edit.getByRole("button", { name: "Save lens" }).click();
  const lenses = page.getByRole("grid", { name: "Lenses" });
  await expect(lenses).toContainText("Rail economics");

  // A codebook is looked at first: what it would change, and what it would add.
  const codebook = path.join(railhead.profile, "codebook.csv");
  fs.writeFileSync(
    codebook,
    "lens,region,question\nRail economics,Tumen,Which yard?\nPorts,Rajin,\n",
  );
  await railhead.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, codebook);
  const preview = dialog(page, "Lenses in codebook.csv");
  const look = async () => {
    await page.getByRole("button", { name: "Codebook" }).click();
    await page.getByRole("menuitem", { name: "Import lenses from a codebook" }).click();
    await expect(preview.getByRole("list", { name: "Lenses in the file" })).toContainText(
      "New question: Which yard?",
    );
  };
  await look();
  await preview.getByRole("button", { name: "Cancel" }).click();
  await expect(preview).toBeHidden();
  await expect(lenses.getByRole("row")).toHaveCount(3);
  await look();
  await preview.getByRole("checkbox", { name: "Ports" }).uncheck();
  await preview.getByRole("button", { name: "Import 1 lens" }).click();
  await expect(preview).toBeHidden();
  await expect(page.getByRole("main")).toContainText("Which yard?");
  await expect(lenses.getByRole("row")).toHaveCount(3);

  await page.keyboard.press("Control+3");
  await board(page).focus();
  await page.keyboard.press("l");
  await page.keyboard.press("3");
  const decide = dialog(page, "Rail economics: what does this claim mean?");
  await decide.getByRole("radio", { name: "Considered, not relevant" }).check();
  await page.keyboard.press("Control+Enter");
  await expect(panel(page).getByRole("region", { name: "Through the lenses" })).toContainText(
    "Considered, not relevant",
  );
  expect(railhead.complaints).toEqual([]);
});

test("a board of hundreds of claims is scrolled faster than it is read", async ({
  railhead,
  page,
}) => {
  await startNotebook(page);
  const [notebook] = await ask<readonly { id: string }[]>(page, "notebook:list", {});
  const changes = Array.from({ length: 400 }, (_, index) => ({
    table: "claims",
    // The board stands in the order of the ids.
    id: `claim-${1000 + index}`,
    set: {
      statement: `Report ${index + 1} of wagons that stood at the northern yard for longer than a day`,
      kind: "fact",
      hedge: "unhedged",
      credibility: null,
      credibilityReason: null,
      note: null,
    },
  }));
  const draft = { id: crypto.randomUUID(), action: "claim:create", changes };
  await ask(page, "ledger:append", { notebookId: notebook?.id, draft });
  await page.keyboard.press("Control+3");
  await expect(board(page)).toContainText("Report 1 of wagons");

  await board(page).evaluate(async (grid) => {
    while (grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1) {
      grid.scrollTop += 300;
      await new Promise(requestAnimationFrame);
    }
  });
  await expect(board(page)).toContainText("Report 400 of wagons");
  expect(railhead.complaints).toEqual([]);
});

import { expect, type Page } from "@playwright/test";
import { test } from "./railhead.ts";
import { openPrepared, type Prepared } from "./weighing-notebook.ts";

const sentences = [
  "Divers counted approximately 40 barges at the Sosnovka quay on May 3, 2021.",
  "Harbour records list 64 wagons with copper ore at the Orlov pier on May 4, 2021.",
  "Inspectors found 120 containers at the Lenskaya terminal on May 5, 2021.",
  "Officials registered 75 trucks at the Rudny crossing on May 6, 2021.",
];

const harbour: Prepared = {
  title: "Harbour",
  articles: { survey: sentences.join("\n\n"), record: "Boats came and went all day long." },
  claims: Array.from({ length: 40 }, (_, at) => ({
    statement: `Boat ${at + 1} came and went${" and came again and went again".repeat(at % 7)}.`,
    kind: "fact",
    passages: [{ article: "record", quote: "Boats came and went all day long." }],
  })),
};

const board = (page: Page) => page.getByRole("grid", { name: "Claims", exact: true });

async function openSuggestions(page: Page) {
  await page.keyboard.press("Control+1");
  await page.getByRole("row", { name: /Divers counted/ }).dblclick();
  await page.keyboard.press("Control+Shift+S");
  const list = page.getByRole("grid", { name: "Suggestions" });
  await expect(list.getByRole("row")).toHaveCount(sentences.length);
  await expect(list).toBeFocused();
  return list;
}

test("each press takes the next suggestion, however fast they follow, and a held key takes one", async ({
  page,
}) => {
  await openPrepared(page, { ...harbour, claims: [] });
  const list = await openSuggestions(page);
  // Three in one breath: the second and third come while the first is being saved.
  await list.evaluate((grid) => {
    for (const key of ["a", "a", "a"]) {
      grid.dispatchEvent(
        new KeyboardEvent("keydown", { key, code: "KeyA", bubbles: true, cancelable: true }),
      );
    }
  });
  await expect(list.getByRole("row")).toHaveCount(1);
  await expect(list.getByRole("row")).toContainText("75 trucks");
  await page.keyboard.press("Control+3");
  await expect(board(page).getByRole("row")).toHaveCount(4);
});

test("each press enters the next drift between passages, however fast they follow", async ({
  page,
}) => {
  await openPrepared(page, {
    title: "Harbour",
    articles: {
      survey: `Satellite images depict approximately 40 barges at the Sosnovka quay on May 3, 2021.

Harbour records list approximately 64 wagons with copper ore at the Orlov pier on May 4, 2021.

Inspectors found approximately 120 containers at the Lenskaya terminal on May 5, 2021.`,
      essay: `The number of barges at the Sosnovka quay on May 3, 2021 totaled 40.

The number of wagons with copper ore at the Orlov pier on May 4, 2021 totaled 64.

The number of containers at the Lenskaya terminal on May 5, 2021 totaled 120.`,
    },
    claims: [],
  });
  await page.keyboard.press("Control+3");
  await page.getByRole("tab", { name: "Between passages" }).click();
  const list = page.getByRole("grid", { name: "Passages to compare" });
  await expect(list.getByRole("row", { name: /^Drift/ })).toHaveCount(3);
  await list.getByRole("row").first().click();
  // Three in one breath: the second and third come while the first is being saved.
  await list.evaluate((grid) => {
    for (const key of ["a", "a", "a"]) {
      grid.dispatchEvent(
        new KeyboardEvent("keydown", { key, code: "KeyA", bubbles: true, cancelable: true }),
      );
    }
  });
  // What is left asks of the new claims whether they rest on one origin.
  await expect(list.getByRole("row", { name: /^Drift/ })).toHaveCount(0);
  await page.keyboard.press("Control+5");
  const conflicts = page.getByRole("grid", { name: "Conflict register" });
  await expect(conflicts.getByRole("row")).toHaveCount(3);
});

test("of a long article the strongest suggestions come first, and the others when asked for", async ({
  page,
}) => {
  const weak = "The harbour office keeps its records in a small room by the sea.";
  const told = Array.from(
    { length: 30 },
    (_, at) => `Divers counted ${at + 40} barges at the Sosnovka quay on May 3, ${at + 1980}.`,
  );
  await openPrepared(page, {
    ...harbour,
    articles: { survey: [weak, ...told].join("\n\n") },
    claims: [],
  });
  await page.keyboard.press("Control+1");
  await page.getByRole("row", { name: /harbour office/ }).dblclick();
  await page.keyboard.press("Control+Shift+S");
  const list = page.getByRole("grid", { name: "Suggestions" });
  await expect(list).toBeFocused();
  await expect(page.getByText("The 30 strongest of 31")).toBeVisible();
  await expect(list).toHaveAttribute("aria-rowcount", "30");
  await expect(list.getByRole("row").first()).toContainText("40 barges");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(list).toHaveAttribute("aria-rowcount", "31");
  await expect(list.getByRole("row").first()).toContainText("small room");
});

test("the suggestions come up where the inspector was put away", async ({ page }) => {
  await openPrepared(page, { ...harbour, claims: [] });
  await page.keyboard.press("Control+1");
  await page.getByRole("row", { name: /Divers counted/ }).dblclick();
  await expect(page.getByRole("document", { name: /^Text of/ })).toBeFocused();
  await page.keyboard.press("Control+Alt+b");
  await expect(page.getByRole("complementary", { name: "Inspector" })).toBeHidden();
  await page.keyboard.press("Control+Shift+S");
  await expect(page.getByRole("grid", { name: "Suggestions" })).toBeFocused();
});

test("an origin written out and taken by Enter is the one that is saved", async ({ page }) => {
  await openPrepared(page, { ...harbour, claims: harbour.claims.slice(0, 1) });
  await page.keyboard.press("Control+3");
  await board(page)
    .getByRole("row", { name: /^Fact Boat/ })
    .click();
  await page.keyboard.press("o");
  const ask = page.getByRole("dialog", { name: "Where does this information first come from?" });
  const field = ask.getByRole("combobox", { name: "Origin" });
  await expect(field).toBeFocused();
  await page.keyboard.type("Port survey");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Port survey");
  await page.keyboard.press("Control+Enter");
  await expect(ask).toBeHidden();
  await expect(board(page)).toContainText("1 origin");
  await page.keyboard.press("Control+4");
  await page.getByRole("tab", { name: "Origins" }).click();
  await expect(page.getByRole("row", { name: /Port survey/ })).toHaveCount(1);
});

test("what is copied with its citation, and what stays beside, is said", async ({ page }) => {
  await openPrepared(page, { ...harbour, claims: [] });
  await page.keyboard.press("Control+1");
  await page.getByRole("row", { name: /Divers counted/ }).dblclick();
  await expect(page.getByRole("document", { name: /^Text of/ })).toBeFocused();
  await page.keyboard.press("Control+Shift+C");
  await expect(page.getByText("Nothing copied: select a passage first.")).toBeVisible();
  await page.keyboard.press("s");
  await page.keyboard.press("Control+Shift+C");
  await expect(page.getByText("Copied with its citation.")).toBeVisible();
  await page.keyboard.press("Control+Shift+B");
  await expect(page.getByText(/^Kept beside/)).toBeVisible();
});

test("a held key decides once", async ({ page }) => {
  await openPrepared(page, { ...harbour, claims: [] });
  const list = await openSuggestions(page);
  await page.keyboard.down("a");
  await expect(list.getByRole("row")).toHaveCount(3);
  // What the system sends while the key stays down.
  for (const key of ["a", "a", "a"]) await page.keyboard.down(key);
  await page.keyboard.up("a");
  await page.keyboard.press("d");
  await expect(list.getByRole("row")).toHaveCount(2);
  await expect(list).toContainText("120 containers");
  // The heading and one claim: the second suggestion was dismissed, not taken.
  await page.keyboard.press("Control+3");
  await expect(board(page).getByRole("row")).toHaveCount(2);
});

test("a claim made in the Reader stands in sight on the board", async ({ page }) => {
  await openPrepared(page, harbour);
  await openSuggestions(page);
  await page.keyboard.press("a");
  await expect(page.getByText("Claim made")).toBeVisible();
  await page.keyboard.press("Control+3");
  const row = board(page).locator("[role=row][data-active]");
  await expect(row).toContainText("Divers counted");
  await expect(row).toBeInViewport({ ratio: 0.9 });
});

test("click, then Ctrl+click chooses two claims, and both stand in the relation", async ({
  page,
}) => {
  await openPrepared(page, harbour);
  await page.keyboard.press("Control+3");
  const rows = board(page).getByRole("row", { name: /Boat/ });
  await rows.nth(0).click();
  await rows.nth(2).click({ modifiers: ["Control"] });
  const chosen = page.getByRole("toolbar", { name: "Chosen claims" });
  await expect(chosen).toContainText("2 chosen");
  await rows.nth(2).click({ modifiers: ["Control"] });
  await expect(chosen).toContainText("1 chosen");
  await rows.nth(0).click({ modifiers: ["Control"] });
  await expect(chosen).toBeHidden();
  // Let go by hand: it does not come back by being the active one.
  await rows.nth(2).click({ modifiers: ["Control"] });
  await expect(chosen).toContainText("1 chosen");
  await rows.nth(0).click({ modifiers: ["Control"] });
  await board(page).focus();
  await page.keyboard.press("x");
  const relate = page.getByRole("dialog", { name: "Relate claims" });
  await expect(relate.getByRole("combobox", { name: /Other claim/ })).not.toHaveValue("");
});

test("Delete takes one claim after another, t tags the one in focus, and undo brings all back", async ({
  page,
}) => {
  await openPrepared(page, { ...harbour, claims: harbour.claims.slice(0, 4) });
  await page.keyboard.press("Control+3");
  const rows = board(page).getByRole("row", { name: /^Fact Boat/ });
  const active = board(page).locator("[role=row][data-active]");
  await expect(rows).toHaveCount(4);
  const [first, , third, fourth] = (await rows.allTextContents()).map((row) => row.slice(0, 6));
  await rows.nth(1).click();
  // The keys go on at the row that came in its place, at the end at the last one.
  for (const [at, next] of [third, fourth, first].entries()) {
    await page.keyboard.press("Delete");
    await expect(rows).toHaveCount(3 - at);
    await expect(active).toContainText(next ?? "");
  }

  await page.keyboard.press("t");
  const tag = page.getByRole("dialog", { name: "Tag the claim" });
  await expect(tag.getByRole("textbox", { name: "Tag" })).toBeFocused();
  await page.keyboard.type("river");
  await page.keyboard.press("Enter");
  await expect(tag).toBeHidden();
  await expect(page.getByText("1 claim changed")).toBeVisible();
  await expect(board(page)).toBeFocused();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(4);
});

test("a claim that undo took away has no keys, and no dialog of it waits for its return", async ({
  page,
}) => {
  await openPrepared(page, { ...harbour, claims: [] });
  await openSuggestions(page);
  await page.keyboard.press("a");
  await expect(page.getByText("Claim made")).toBeVisible();
  await page.keyboard.press("Control+3");
  const claim = board(page).getByRole("row", { name: /Divers counted/ });
  await claim.click();
  await page.keyboard.press("Control+z");
  await expect(claim).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Rate");
  await expect(page.getByRole("menuitem", { name: "Rate", exact: true })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+z");
  await expect(claim).toHaveCount(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a judgement made on the board is what Synthesis opens at, and only what speaks for its confidence is offered", async ({
  page,
}) => {
  await openPrepared(page, harbour);
  await page.keyboard.press("Control+5");
  await expect(page.getByText("No conflicts")).toBeVisible();
  await page.keyboard.press("Control+3");
  const rows = board(page).getByRole("row", { name: /Boat/ });
  await rows.nth(0).click();
  await rows.nth(1).click({ modifiers: ["Control"] });
  await page
    .getByRole("toolbar", { name: "Chosen claims" })
    .getByRole("button", { name: "New judgement…" })
    .click();
  const begun = page.getByRole("dialog", { name: "New judgement" });
  await begun.getByRole("textbox", { name: "Statement" }).fill("boats will come again");
  await begun.getByRole("radio", { name: "Low" }).check();
  const gap = begun.getByRole("button", { name: "Take: none of its claims has a known origin" });
  await expect(gap).toBeVisible();
  await expect(begun).toContainText("the reliability of its sources is not rated yet");
  await begun.getByRole("radio", { name: "High" }).check();
  await expect(gap).toBeHidden();
  await expect(begun.getByRole("button", { name: /^Take: / })).toHaveCount(0);
  await begun
    .getByRole("textbox", { name: "Reason for the confidence" })
    .fill("they always have come");
  await begun.getByRole("button", { name: "Add judgement" }).click();
  await expect(begun).toBeHidden();

  await page.keyboard.press("Control+5");
  await expect(page.getByRole("tab", { name: "Judgements" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(page.getByRole("main")).toContainText("they always have come");

  // After a new start nothing is chosen: the register looked at last is empty, so another one comes first.
  await page.keyboard.press("Control+3");
  await expect(board(page)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: /^Harbour/ }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await page.keyboard.press("Control+5");
  await expect(page.getByRole("tab", { name: "Judgements" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { ask } from "../bridge.ts";
import { railhead as command } from "../command-door.ts";

const title = "Strings";

type Result = {
  readonly status: string;
  readonly articleId: string | null;
};

/**
 * Puts each string wherever an analyst's words can stand, and tells what was lost or altered on its
 * way to the disk and back, and into what is printed and exported.
 */
export async function stringFaults(
  page: Page,
  profile: string,
  work: string,
  strings: readonly string[],
): Promise<readonly string[]> {
  // Nothing can be made of nothing: the program asks for at least one character.
  const given = strings.filter((words) => words.trim() !== "");
  await command(profile, ["new", title]);
  const notebooks = await ask<readonly { id: string; title: string }[]>(page, "notebook:list", {});
  const notebookId = notebooks.find((notebook) => notebook.title === title)?.id ?? "";
  const results = await page.evaluate(
    async ([id, all]) => {
      const sources = (all as readonly string[]).map((words, index) => ({
        kind: "bytes",
        name: `${words}.txt`,
        bytes: new TextEncoder().encode(`${words}\nText ${index} of many.`),
      }));
      const input = { notebookId: id, batchId: crypto.randomUUID(), sources };
      const reply = await window.railhead.request("article:import", input);
      return (reply as { value: readonly Result[] }).value;
    },
    [notebookId, given] as const,
  );
  expect(results.map(({ status }) => status)).toEqual(given.map(() => "imported"));

  const changes = given.flatMap((words, index) => changesFor(words, index, results[index]));
  const draft = { id: randomUUID(), action: "article:edit", changes };
  await ask(page, "ledger:append", { notebookId, draft });

  // Through an archive and back: read from the disk, not from what the program still remembers.
  const file = path.join(work, "strings.railhead");
  await command(profile, ["export", title, "--out", file]);
  const copied = await command(profile, ["--json", "restore", file, "--as-copy"]);
  const copy = (JSON.parse(copied.out) as { readonly notebookId: string }).notebookId;
  await showEverywhere(page, given);
  return [
    ...(await roundTripFaults(profile, copy, given)),
    ...(await exportFaults(profile, work, given)),
  ];
}

const claimOf = (index: number) => `claim-${index}`;

function changesFor(words: string, index: number, result: Result | undefined) {
  const claim = {
    statement: words,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: words,
  };
  const lens = { claimId: claimOf(index), lensId: "japan-security" };
  const impact = {
    ...lens,
    decision: "relevant",
    direction: "worsens",
    severity: "low",
    reason: words,
  };
  return [
    { table: "articles", id: result?.articleId, set: { title: words, byline: words } },
    // A tag is a word: 200 characters at the most.
    ...(words.length > 200 ? [] : [{ table: "tags", id: `tag-${index}`, set: { name: words } }]),
    { table: "claims", id: claimOf(index), set: claim },
    { table: "impacts", id: `impact~${claimOf(index)}~japan-security`, set: impact },
  ];
}

async function roundTripFaults(
  profile: string,
  notebook: string,
  strings: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  const lines = async (...words: string[]) =>
    (await command(profile, ["--json", ...words])).out
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const claims = (await lines("claims", notebook)).map(({ statement }) => statement);
  const articles = (await lines("articles", notebook)).map((article) => article["title"]);
  for (const words of strings) {
    const shown = JSON.stringify(words);
    if (!claims.includes(words)) faults.push(`no claim says ${shown}`);
    if (!articles.includes(words)) faults.push(`no article is called ${shown}`);
  }
  return faults;
}

/** Prints and exports a brief of them all: words stay words in every format. */
async function exportFaults(
  profile: string,
  work: string,
  strings: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const extension of ["pdf", "html", "md", "json"]) {
    const file = path.join(work, `brief.${extension}`);
    const words = ["brief", title, "--lens", "japan-security", "--out", file];
    const { exitCode, error } = await command(profile, words);
    if (exitCode !== 0 && exitCode !== 3) faults.push(`${extension}: ${error}`);
    if (!fs.existsSync(file)) faults.push(`${extension} was not written`);
  }
  const page = fs.readFileSync(path.join(work, "brief.html"), "utf8");
  const live = strings.filter((words) => /<\w/u.test(words) && page.includes(words));
  return [...faults, ...live.map((words) => `stands in the page as markup: ${words}`)];
}

/** Looks at them in every view and types them into a field, as an analyst would meet them. */
async function showEverywhere(page: Page, strings: readonly string[]): Promise<void> {
  await page.keyboard.press("Control+Shift+O");
  await page.getByRole("list", { name: "Notebooks" }).getByText(title, { exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await page.keyboard.press("Control+1");
  const filter = page.getByRole("searchbox", { name: "Filter articles" });
  for (const words of strings) await filter.fill(words);
  await filter.fill("");
  for (const view of ["2", "3", "4", "5", "6"]) await page.keyboard.press(`Control+${view}`);
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("grid", { name: "Claims", exact: true })).toBeVisible();
}

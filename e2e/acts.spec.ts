import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./railhead.ts";
import { openSample, sayName, settled, showView, viewsIn } from "./walk/window.ts";

// What an analyst concludes comes about by an act of theirs alone. `scripts/acts.test.mjs` holds the
// source to it; here the program itself takes every way by which something comes into a notebook.

/** What holds a conclusion: whole tables, and single fields of the others. */
const concluded =
  /^(?:claims|evidence|speakers|impacts|impactDimensions|aliases|origins|relations|conflicts|dismissals|judgements|judgementClaims|hypotheses|hypothesisClaims|citations)$/u;
const rated = ["reliability", "reliabilityReason", "withheld"];

type Change = {
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
};

/** Everything that was ever concluded in a notebook, in the order in which it was. */
async function conclusions(page: Page, notebookId: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = 0; ; ) {
    const entries = await ask<
      readonly {
        readonly sequence: number;
        readonly changeSet: { readonly changes: readonly Change[] };
      }[]
    >(page, "ledger:read", { notebookId, after, limit: 500 });
    for (const { table, id, set } of entries.flatMap(({ changeSet }) => changeSet.changes)) {
      const verdicts = rated.filter((field) => (set[field] ?? null) !== null);
      if (concluded.test(table) || verdicts.length > 0)
        found.push(JSON.stringify([table, id, set]));
    }
    const last = entries.at(-1);
    if (last === undefined) return found;
    after = last.sequence;
  }
}

const fixture = (name: string) => path.join(import.meta.dirname, "fixtures", name);
const script = path.join(import.meta.dirname, "..", "scripts", "railhead.mjs");

/** Hands a command to the program that is running on the data folder. */
async function command(profile: string, ...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, "--profile", profile, ...words], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  const told = Buffer.concat(chunks).toString("utf8");
  expect(code, `${words[0]}: ${told}`).toBe(0);
  return told;
}

test("nothing is concluded by what comes in, is copied, restored, merged, suggested or looked at", async ({
  railhead,
  page,
}) => {
  test.slow();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-acts-"));
  await sayName(page);
  await openSample(railhead);
  const [sample] = await ask<readonly { id: string; title: string }[]>(page, "notebook:list", {});
  const { id: notebookId = "", title = "" } = sample ?? {};
  const before = await conclusions(page, notebookId);
  expect(before.length).toBeGreaterThan(20);
  const unchanged = async (what: string, id = notebookId) =>
    expect(await conclusions(page, id), what).toEqual(before);
  const texts = () => page.getByRole("grid", { name: "Articles" }).getByRole("row");

  // Files: by the command line in the running program, and by a watched folder.
  const files = ["westhill-essay.txt", "kitahama.html"];
  await command(railhead.profile, "import", title, ...files.map(fixture));
  const watched = path.join(folder, "watched");
  fs.mkdirSync(watched);
  await railhead.app.evaluate(
    ({ dialog }, [into, file]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [String(into)] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: String(file) });
    },
    [watched, path.join(folder, "sample.railhead")] as const,
  );
  await ask(page, "folder:watch", { notebookId });
  fs.copyFileSync(fixture("ferry-notes.md"), path.join(watched, "ferry-notes.md"));
  await showView(railhead, "library");
  await expect(texts()).toHaveCount(8, { timeout: 60_000 });
  await unchanged("files that were imported");

  // Candidates, printed.
  expect(await command(railhead.profile, "suggest", title, "westhill-essay.txt")).not.toBe("");
  await unchanged("candidates that were printed");

  // Copies of the notebook hold what it holds; a merge of two adds nothing of its own.
  const { path: archive } = await ask<{ path: string }>(page, "archive:save", {
    notebookId,
    workId: randomUUID(),
  });
  const restored = (copyTitle: string | null) =>
    ask<{ notebook: { id: string }; how: string }>(page, "archive:restore", {
      path: archive,
      workId: randomUUID(),
      copyTitle,
    });
  expect(await restored(null)).toMatchObject({ how: "merged" });
  await unchanged("an archive that was merged");
  await unchanged("an archive restored as a copy", (await restored("A copy")).notebook.id);
  const backup = await ask<{ name: string }>(page, "backup:make", { notebookId });
  const { summary } = await ask<{ summary: { id: string } }>(page, "backup:restore", {
    notebookId,
    name: backup.name,
    title: "As it was",
  });
  await unchanged("a backup that was restored", summary.id);
  const twin = await ask<{ id: string }>(page, "notebook:duplicate", { notebookId, title: "Twin" });
  await unchanged("a duplicate", twin.id);

  // From another notebook comes what was chosen, and nothing by looking.
  const { id: other } = await ask<{ id: string }>(page, "notebook:create", { title: "Other" });
  const carryable = await ask<readonly { kind: string; id: string }[]>(page, "carry-over:look", {
    notebookId: other,
    fromId: notebookId,
  });
  expect(carryable.length).toBeGreaterThan(2);
  expect(await conclusions(page, other)).toEqual([]);
  const chosen = carryable.filter(({ kind }) => kind === "origins").slice(0, 1);
  await ask(page, "carry-over:copy", {
    notebookId: other,
    fromId: notebookId,
    chosen: chosen.map(({ kind, id }) => ({ kind, id })),
  });
  for (const line of await conclusions(page, other))
    expect(line).toMatch(/^\["(?:origins|sources)"/u);

  // Every view with its proposals drawn: of a fresh article, between passages, of names.
  await showView(railhead, "library");
  await texts().filter({ hasText: "Westhill" }).first().click();
  await showView(railhead, "reader");
  await page.keyboard.press("Control+K");
  await page.getByRole("searchbox", { name: "Find a command" }).fill("Suggestions for the article");
  await page.keyboard.press("Enter");
  await settled(page);
  for (const view of await viewsIn(railhead)) {
    await showView(railhead, view);
    for (const tab of await page.getByRole("main").getByRole("tab").all()) {
      await tab.click();
      await settled(page);
    }
  }
  await unchanged("views with their proposals");
  fs.rmSync(folder, { recursive: true });
  expect(railhead.complaints).toEqual([]);
});

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Page } from "@playwright/test";
import { outFolder } from "../scripts/cache.mjs";
import { ask, expect, test } from "./railhead.ts";

type Entry = {
  readonly sequence: number;
  readonly changeSet: { readonly id: string };
};

function claimDraft(statement: string) {
  const set = {
    statement,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: null,
  };
  const changes = [{ table: "claims", id: randomUUID(), set }];
  return { id: randomUUID(), action: "claim:create", changes };
}

async function newNotebook(page: Page, title: string): Promise<string> {
  await ask(page, "person:name", { name: "Ana Lyst" });
  return (await ask<{ id: string }>(page, "notebook:create", { title })).id;
}

async function addClaims(page: Page, notebookId: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const draft = claimDraft(`Statement ${index}`);
    await ask(page, "ledger:append", { notebookId, draft });
  }
}

async function openFromCatalogue(page: Page, title: string): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}

async function ledgerOf(page: Page, notebookId: string): Promise<readonly Entry[]> {
  return ask<readonly Entry[]>(page, "ledger:read", { notebookId, after: 0, limit: 10_000 });
}

/** The databases of the projection, by name, with how many claims each holds. */
function projections(page: Page, notebookId: string): Promise<Record<string, number>> {
  return page.evaluate(async (id) => {
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"));
      });
    const counts: Record<string, number> = {};
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.includes(id)) continue;
      const database = await settled(indexedDB.open(name));
      const hasClaims = database.objectStoreNames.contains("claims");
      counts[name] = hasClaims
        ? await settled(database.transaction("claims").objectStore("claims").count())
        : 0;
      database.close();
    }
    return counts;
  }, notebookId);
}

/** Empties stores of the projection behind the program's back. Without names: all of them. */
async function damage(page: Page, name: string, stores: readonly string[] | null): Promise<void> {
  await page.evaluate(
    ([databaseName, chosen]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(databaseName);
        opening.onerror = () => reject(opening.error ?? new Error("IndexedDB failed"));
        opening.onsuccess = () => {
          const database = opening.result;
          const names = chosen ?? [...database.objectStoreNames];
          const transaction = database.transaction(names, "readwrite");
          for (const store of names) transaction.objectStore(store).clear();
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [name, stores] as const,
  );
}

async function backToCatalogue(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole("heading", { name: "Notebooks" })).toBeVisible();
}

for (const [what, stores] of [
  ["emptied", null],
  ["missing some of its rows", ["claims"]],
  ["without its own description", ["meta"]],
] as const) {
  test(`a projection ${what} is built anew under another name`, async ({ railhead: { page } }) => {
    const notebookId = await newNotebook(page, "Damaged");
    await openFromCatalogue(page, "Damaged");
    await addClaims(page, notebookId, 5);
    await expect.poll(async () => Object.values(await projections(page, notebookId))).toEqual([5]);
    await backToCatalogue(page);
    const [former = ""] = Object.keys(await projections(page, notebookId));
    await damage(page, former, stores);

    await openFromCatalogue(page, "Damaged");
    await expect.poll(async () => Object.values(await projections(page, notebookId))).toEqual([5]);
    expect(Object.keys(await projections(page, notebookId))).not.toEqual([former]);
  });
}

test("a projection that is lost while its notebook is open is built anew at once, and that is told", async ({
  railhead: { page },
}) => {
  const notebookId = await newNotebook(page, "Dropped");
  await openFromCatalogue(page, "Dropped");
  await addClaims(page, notebookId, 5);
  const status = page.getByRole("contentinfo");
  await expect(status.getByText("5 claims", { exact: true })).toBeVisible();
  // As Chromium does when it reads something damaged: every database of the program goes.
  await ask(page, "projection:clear", {});

  await expect(page.getByText("The window's working copy was damaged or gone")).toBeVisible();
  await expect(status.getByText("5 claims", { exact: true })).toBeVisible();
  await addClaims(page, notebookId, 1);
  await expect(status.getByText("6 claims", { exact: true })).toBeVisible();
});

test("a projection that is behind catches up under its own name", async ({
  railhead: { page },
}) => {
  const notebookId = await newNotebook(page, "Behind");
  await openFromCatalogue(page, "Behind");
  await addClaims(page, notebookId, 3);
  await expect.poll(async () => Object.values(await projections(page, notebookId))).toEqual([3]);
  await backToCatalogue(page);
  const former = Object.keys(await projections(page, notebookId));
  await addClaims(page, notebookId, 4);

  await openFromCatalogue(page, "Behind");
  await expect.poll(async () => Object.values(await projections(page, notebookId))).toEqual([7]);
  expect(Object.keys(await projections(page, notebookId))).toEqual(former);
});

/** Gives a command to the built program, as `npm run railhead` does, and answers with what it printed. */
async function command(executable: string, profile: string, ...words: readonly string[]) {
  const switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...switches, "--log-level=3", outFolder(), "--profile", profile, "--cli", "--"];
  const child = spawn(executable, [...args, ...words], { stdio: ["ignore", "pipe", "ignore"] });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
  });
  const [exitCode] = await once(child, "close");
  return { exitCode, printed };
}

test("a command is handed to the program that holds the data folder, and runs alone when none does", async ({
  railhead,
}) => {
  const { app, page, profile } = railhead;
  const executable = await app.evaluate(() => process.execPath);
  await ask(page, "person:name", { name: "Ana Lyst" });
  const made = await command(executable, profile, "new", "From the line", "--json");
  const { notebookId } = JSON.parse(made.printed);

  expect(made.exitCode).toBe(0);
  expect(await ask(page, "notebook:list", {})).toMatchObject([
    { id: notebookId, title: "From the line" },
  ]);
  // Written by the program that runs, under the name it knows.
  const [first] = await ledgerOf(page, notebookId);
  expect(JSON.stringify(first)).toContain("Ana Lyst");

  await railhead.kill();
  const alone = await command(executable, profile, "notebooks");
  expect(alone).toEqual({ exitCode: 0, printed: `${notebookId}  From the line\n` });
});

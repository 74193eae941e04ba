import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { ask, axeFindings, expect, type Railhead, test } from "./railhead.ts";

const title = "Border crossings";
const statement = "Trains crossed on forty nights";

/** A notebook with one claim in it. */
async function notebookWithClaim(page: Page): Promise<string> {
  await ask(page, "person:name", { name: "Ana Lyst" });
  const { id } = await ask<{ id: string }>(page, "notebook:create", { title });
  const set = {
    statement,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: null,
  };
  const changes = [{ table: "claims", id: randomUUID(), set }];
  const draft = { id: randomUUID(), action: "claim:create", changes };
  await ask(page, "ledger:append", { notebookId: id, draft });
  return id;
}

async function openFromCatalogue(page: Page): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
}

/** What the system's dialogs would answer; a test has nobody to click them. */
async function answerDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await page.getByRole("searchbox", { name: "Find a command" }).fill(command);
  await page.getByRole("menuitem", { name: command }).click();
}

async function saveArchive({ app, page }: Railhead, file: string): Promise<string> {
  await answerDialogs(app, file);
  await run(page, "Save the notebook as an archive");
  const dialog = page.getByRole("dialog", { name: "Archive saved" });
  await expect(dialog).toContainText("read back and found whole");
  const digest = await digestIn(page);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toBeHidden();
  return digest;
}

async function digestIn(page: Page): Promise<string> {
  const shown = page.getByRole("dialog").getByText(/^[0-9a-f]{64}$/);
  await expect(shown).toBeVisible();
  return String(await shown.textContent());
}

async function rate(page: Page, name: RegExp, reason: string): Promise<void> {
  await page.keyboard.press("Control+3");
  const claims = page.getByRole("grid", { name: "Claims", exact: true });
  await claims.getByRole("row").filter({ hasText: statement }).click();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name }).click();
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: /^(Save|Rate)/ }).click();
  await expect(dialog).toBeHidden();
}

test.describe("archives in the window", () => {
  let folder: string;
  test.beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-archives-"));
  });
  test.afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("two analysts exchange archives both ways, settle what they see differently, and end equal", async ({
    railhead,
    colleague,
  }) => {
    const { page } = railhead;
    await notebookWithClaim(page);
    await page.reload();
    await openFromCatalogue(page);
    const first = path.join(folder, "first.railhead");
    await saveArchive(railhead, first);

    // The colleague restores it from the list of notebooks.
    const other = colleague.page;
    await ask(other, "person:name", { name: "Ben Examiner" });
    await other.reload();
    await answerDialogs(colleague.app, first);
    await other.getByRole("button", { name: "Restore from an archive" }).click();
    const contents = other.getByRole("dialog", { name: "Restore an archive" });
    await expect(contents).toContainText("No notebook of this archive is here");
    expect(await axeFindings(other)).toEqual([]);
    await contents.getByRole("button", { name: "Restore as a new notebook" }).click();
    await other.getByRole("button", { name: "Open it" }).click();
    await expect(other.getByRole("navigation")).toBeVisible();

    await rate(page, /Probably true/, "Two crews say so");
    await rate(other, /Doubtful/, "Seen from afar, at night");
    const second = path.join(folder, "second.railhead");
    await saveArchive(colleague, second);

    // Before: what comes and what conflicts. After: what stands side by side.
    await answerDialogs(railhead.app, second);
    await run(page, "Restore or merge an archive");
    const summary = page.getByRole("region", { name: "What merging does" });
    await expect(summary).toContainText("1 verdict will stand side by side");
    await expect(summary).toContainText("4 · Doubtful: Ben Examiner");
    await expect(summary).toContainText("2 · Probably true: Ana Lyst");
    await expect(summary).toContainText("Seen from afar, at night");
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    const report = page.getByRole("dialog", { name: "Archive merged" });
    await expect(report).toContainText("1 verdict stands side by side now");
    await expect(report).toContainText("of this notebook is not in the archive");
    await report.getByRole("button", { name: "Close" }).last().click();

    const rivals = page.getByRole("region", { name: "Several verdicts stand" });
    await expect(rivals).toContainText("Ben Examiner");
    await expect(rivals).toContainText("Ana Lyst");
    await rivals.getByRole("button", { name: /Keep .*Doubtful.* by Ben Examiner/ }).click();
    await expect(rivals).toBeHidden();

    // And back: nothing is left to decide, and both are the same to the last stamp.
    const third = path.join(folder, "third.railhead");
    const digest = await saveArchive(railhead, third);
    await answerDialogs(colleague.app, third);
    await run(other, "Restore or merge an archive");
    await other.getByRole("button", { name: "Merge", exact: true }).click();
    const equal = other.getByRole("dialog", { name: "Archive merged" });
    await expect(equal).toContainText("The notebook now equals the archive");
    expect(await digestIn(other)).toBe(digest);
  });
});

test("two programs exchange archives by command line, and end with equal digests", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-exchange-"));
  const profiles = ["ana", "ben"].map((name) => path.join(folder, name));
  const file = (name: string) => path.join(folder, `${name}.railhead`);
  const [ana = "", ben = ""] = profiles;
  for (const [index, profile] of profiles.entries()) {
    fs.mkdirSync(profile);
    fs.writeFileSync(path.join(profile, "note.txt"), `What analyst ${index} saw at the crossing.`);
  }

  await command(ana, "new", title);
  await command(ana, "export", title, "--out", file("first"));
  await command(ben, "restore", file("first"));
  await Promise.all(
    profiles.map((profile) => command(profile, "import", title, path.join(profile, "note.txt"))),
  );
  await Promise.all([
    command(ana, "export", title, "--out", file("ana")),
    command(ben, "export", title, "--out", file("ben")),
  ]);
  const [toAna, toBen] = await Promise.all([
    command(ana, "restore", file("ben")),
    command(ben, "restore", file("ana")),
  ]);
  expect([toAna["status"], toBen["status"]]).toEqual(["merged", "merged"]);

  const [checkedAna, checkedBen] = await Promise.all(
    profiles.map((profile) => command(profile, "verify", title)),
  );
  expect(checkedAna).toMatchObject({ isSound: true });
  expect(checkedBen?.["digest"]).toBe(checkedAna?.["digest"]);
  fs.rmSync(folder, { recursive: true });
});

const script = path.join(import.meta.dirname, "..", "scripts", "railhead.mjs");

/** The last line that a command answers with; every command is a program of its own. */
async function command(
  profile: string,
  ...words: readonly string[]
): Promise<Readonly<Record<string, unknown>>> {
  const child = spawn(process.execPath, [script, "--profile", profile, "--json", ...words], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  expect(code, words[0]).toBe(0);
  const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
  return JSON.parse(lines.at(-1) ?? "") as Readonly<Record<string, unknown>>;
}

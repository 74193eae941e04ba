import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { outFolder } from "../scripts/cache.mjs";
import { axeFindings, expect, type Railhead, takePictures, test } from "./railhead.ts";

const fixture = (name: string) => path.join(import.meta.dirname, "fixtures", name);

async function startNotebook(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Harbour");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

/** A notebook with one article, open in the reader. */
async function openArticle({ app, page }: Railhead): Promise<void> {
  await startNotebook(page);
  await answerFileDialog(app, [fixture("harbour-trade.txt")]);
  await page.keyboard.press("Control+o");
  await expect(page.getByText("1 article", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+2");
  await expect(textOf(page)).toBeFocused();
}

const textOf = (page: Page) => page.getByRole("document", { name: /^Text of/ });

/** What a person would choose in the system's own dialog, which no test can click. */
async function answerFileDialog(app: ElectronApplication, filePaths: readonly string[]) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...chosen] });
  }, filePaths);
}

/** The button a person presses in the system's message boxes from now on; `asked` tells their words. */
async function answerMessageBoxes(app: ElectronApplication, button: string) {
  await app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    Reflect.set(globalThis, "asked", asked);
    Reflect.set(
      dialog,
      "showMessageBox",
      (_window: unknown, { message, buttons = [] }: { message: string; buttons?: string[] }) => {
        asked.push(message);
        return Promise.resolve({ response: buttons.indexOf(wanted), checkboxChecked: false });
      },
    );
  }, button);
}

const asked = (app: ElectronApplication) =>
  app.evaluate((): string[] => Reflect.get(globalThis, "asked"));

/** Puts a disk under the notebooks that can be filled. Before a notebook is opened, so that all its files lie on it. */
async function putDisk(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const disk = { isFull: false };
    Reflect.set(globalThis, "disk", disk);
    const promises = process.mainModule?.require("node:fs/promises");
    const { open } = promises;
    const refuse = () =>
      Promise.reject(Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" }));
    promises.open = async (file: unknown, flags: unknown, mode: unknown) => {
      if (flags !== "wx" || !String(file).includes("notebooks")) return open(file, flags, mode);
      if (disk.isFull) return refuse();
      const handle = await open(file, flags, mode);
      const write = handle.write.bind(handle);
      handle.write = (...words: unknown[]) => (disk.isFull ? refuse() : write(...words));
      return handle;
    };
  });
}

async function fillDisk(app: ElectronApplication, isFull: boolean): Promise<void> {
  await app.evaluate((_electron, full) => {
    Reflect.get(globalThis, "disk").isFull = full;
  }, isFull);
}

/** Highlights the next sentence by key. */
async function highlight(page: Page): Promise<void> {
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("h");
}

function emptyFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "railhead-elsewhere-"));
}

test("what the disk refuses is shown as not saved, copied elsewhere, and saved at last", async ({
  railhead,
  app,
  page,
}) => {
  await putDisk(app);
  await openArticle(railhead);
  await fillDisk(app, true);
  await highlight(page);
  await expect(page.getByText("Not saved: 1 change")).toBeVisible();
  const banner = page.getByRole("alert").filter({ hasText: "The disk is full" });
  await expect(banner).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  const elsewhere = emptyFolder();
  await answerFileDialog(app, [elsewhere]);
  await page.getByRole("button", { name: "Save a copy elsewhere…" }).click();
  await expect(page.getByText("A copy of the notebook with all changes lies at")).toBeVisible();
  await takePictures(railhead, "not-saved");
  const [copy = ""] = fs.readdirSync(elsewhere);
  expect(copy).toMatch(/^Harbour copy .*\.railhead$/);
  await expect(page.getByText("Not saved: 1 change")).toBeVisible();

  await fillDisk(app, false);
  // The program tries again by itself too, and may be first.
  await expect(async () => {
    const again = page.getByRole("button", { name: "Try again now" });
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(banner).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  // The copy holds just what the notebook now holds.
  const { printed } = await command(railhead, "restore", path.join(elsewhere, copy), "--json");
  expect(JSON.parse(printed)).toMatchObject({ status: "merged", taken: 0 });
  fs.rmSync(elsewhere, { recursive: true });
});

test("closing with unsaved work asks, and a window that ended has it again", async ({
  railhead,
  app,
  page,
}) => {
  await putDisk(app);
  await openArticle(railhead);
  await fillDisk(app, true);
  await highlight(page);
  await expect(page.getByText("Not saved: 1 change")).toBeVisible();

  await answerMessageBoxes(app, "Keep open");
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.close(),
  );
  await expect.poll(() => asked(app)).toEqual(["1 change is not saved"]);
  await expect(page.getByText("Not saved: 1 change")).toBeVisible();

  await crash(railhead);
  await expect.poll(() => shownWords(app)).toContain("Not saved: 1 change");
  await fillDisk(app, false);
  await expect.poll(() => shownWords(app), { timeout: 60_000 }).toMatch(/Saved \d\d:\d\d/);
  const { printed } = await command(railhead, "verify", "Harbour", "--json");
  // The notebook, the article, the mark.
  expect(JSON.parse(printed)).toMatchObject({ isSound: true, changeSets: 3 });
});

/**
 * Ends the process of the window's page, and waits until another one shows it. Playwright lets go of a
 * page that crashed, so what is seen afterwards is asked of the main process.
 */
async function crash({ app }: Railhead): Promise<void> {
  const isBack = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const contents = BrowserWindow.getAllWindows().find((window) =>
          window.isVisible(),
        )?.webContents;
        contents?.once("did-finish-load", () => resolve(!contents.isCrashed()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(isBack).toBe(true);
}

function askPage(app: ElectronApplication, expression: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.webContents.executeJavaScript(asked),
    expression,
  );
}

/** The words on screen. */
const shownWords = async (app: ElectronApplication) =>
  String(await askPage(app, "document.body.innerText"));

/** What stands in the text fields on screen. */
const typedWords = (app: ElectronApplication) =>
  askPage(app, "[...document.querySelectorAll('textarea')].map((field) => field.value)");

async function pressAfterCrash(app: ElectronApplication, keyCode: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows().find((window) =>
      window.isVisible(),
    )?.webContents;
    contents?.sendInputEvent({ type: "keyDown", keyCode: key });
    contents?.sendInputEvent({ type: "keyUp", keyCode: key });
  }, keyCode);
}

/** Gives a command to the program that runs. */
async function command({ app, profile }: Railhead, ...words: readonly string[]) {
  return start(app, ["--log-level=3"], ["--profile", profile, "--cli", "--", ...words]);
}

async function start(
  app: ElectronApplication,
  switches: readonly string[],
  words: readonly string[],
) {
  const executable = await app.evaluate(() => process.execPath);
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(executable, [...sandbox, ...switches, outFolder(), ...words], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
  });
  const [exitCode] = await once(child, "close");
  return { exitCode, printed };
}

test("a window that crashed is back on its article, with the text that was being typed", async ({
  railhead,
  app,
  page,
}) => {
  await openArticle(railhead);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("n");
  const note = page.getByRole("textbox", { name: /Note/ }).first();
  await expect(note).toBeFocused();
  await page.keyboard.type("Customs figures, not traffic");
  await expect(note).toHaveValue("Customs figures, not traffic");
  await typedTextIsKept(railhead, "Customs figures, not traffic");
  await crash(railhead);

  await expect.poll(() => shownWords(app)).toContain("The window was shown again");
  await expect
    .poll(() => askPage(app, "document.querySelector('[data-article]') !== null"))
    .toBe(true);
  await expect.poll(() => typedWords(app)).toContain("Customs figures, not traffic");
});

/** Waits until the main process has what is being typed. */
async function typedTextIsKept({ profile }: Railhead, words: string): Promise<void> {
  const folder = path.join(profile, "kept-work");
  await expect
    .poll(() =>
      fs
        .readdirSync(folder)
        .map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
        .join(),
    )
    .toContain(words);
}

test("a text whose dialog is gone is listed, and goes back into its field", async ({
  railhead,
  app,
  page,
}) => {
  await openArticle(railhead);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Make a claim" });
  const statement = dialog.getByRole("textbox", { name: "Claim" }).first();
  await statement.fill("Harbour trade fell by a tenth");
  await typedTextIsKept(railhead, "Harbour trade fell by a tenth");
  await crash(railhead);

  await expect.poll(() => shownWords(app)).toContain("A text that you were typing was kept");
  expect(await shownWords(app)).toContain("Harbour trade fell by a tenth");
  await askPage(app, "document.querySelector('[data-article]').focus()");
  await pressAfterCrash(app, "Down");
  await pressAfterCrash(app, "c");
  await expect.poll(() => typedWords(app)).toContain("Harbour trade fell by a tenth");
  await expect.poll(() => shownWords(app)).not.toContain("A text that you were typing was kept");
});

test("a window that hangs offers to reload, and is back where it was", async ({
  railhead,
  app,
  page,
}) => {
  await openArticle(railhead);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: /Note/ }).first()).toBeFocused();
  await page.keyboard.type("Before the loop");
  await typedTextIsKept(railhead, "Before the loop");
  await answerMessageBoxes(app, "Reload the window");

  const isBack = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()
          .find((window) => window.isVisible())
          ?.webContents.once("did-finish-load", () => resolve(true));
      }),
  );
  // Never answered: the page it was asked of is ended.
  page
    .evaluate(() => {
      for (let turn = 0; turn >= 0; turn = (turn + 1) % 1000) performance.now();
    })
    .catch(() => {});
  expect(await isBack).toBe(true);
  expect(await asked(app)).toEqual(["Railhead's window does not answer"]);
  await expect.poll(() => typedWords(app)).toContain("Before the loop");
});

test("a second start hands its files to the window that is open, and leaves", async ({
  railhead,
  app,
  page,
}) => {
  await startNotebook(page);
  const words = ["--profile", railhead.profile, fixture("harbour-trade.txt")];
  const second = await start(app, [], words);

  expect(second.exitCode).toBe(0);
  await expect(page.getByText("1 article", { exact: true })).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

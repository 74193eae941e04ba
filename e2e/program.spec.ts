import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, expectAccessible, takePictures, test } from "./railhead.ts";

const fixture = path.join(import.meta.dirname, "fixtures", "harbour-trade.txt");
const textOf = (page: Page) => page.getByRole("document", { name: /^Text of/ });

/** What a person would choose in the system's own dialog, which no test can click. */
async function chooseFiles(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...chosen] });
  }, filePaths);
}

async function named(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function makeNotebook(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

/** The system's menu bar as it stands: the labels below a menu, with their keys. */
function menuItems(app: ElectronApplication, menu: string): Promise<readonly string[]> {
  return app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items ?? [];
    const found = items.find((item) => item.label === label);
    return (found?.submenu?.items ?? []).map((item) => [item.label, item.accelerator].join(" "));
  }, menu);
}

/** Chooses an item of the system's menus, which no test can click. */
async function chooseInMenu(app: ElectronApplication, ...labels: readonly string[]): Promise<void> {
  await app.evaluate(({ Menu }, path) => {
    let items = Menu.getApplicationMenu()?.items ?? [];
    for (const label of path.slice(0, -1)) {
      items = items.find((item) => item.label === label)?.submenu?.items ?? [];
    }
    items.find((item) => item.label === path.at(-1))?.click();
  }, labels);
}

test("a key is given to another command, told where it is taken, shown everywhere, and reset", async ({
  railhead,
  app,
  page,
}) => {
  await named(page);
  await makeNotebook(page, "Keys");
  await page.keyboard.press("Control+,");
  const keys = page.getByRole("region", { name: "Keys of one's own" });
  await keys.getByRole("searchbox").fill("import a folder");
  await keys.getByRole("button", { name: "Change the key of Import a folder" }).click();
  await page.keyboard.press("Control+o");
  await expect(keys).toContainText("Ctrl+O is the key of Import files");
  await takePictures(railhead, "key-settings");
  await expectAccessible(railhead);
  await keys.getByRole("button", { name: "Take it over" }).click();

  await expect.poll(() => menuItems(app, "File")).toContain("Import a folder CmdOrCtrl+O");
  expect(await menuItems(app, "File")).toContain("Import files ");
  await railhead.restart();
  await expect.poll(() => menuItems(railhead.app, "File")).toContain("Import a folder CmdOrCtrl+O");

  const after = railhead.page;
  await after.getByRole("button", { name: /^Keys/ }).click();
  // Back where it was left: in the settings.
  await after.getByRole("button", { name: "Reset all keys" }).click();
  await expect.poll(() => menuItems(railhead.app, "File")).toContain("Import files CmdOrCtrl+O");
  expect(railhead.complaints).toEqual([]);
});

test("the page grows and shrinks by key, and is as large after a restart", async ({
  railhead,
  page,
}) => {
  await named(page);
  const size = () => railhead.page.evaluate(() => Math.round(devicePixelRatio * 100));
  const drawn = await size();
  await page.keyboard.press("Control+=");
  await page.keyboard.press("Control+=");
  await expect(page.getByText("Zoom 125 %")).toBeVisible();
  await expect.poll(size).toBe(Math.round(drawn * 1.25));
  await railhead.restart();

  await expect.poll(size).toBe(Math.round(drawn * 1.25));
  await expect(railhead.page.getByRole("button", { name: "New notebook" })).toBeVisible();
  // A key pressed before the program listens is nobody's.
  await expect(async () => {
    await railhead.page.keyboard.press("Control+0");
    expect(await size()).toBe(drawn);
  }).toPass();
});

test("the way to a brief stands where nothing is chosen, and ticks itself off", async ({
  railhead,
  app,
  page,
}) => {
  await named(page);
  await makeNotebook(page, "New");
  const steps = page.getByRole("list", { name: "Start here" }).getByRole("listitem");
  await expect(steps).toHaveCount(6);
  await expect(steps.getByRole("img", { name: "Done" })).toHaveCount(0);
  await takePictures(railhead, "start-here");
  await expectAccessible(railhead);
  await chooseFiles(app, [fixture]);
  await steps.getByRole("button", { name: "Import files" }).click();
  await expect(page.getByText("1 article", { exact: true })).toBeVisible();
  // The button that brought them in has gone: the keys go on in the list.
  await expect(page.getByRole("grid", { name: "Articles" })).toBeFocused();
  // The menu of a row opens under the row, also for the keys.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+F10");
  const menu = page.getByRole("menu", { name: "What can be done here" });
  await expect(menu).toBeVisible();
  const row = page.getByRole("grid", { name: "Articles" }).getByRole("row");
  const [above, below] = [await row.boundingBox(), await menu.boundingBox()];
  expect(Math.abs((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0))).toBeLessThan(16);
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  // It comes back when it is asked for, and what comes next is a key away.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("start here");
  await page.keyboard.press("Enter");
  await expect(steps.getByRole("img", { name: "Done" })).toHaveCount(1);
  await expect(steps.getByRole("button", { name: "Read" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();

  // A row of the text is marked by the pointer alone.
  await page.keyboard.press("ArrowDown");
  await textOf(page).click({ button: "right" });
  await expect(menu.getByRole("menuitem", { name: "Note" })).toBeVisible();
  await takePictures(railhead, "context-menu");
  await menu.getByRole("menuitem", { name: "Highlight" }).click();
  await expect(menu).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: /^Note/ })).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

test("a page that lands in the watched folder comes in by itself", async ({
  railhead,
  app,
  page,
}) => {
  await named(page);
  await makeNotebook(page, "Watching");
  await page.keyboard.press("Control+,");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-pages-"));
  await chooseFiles(app, [folder]);
  const watched = page.getByRole("region", { name: "Watched folder" });
  await expect(watched).toContainText("No folder is watched.");
  await watched.getByRole("button", { name: "Choose a folder" }).click();
  await expect(watched).toContainText(folder);
  fs.copyFileSync(fixture, path.join(folder, "harbour.txt"));

  // It is taken once it has stopped growing for a while.
  await expect(page.getByText("1 article", { exact: true })).toBeVisible({ timeout: 30_000 });
  fs.rmSync(folder, { recursive: true });
  expect(railhead.complaints).toEqual([]);
});

test("other notebooks open from the menus, and the program tells about itself", async ({
  railhead,
  app,
  page,
}) => {
  await named(page);
  await makeNotebook(page, "First & oldest");
  await page.keyboard.press("Control+Shift+O");
  await makeNotebook(page, "Second");

  await expect
    .poll(() =>
      app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()
          ?.items.find(({ label }) => label === "File")
          ?.submenu?.items.find(({ label }) => label === "Open recent")
          ?.submenu?.items.map(({ label }) => label),
      ),
    )
    .toEqual(["First && oldest"]);
  await chooseInMenu(app, "File", "Open recent", "First && oldest");
  await expect(page).toHaveTitle(/^First & oldest/);
  await page.getByRole("button", { name: "Notebook: First & oldest" }).click();
  await page.getByRole("menuitem", { name: "Second" }).click();
  await expect(page).toHaveTitle(/^Second/);

  await chooseInMenu(app, "Help", "Copy diagnostics");
  await expect(page.getByText("Diagnostics copied")).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain("Railhead 0.1.0 (development build)");
  expect(copied).toContain("all notebooks: 2");
  expect(copied).not.toContain("oldest");

  await chooseInMenu(app, "Help", "About Railhead");
  const about = page.getByRole("dialog", { name: "About Railhead" });
  await expect(about.getByText(/^react-dom 19/)).toBeVisible();
  await takePictures(railhead, "about");
  await expectAccessible(railhead);
  expect(railhead.complaints).toEqual([]);
});

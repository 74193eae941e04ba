import type { ElectronApplication, Page } from "@playwright/test";
import { expect, type Railhead } from "../railhead.ts";

/** One way the window can look. `zoom` is what the program's own zoom makes of the page. */
export interface Look {
  readonly theme: "light" | "dark" | "contrast-light" | "contrast-dark";
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

const sizes = [
  { width: 1280, height: 800, zoom: 1 },
  { width: 1280, height: 800, zoom: 2 },
  { width: 1024, height: 640, zoom: 1 },
];
const themes = ["light", "dark", "contrast-dark"] as const;

/** Every theme at 100 % and at 200 %, and in the smallest window that is promised. */
export const looks: readonly Look[] = sizes.flatMap((size) =>
  themes.map((theme) => ({ ...size, theme })),
);

/** Each theme once and each size once, for what has to be quick. */
export const fewLooks: readonly Look[] = looks.filter((_, index) => index % 4 === 0);

export function nameOf({ theme, width, zoom }: Look): string {
  return `${theme}, ${width} wide at ${zoom * 100} %`;
}

export async function sayName(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

export async function openSample({ app, page }: Railhead): Promise<void> {
  // A colour on its way to another is none of the theme's.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Open the sample notebook" }).click();
  await expect(page.getByText("5 articles")).toBeVisible({ timeout: 120_000 });
  // The system's own dialogs can not be closed by a test: each is answered with "Cancel".
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: "" });
  });
}

/** Chooses a command in the system's menus; false where it is grey. */
export function chooseInMenu(app: ElectronApplication, id: string): Promise<boolean> {
  return app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted) ?? null;
    if (item === null || !item.enabled) return false;
    item.click();
    return true;
  }, id);
}

/** The commands that the system's menus would run now, in the order in which they stand there. */
export function runnableIn(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => {
    const ids: string[] = [];
    const walk = (menu: Electron.Menu | undefined) => {
      for (const item of menu?.items ?? []) {
        // A role has its items from the system.
        if (item.submenu) walk(item.submenu);
        // The system's own items and the notebooks have no command's id.
        else if (item.enabled && /^[a-z-]+:[a-z0-9-]+$/.test(String(item.id))) ids.push(item.id);
      }
    };
    walk(Menu.getApplicationMenu() ?? undefined);
    return ids;
  });
}

const viewCommand = "view:";

/** Every view that the menus lead to: a new one is walked without a word here. */
export async function viewsIn({ app }: Railhead): Promise<readonly string[]> {
  const ids = () => runnableIn(app);
  // The menus follow what can run a moment later.
  await expect.poll(async () => (await ids()).includes("view:library")).toBe(true);
  const commands = (await ids()).filter((id) => id.startsWith(viewCommand));
  return commands.map((id) => id.slice(viewCommand.length));
}

export async function showView({ app, page }: Railhead, view: string): Promise<void> {
  await expect.poll(() => chooseInMenu(app, `${viewCommand}${view}`)).toBe(true);
  const current = page.getByRole("navigation", { name: "Views" }).locator('[aria-current="page"]');
  const name = `${view.charAt(0).toUpperCase()}${view.slice(1)}`;
  await expect(current).toHaveAccessibleName(name);
  await settled(page);
}

// Longer than a skeleton waits before it shows itself (150 ms).
const quietMs = 200;

/** Waits until nothing changes on the page any more, and nothing on it is still being read. */
export async function settled(page: Page): Promise<void> {
  await expect(async () => {
    await page.evaluate(
      (pauseMs) =>
        new Promise<void>((resolve) => {
          const start = performance.now();
          const finish = () => {
            observer.disconnect();
            resolve();
          };
          let timer = setTimeout(finish, pauseMs);
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            // What never rests (a running clock) is looked at as it is.
            timer = setTimeout(finish, performance.now() - start > 10 * pauseMs ? 0 : pauseMs);
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        }),
      quietMs,
    );
    expect(await page.getByRole("status", { name: /^Loading/ }).count()).toBe(0);
    expect(await page.locator("[aria-busy='true']").count()).toBe(0);
  }).toPass({ timeout: 60_000 });
}

export async function lookLike({ app, page }: Railhead, look: Look): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
    shown?.setContentSize(width, height);
    shown?.webContents.setZoomFactor(zoom);
  }, look);
  await page.evaluate((theme) => {
    document.documentElement.dataset["theme"] = theme;
  }, look.theme);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(look.width / look.zoom);
}

/** The window as it is drawn, whatever its zoom. */
export async function pictureOf(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
    return (await shown?.webContents.capturePage())?.toPNG().toString("base64") ?? "";
  });
  return Buffer.from(png, "base64");
}

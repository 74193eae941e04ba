import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from "@playwright/test";
import { outFolder } from "../scripts/cache.mjs";

/** Railhead running on a data folder of its own. */
export type Railhead = {
  readonly profile: string;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Every error and warning that any page of this program wrote to its console so far. */
  readonly complaints: readonly string[];
  /** Quits the way an analyst does. */
  quit(): Promise<void>;
  /** Quits, and opens the same data folder again. */
  restart(): Promise<void>;
  /** Ends the program without any warning, as a power cut would. */
  kill(): Promise<void>;
  /** Opens the program again after `quit()` or `kill()`. */
  open(): Promise<void>;
};

type Fixtures = {
  readonly railhead: Railhead;
  /** A second analyst: the program once more, on a data folder of its own. */
  readonly colleague: Railhead;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Chromium's own switches for the program, beside Railhead's. */
  readonly switches: readonly string[];
  /** What its environment says otherwise than that of the test. */
  readonly environment: Readonly<Record<string, string>>;
};

/**
 * `page` is Railhead's window on an empty data folder. After a restart take `railhead.page`, since
 * the window is a new one.
 */
export const test = base.extend<Fixtures>({
  switches: [[], { option: true }],
  environment: [{}, { option: true }],
  railhead: async ({ switches, environment }, use) => running(switches, environment, use),
  colleague: async ({ switches, environment }, use) => running(switches, environment, use),
  app: async ({ railhead }, use) => use(railhead.app),
  page: async ({ railhead }, use) => use(railhead.page),
});

export { expect };

async function running(
  switches: readonly string[],
  environment: Readonly<Record<string, string>>,
  use: (railhead: Railhead) => Promise<void>,
): Promise<void> {
  const railhead = new RunningRailhead(newProfile(), switches, environment);
  await railhead.open();
  await use(railhead);
  await railhead.end();
}

class RunningRailhead implements Railhead {
  readonly profile: string;
  readonly complaints: string[] = [];
  private readonly switches: readonly string[];
  private readonly environment: Readonly<Record<string, string>>;
  private running: { app: ElectronApplication; page: Page } | null = null;

  constructor(
    profile: string,
    switches: readonly string[],
    environment: Readonly<Record<string, string>>,
  ) {
    this.profile = profile;
    this.switches = switches;
    this.environment = environment;
  }

  get app(): ElectronApplication {
    return this.now().app;
  }

  get page(): Page {
    return this.now().page;
  }

  async open(): Promise<void> {
    const app = await launchRailhead(this.profile, this.switches, this.environment);
    app.context().on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      this.complaints.push(`${message.page()?.url() ?? "worker"}: ${message.text()}`);
    });
    app.context().on("weberror", (error) => this.complaints.push(String(error.error())));
    const page = await app.firstWindow();
    await page.waitForLoadState("domcontentloaded");
    this.running = { app, page };
  }

  async quit(): Promise<void> {
    await this.app.close();
    this.running = null;
  }

  async restart(): Promise<void> {
    await this.quit();
    await this.open();
  }

  async kill(): Promise<void> {
    const child = this.app.process();
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    this.running = null;
  }

  async end(): Promise<void> {
    if (this.running !== null) await closeOrKill(this.running.app);
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private now(): { app: ElectronApplication; page: Page } {
    if (this.running === null) throw new Error("Railhead is not running: call open() first.");
    return this.running;
  }
}

/** A window that refuses to close must not hang the tests after its own. */
async function closeOrKill(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const limit = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await app.close();
  clearTimeout(limit);
}

function newProfile(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "railhead-e2e-"));
}

function launchRailhead(
  profile: string,
  switches: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ElectronApplication> {
  const executablePath = process.env["RAILHEAD_ELECTRON"];
  if (executablePath === undefined) throw new Error("e2e/prepare.ts has found no runtime.");
  return electron.launch({
    executablePath,
    args: [...switches, outFolder(), "--profile", profile],
    env: { ...(process.env as Record<string, string>), ...environment },
    // Playwright switches the sandbox off by itself; only root has to do without.
    chromiumSandbox: process.getuid?.() !== 0,
    // Playwright shows every page as light otherwise, whatever showTheme() says.
    colorScheme: null,
    timeout: 60_000,
  });
}

/** Asks over the window's own bridge, as the program's pages do. */
export async function ask<Value>(page: Page, channel: string, input: unknown): Promise<Value> {
  const reply = (await page.evaluate(
    ([name, asked]) => window.railhead.request(String(name), asked),
    [channel, input] as const,
  )) as { readonly ok: boolean; readonly value?: unknown };
  expect(reply.ok, `${channel} answered ${JSON.stringify(reply)}`).toBe(true);
  // The contract says what each channel answers with; each caller names its own.
  return reply.value as Value;
}

const isOverlay = /data-overlay-container|data-trigger="ComboBox"|role="listbox"/;

/** What axe finds wrong with the view now on screen, in words; an empty list is what we want. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Other modes open a page of their own, which Electron has no way to give.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // What was announced stays there for some seconds, and may name a part of the page that is gone by then.
    .exclude("[data-live-announcer]")
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      // Tooltips, menus and lists of choices are drawn beside the landmarks by design.
      .filter(({ html }) => id !== "region" || !isOverlay.test(html))
      .map((node) => `${id}: ${help}: ${node.target.join(" ")}`),
  );
}

/** Holds the view now on screen to what axe finds, light and dark. */
export async function expectAccessible({ app, page }: Railhead): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await showTheme(app, theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await axeFindings(page)).toEqual([]);
  }
  await showTheme(app, "system");
}

const pictureSizes = [
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/**
 * Draws the window as it stands at three sizes, light and dark, for a person to look at:
 * test-results/pictures/<name>-<width>-<theme>.png.
 */
export async function takePictures({ app, page }: Railhead, name: string): Promise<void> {
  const folder = path.join(base.info().project.outputDir, "pictures");
  for (const theme of ["light", "dark"] as const) {
    await showTheme(app, theme);
    for (const size of pictureSizes) {
      await app.evaluate(({ BrowserWindow }, { width, height }) => {
        // Not the hidden one that prints.
        const shown = BrowserWindow.getAllWindows().find((window) => window.isVisible());
        shown?.setContentSize(width, height);
      }, size);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
      await page.screenshot({ path: path.join(folder, `${name}-${size.width}-${theme}.png`) });
    }
  }
  await showTheme(app, "system");
}

/** Switches the theme as the operating system would. */
export async function showTheme(
  app: ElectronApplication,
  theme: "light" | "dark" | "system",
): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  if (theme === "system") return;
  const page = await app.firstWindow();
  const isDark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await expect.poll(isDark).toBe(theme === "dark");
}

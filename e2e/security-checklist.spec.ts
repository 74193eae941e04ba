import type { ElectronApplication, Page } from "@playwright/test";
import { makeBrief } from "./bridge.ts";
import { expect, test } from "./railhead.ts";

/** One page as it ran: its settings, what its guards do, and what a script in it finds. */
type SeenPage = {
  readonly address: string;
  readonly settings: Electron.WebPreferences;
  /** Its policy, as the page itself came with it. */
  readonly policy: string;
  /** What its guards kept it from. */
  readonly refused: readonly string[];
  /** What its session answered to an address of the network. */
  readonly outside: string;
  /** Null for a page that runs no script. */
  readonly inside: {
    readonly node: readonly string[];
    readonly bridge: readonly string[];
    readonly hasMadeCode: boolean;
    readonly hasOpened: boolean;
    readonly hasReadFile: boolean;
    readonly notifications: string;
    readonly place: string;
  } | null;
};

const pageNames = ["railhead", "import", "brief"];
const bridgeOf: Readonly<Record<string, readonly string[]>> = {
  railhead: ["on", "pathOfFile", "request"],
};
const guards = ["will-navigate", "will-redirect", "will-frame-navigate", "will-attach-webview"];

/** The two items that only a release can keep, and what sees to them there. */
const onReleases = {
  "16 a current Electron": "what runs on an older one calls itself a development build, as below",
  "19 fuses":
    "scripts/smoke.mjs, since a program with its fuses changed can not be driven by a test",
};
/** The major version that releases are built on. */
const releaseRuntime = 45;

test("Electron's security checklist, item by item, on every page while it runs", async ({
  app,
  page,
}) => {
  await expect(page).toHaveTitle(/Railhead/);
  const watched = watchPages(app, pageNames.length);
  await makeBrief(page, "Checklist", "<p>Rail freight fell by a tenth.</p>");
  const pages = await watched;
  const hostOf = ({ address }: SeenPage) => new URL(address).host;
  expect(pages.map(hostOf).sort()).toEqual([...pageNames].sort());

  const links = await openedLinks(app, page);
  const stranger = await answerToStranger(app);

  /** The pages for which it does not hold. */
  const broken = (holds: (seen: SeenPage) => boolean) =>
    pages.filter((seen) => !holds(seen)).map(hostOf);
  const found = {
    "1 only secure content is loaded": broken(
      ({ address, outside }) => new URL(address).protocol === "app:" && isBlocked(outside),
    ),
    "2 no Node in pages": broken(
      ({ settings, inside }) =>
        settings.nodeIntegration !== true &&
        settings.nodeIntegrationInSubFrames !== true &&
        settings.nodeIntegrationInWorker !== true &&
        (inside === null || inside.node.length === 0),
    ),
    "3 context isolation": broken(({ settings }) => settings.contextIsolation === true),
    "4 sandbox": broken(({ settings }) => settings.sandbox === true),
    "5 permissions are asked of a handler": broken(
      ({ inside }) => inside === null || inside.notifications === "denied",
    ),
    "6 web security is on": broken(({ settings }) => settings.webSecurity !== false),
    "7 a policy for content": broken(
      ({ policy, inside }) =>
        policy.includes("default-src 'none'") &&
        !/unsafe-(?:inline|eval)(?<!wasm-unsafe-eval)/u.test(policy) &&
        inside?.hasMadeCode !== true,
    ),
    "8 no insecure content": broken(
      ({ settings }) => settings.allowRunningInsecureContent !== true,
    ),
    "9 no experimental features": broken(({ settings }) => settings.experimentalFeatures !== true),
    "10 no extra Blink features": broken(({ settings }) => !settings.enableBlinkFeatures),
    "11 no webview, so none with popups": broken(({ settings }) => settings.webviewTag !== true),
    "12 a webview is looked at before it is attached": broken(({ refused }) =>
      refused.includes("will-attach-webview"),
    ),
    "13 navigation is limited": broken(
      ({ address, refused, inside }) =>
        guards.every((guard) => refused.includes(guard)) &&
        (inside === null || inside.place === address),
    ),
    "14 new windows are limited": broken(({ inside }) => inside?.hasOpened !== true),
    "15 nothing untrusted is opened outside": links,
    "17 the sender of a message is checked": stranger,
    "18 no file: pages": broken(
      ({ address, inside }) => !address.startsWith("file:") && inside?.hasReadFile !== true,
    ),
    "20 no Electron for pages": broken(
      (seen) =>
        seen.inside === null || seen.inside.bridge.join() === (bridgeOf[hostOf(seen)] ?? []).join(),
    ),
  };

  const items = [...Object.keys(found), ...Object.keys(onReleases)];
  expect(items.map((item) => Number.parseInt(item, 10)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((item) => [item, []])));

  const runtime = await app.evaluate(({ BrowserWindow }) => ({
    major: Number.parseInt(process.versions.electron ?? "", 10),
    title: BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.getTitle(),
  }));
  if (runtime.major < releaseRuntime) expect(runtime.title).toContain("development build");
});

/** Looks at the window that is open, and at those that come until there are so many. */
function watchPages(app: ElectronApplication, count: number): Promise<SeenPage[]> {
  return app.evaluate(
    ({ app: program, webContents }, { wanted, names }) =>
      new Promise<SeenPage[]>((resolve, reject) => {
        const pages: SeenPage[] = [];
        // Run as a page's own later task: what is evaluated from outside passes any policy.
        const question = `new Promise((resolve) => setTimeout(async () => {
          const asked = ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"];
          let hasMadeCode = true;
          try { new Function("return 1")(); } catch { hasMadeCode = false; }
          location.href = "https://example.org/";
          resolve({
            node: asked.filter((name) => name in window),
            bridge: Object.keys(window.railhead ?? {}).sort(),
            hasMadeCode,
            hasOpened: window.open("https://example.org/") !== null,
            hasReadFile: await fetch("file:///etc/passwd").then(() => true, () => false),
            notifications: await Notification.requestPermission(),
            place: location.href,
          });
        }))`;
        const lookAt = async (contents: Electron.WebContents) => {
          const described = contents as Electron.WebContents & {
            getLastWebPreferences(): Electron.WebPreferences;
          };
          const settings = described.getLastWebPreferences();
          const { session } = contents;
          const address = contents.getURL();
          const refused: string[] = [];
          for (const name of names) {
            const details = { url: "https://example.org/", isMainFrame: false };
            const event = { ...details, preventDefault: () => refused.push(name) };
            contents.emit(name, event, details.url);
          }
          const outside = session.fetch("http://example.org/").then(
            ({ status }) => `answered ${status}`,
            (error: unknown) => String(error),
          );
          // First of all: a page that reads files is closed as soon as it has read them.
          const inside =
            settings.javascript === false ? null : contents.executeJavaScript(question);
          const own = session.fetch(address);
          pages.push({
            address,
            settings,
            policy: (await own).headers.get("content-security-policy") ?? "",
            refused,
            outside: await outside,
            inside: await inside,
          });
          if (pages.length === wanted) resolve(pages);
        };
        for (const contents of webContents.getAllWebContents()) lookAt(contents).catch(reject);
        program.on("web-contents-created", (_event, contents) => {
          contents.once("did-finish-load", () => void lookAt(contents).catch(reject));
        });
      }),
    { wanted: count, names: guards },
  );
}

function isBlocked(answer: string): boolean {
  return answer.includes("ERR_BLOCKED_BY_CLIENT");
}

/** Addresses that were opened outside though they are no https, or nobody agreed to them. */
async function openedLinks(app: ElectronApplication, page: Page): Promise<readonly string[]> {
  await app.evaluate(({ dialog, shell }) => {
    const told = { opened: [] as string[], shown: [] as string[] };
    Object.assign(globalThis, { toldOfLinks: told });
    shell.openExternal = async (url) => void told.opened.push(url);
    const refuse = (...words: unknown[]) => {
      told.shown.push(JSON.stringify(words.at(-1)));
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
    Object.assign(dialog, { showMessageBox: refuse });
  });
  const addresses = [
    "file:///etc/passwd",
    "http://example.org/",
    "javascript:alert(1)",
    "smb://x/y",
  ];
  for (const url of [...addresses, "https://example.org/whole?address=1"]) {
    await page.evaluate((asked) => window.railhead.request("link:open", { url: asked }), url);
  }
  const { opened, shown } = await app.evaluate(
    () => Reflect.get(globalThis, "toldOfLinks") as Record<"opened" | "shown", string[]>,
  );
  expect(shown, "one address was asked about, all of it").toHaveLength(1);
  expect(shown[0]).toContain("https://example.org/whole?address=1");
  return opened;
}

/** What a page with the bridge that is not the main window's own is told; nothing, as it should be. */
async function answerToStranger(app: ElectronApplication): Promise<readonly string[]> {
  const reply = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${program.getAppPath()}/preload/preload.cjs`,
        contextIsolation: true,
        sandbox: true,
      },
    });
    await stranger.loadURL("app://pdf/");
    const answer: unknown = await stranger.webContents.executeJavaScript(
      'railhead.request("notebook:list", {})',
    );
    stranger.destroy();
    return answer;
  });
  const isRefused = JSON.stringify(reply).includes('"ok":false');
  return isRefused ? [] : [JSON.stringify(reply)];
}

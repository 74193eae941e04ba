import { makeBrief } from "./bridge.ts";
import { expect, test } from "./railhead.ts";

test("the window opens without a complaint", async ({ railhead }) => {
  await expect(railhead.page).toHaveTitle(/Railhead/);
  await expect(railhead.page.locator("#root")).not.toBeEmpty();
  expect(railhead.complaints).toEqual([]);
});

test("a page reaches the program through its bridge alone", async ({ page }) => {
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.railhead).sort(),
    node: ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"].filter(
      (name) => name in window,
    ),
    isIsolated: crossOriginIsolated,
  }));

  expect(found).toEqual({ bridge: ["on", "pathOfFile", "request"], node: [], isIsolated: true });
});

test("the bridge takes no channel but the contract's", async ({ page }) => {
  const answer = page.evaluate(() => window.railhead.request("fs:read", { path: "/etc/passwd" }));

  await expect(answer).rejects.toThrow("There is no channel fs:read");
});

test("a request that breaks the contract is refused and written down", async ({ page }) => {
  const reply = await page.evaluate(() =>
    window.railhead.request("link:open", { url: "file:///" }),
  );

  expect(reply).toMatchObject({ ok: false, failure: { kind: "unexpected" } });
});

test("text never becomes code", async ({ page }) => {
  const outcomes = await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        const attempts: Record<string, () => unknown> = {
          // Reached by name, since the linter rightly forbids writing them.
          eval: () => Reflect.apply(Reflect.get(globalThis, "eval"), null, ["1"]),
          function: () => Reflect.construct(Reflect.get(globalThis, "Function"), ["return 1"]),
          markup: () => {
            document.createElement("div").innerHTML = "<b>x</b>";
          },
          script: () => {
            document.createElement("script").textContent = "1";
          },
          worker: () => new Worker("/assets/none.js"),
          document: () => new DOMParser().parseFromString("<p>", "text/html"),
        };
        // What Playwright evaluates itself passes any policy; a later task of the page does not.
        setTimeout(() => {
          resolve(
            Object.fromEntries(
              Object.entries(attempts).map(([name, attempt]) => {
                try {
                  attempt();
                  return [name, "ran"];
                } catch (error) {
                  return [name, error instanceof Error ? error.name : "threw"];
                }
              }),
            ),
          );
        });
      }),
  );

  expect(outcomes).toEqual({
    eval: "EvalError",
    function: "EvalError",
    markup: "TypeError",
    script: "TypeError",
    worker: "TypeError",
    document: "TypeError",
  });
});

test("nothing reaches the network, another page or another window", async ({ page, app }) => {
  const outcomes = await page.evaluate(async () => {
    const fetched = await fetch("https://example.org/").then(
      () => "answered",
      () => "refused",
    );
    const picture = await new Promise<string>((resolve) => {
      const image = new Image();
      image.onload = () => resolve("shown");
      image.onerror = () => resolve("refused");
      image.src = "https://example.org/a.png";
    });
    const opened = window.open("https://example.org/") === null ? "refused" : "opened";
    location.href = "https://example.org/";
    return { fetched, picture, opened };
  });

  expect(outcomes).toEqual({ fetched: "refused", picture: "refused", opened: "refused" });
  expect(page.url()).toBe("app://railhead/");
  expect(app.windows()).toHaveLength(1);
});

test("even the main process's own session requests nothing from outside", async ({ app }) => {
  const error = await app.evaluate(({ session }) =>
    session.defaultSession.fetch("https://example.org/").then(
      () => null,
      (reason: unknown) => String(reason),
    ),
  );

  expect(error).toContain("ERR_BLOCKED_BY_CLIENT");
});

test("permissions are denied", async ({ page }) => {
  const outcomes = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: "geolocation" })).state,
    clipboard: await navigator.clipboard.readText().then(
      () => "given",
      (error: unknown) => (error instanceof Error ? error.name : "refused"),
    ),
  }));

  expect(outcomes).toEqual({
    notification: "denied",
    geolocation: "denied",
    clipboard: "NotAllowedError",
  });
});

test("only the program's own pages are served", async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const addresses = [
      "/",
      "/..%2fpackage.json",
      "/..%2fmain%2fmain.cjs",
      "/nowhere.js",
      "/assets",
    ];
    const statuses: Record<string, number> = {};
    for (const address of addresses) statuses[address] = (await fetch(address)).status;
    const { headers } = await fetch("/");
    return { statuses, policy: headers.get("content-security-policy") };
  });

  expect(answers.statuses).toEqual({
    "/": 200,
    "/..%2fpackage.json": 404,
    "/..%2fmain%2fmain.cjs": 404,
    "/nowhere.js": 404,
    "/assets": 404,
  });
  expect(answers.policy).toContain("default-src 'none'");
});

test("each load of the page gets a style nonce of its own", async ({ page }) => {
  const nonceOf = () =>
    page.locator('meta[property="csp-nonce"]').evaluate((meta: HTMLMetaElement) => meta.nonce);
  const first = await nonceOf();
  await page.reload();
  const second = await nonceOf();

  expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(second).not.toBe(first);
});

test("Chromium's sandbox is off for root alone", async ({ app }) => {
  const isOff = await app.evaluate((electron) => electron.app.commandLine.hasSwitch("no-sandbox"));

  expect(isOff).toBe(process.getuid?.() === 0);
});

test("a window that breaks the checklist is closed at once", async ({ app, page }) => {
  await expect(page).toHaveTitle(/Railhead/);
  const wasClosed = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { nodeIntegration: true },
        });
        window.once("closed", () => resolve(true));
      }),
  );

  expect(wasClosed).toBe(true);
});

/** What a page that read a file or printed a brief was like when it was made. */
interface HiddenPage {
  readonly address: string;
  readonly isOfOwnSession: boolean;
  readonly runsScript: boolean;
  readonly bridge: string;
}

test("pages that read files or print briefs have no bridge and a session of their own", async ({
  app,
  page,
}) => {
  const seen = app.evaluate(
    ({ app: program, session }) =>
      new Promise<HiddenPage[]>((resolve) => {
        const pages: HiddenPage[] = [];
        program.on("web-contents-created", (_event, contents) => {
          const look = async () => {
            const settings = (
              contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
            ).getLastWebPreferences();
            const runsScript = settings.javascript !== false;
            pages.push({
              address: new URL(contents.getURL()).host,
              isOfOwnSession: contents.session !== session.defaultSession,
              runsScript,
              bridge: runsScript ? await contents.executeJavaScript("typeof railhead") : "none",
            });
            if (pages.length === 2) resolve(pages);
          };
          contents.once("did-finish-load", () => void look());
        });
      }),
  );
  await makeBrief(page, "Hidden pages", "<p>Rail freight fell by a tenth.</p>");

  expect(await seen).toEqual([
    { address: "import", isOfOwnSession: true, runsScript: true, bridge: "undefined" },
    { address: "brief", isOfOwnSession: true, runsScript: false, bridge: "none" },
  ]);
});

test("the frame that draws PDF pages has no bridge and stands on a host of its own", async ({
  page,
}) => {
  const loaded = page.waitForEvent("framenavigated", (frame) => frame.parentFrame() !== null);
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "app://pdf/";
    document.body.append(frame);
  });
  const frame = await loaded;
  const found = await frame.evaluate(() => ({
    host: location.host,
    bridge: "railhead" in window,
    node: "require" in window || "process" in window,
  }));

  expect(found).toEqual({ host: "pdf", bridge: false, node: false });
});

test("two batches of files are read at the same time, each to its end", async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const ask = async (channel: string, input: unknown) => {
      const reply = (await window.railhead.request(channel, input)) as { value: unknown };
      return reply.value;
    };
    await ask("person:name", { name: "Ana" });
    const { id: notebookId } = (await ask("notebook:create", { title: "Two batches" })) as {
      id: string;
    };
    const batch = async (name: string) => {
      const sources = [1, 2, 3].map((number) => ({
        kind: "bytes",
        name: `${name}-${number}.txt`,
        bytes: new TextEncoder().encode(`Freight ${name} fell by ${number} tenths.`),
      }));
      const input = { notebookId, batchId: crypto.randomUUID(), sources };
      const results = (await ask("article:import", input)) as { file: string; status: string }[];
      return results.map(({ file, status }) => `${file} ${status}`);
    };
    return Promise.all([batch("north"), batch("south")]);
  });

  expect(statuses).toEqual(
    ["north", "south"].map((name) => [1, 2, 3].map((number) => `${name}-${number}.txt imported`)),
  );
});

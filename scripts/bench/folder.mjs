import fs from "node:fs";
import path from "node:path";
import { articleNumber } from "./corpus.mjs";
import { lineOf } from "./lines.mjs";
import { memoryMbOf } from "./processes.mjs";
import { ask, dropFolder, newProfile, openNotebook, startRailhead } from "./window.mjs";

const suite = "folder";
const mostFiles = 5000;
/** The first and the last of this share of the files are held against each other. */
const share = 0.1;
const limits = { memoryMb: 400, taskMs: 50 };
const watchMs = 500;

/**
 * A folder of thousands of files through the window, as an analyst drops it: whether it gets slower
 * on the way, what memory it takes, and whether the window can be used meanwhile.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function folder({ machine, articles, tell }) {
  const files = Math.min(mostFiles, articles);
  const place = newProfile();
  const given = path.join(place, "given");
  writeFiles(given, files);
  tell(`${files} files written`);
  const { app, page, processId } = await startRailhead(machine, path.join(place, "profile"));
  /** @type {{ atMs: number, done: number, memoryMb: number }[]} */
  const seen = [];
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await ask(page, "person:name", { name: "Bench" });
    await ask(page, "notebook:create", { title: "Bench" });
    await openNotebook(page);
    await page.keyboard.press("Control+1");
    // The system's own dialog has nobody to answer it.
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, given);
    const before = memoryMbOf(processId);
    await page.evaluate(watchTasks);
    await page.keyboard.press("Control+Alt+o");
    const from = performance.now();
    const results = page.getByRole("dialog").getByRole("list");
    for (;;) {
      if (await results.isVisible()) break;
      const told = await page.evaluate(() => {
        const { document } = /** @type {any} */ (globalThis);
        return [...document.querySelectorAll('[role="status"]')]
          .map((status) => status.textContent)
          .find((words) => /\d+ of \d+/u.test(words));
      });
      const done = Number(/(\d+) of \d+/u.exec(told ?? "")?.[1] ?? 0);
      const memoryMb = memoryMbOf(processId) - before;
      seen.push({ atMs: performance.now() - from, done, memoryMb });
      if (seen.length % 20 === 1) tell(`${told ?? ""}; ${memoryMb.toFixed(0)} MB`);
      await page.waitForTimeout(watchMs);
    }
    const wholeMs = performance.now() - from;
    tell(`${files} files in ${(wholeMs / 1000).toFixed(1)} s`);
    tell((await page.getByRole("dialog").getByRole("status").textContent()) ?? "");
    /** @type {number} */
    const task = await page.evaluate(() => Math.max(0, ...Reflect.get(globalThis, "benchTasks")));
    const most = seen.reduce((sum, { memoryMb }) => Math.max(sum, memoryMb), 0);
    return [
      lineOf(
        {
          suite,
          name: `the last of ${files} files`,
          unit: "ms",
          against: "the first ones of them",
          bound: 1.3,
        },
        [{ ours: eachMs(seen, 1 - share, 1), peer: eachMs(seen, 0.02, 0.02 + share) }],
      ),
      lineOf(
        {
          suite,
          name: "memory at most",
          unit: "MB",
          against: `the limit of ${limits.memoryMb} MB`,
          bound: 1,
        },
        [{ ours: most, peer: limits.memoryMb }],
      ),
      lineOf(
        {
          suite,
          name: "longest task of the window meanwhile",
          unit: "ms",
          against: `the limit of ${limits.taskMs} ms`,
          bound: 1,
        },
        [{ ours: task, peer: limits.taskMs }],
      ),
    ];
  } finally {
    await app.close();
    dropFolder(place);
  }
}

/**
 * What one file took between two shares of the work.
 *
 * @param {readonly { atMs: number, done: number }[]} seen
 * @param {number} from
 * @param {number} to
 */
function eachMs(seen, from, to) {
  // When the last file is in, the words that tell how far it is are gone a moment before the results come.
  const last = seen.reduce((most, { done }) => Math.max(most, done), 0);
  const part = seen.filter(({ done }) => done >= from * last && done <= to * last);
  const [first, end] = [part[0], part.at(-1)];
  if (first === undefined || end === undefined) return Number.NaN;
  return (end.atMs - first.atMs) / (end.done - first.done);
}

/**
 * Files in folders, of the kinds that people have most.
 *
 * @param {string} into
 * @param {number} count
 */
function writeFiles(into, count) {
  for (let number = 0; number < count; number += 1) {
    const { title, text } = articleNumber(number);
    const folderOf = path.join(into, `part-${String(Math.floor(number / 500)).padStart(2, "0")}`);
    fs.mkdirSync(folderOf, { recursive: true });
    const paragraphs = text.split("\n").filter(Boolean);
    const kinds = /** @type {const} */ ([
      ["txt", `${title}\n\n${text}`],
      ["md", `# ${title}\n\n${paragraphs.join("\n\n")}`],
      [
        "html",
        `<!doctype html><title>${title}</title><article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join("")}</article>`,
      ],
      [
        "eml",
        `From: Ida Brandt <ida@example.org>\r\nSubject: Letter ${number}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
      ],
    ]);
    const [extension, content] = kinds[number % kinds.length] ?? kinds[0];
    fs.writeFileSync(path.join(folderOf, `file-${number}.${extension}`), content);
  }
}

/** Runs in the page: notes every task that holds the window up. */
function watchTasks() {
  const { PerformanceObserver } = /** @type {any} */ (globalThis);
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((/** @type {any} */ list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  observer.observe({ type: "longtask" });
  Object.assign(globalThis, { benchTasks: tasks });
}

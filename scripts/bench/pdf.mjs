import fs from "node:fs";
import path from "node:path";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { randomFrom, vocabulary } from "./corpus.mjs";
import { lineOf, percentile } from "./lines.mjs";
import { memoryMbOf } from "./processes.mjs";
import { ask, dropFolder, newProfile, openNotebook, startRailhead } from "./window.mjs";

const suite = "pdf";
/** Pages of the long file, and of the short one that it is held against. */
const counts = { long: 500, short: 10 };
const limits = { firstPageMs: 1000, memoryMb: 200 };
const framesScrolled = 90;
/** Pages that are jumped to from end to end, so that the memory is what a whole reading leaves. */
const visited = 60;

/** @typedef {import("./window.mjs").Running["page"]} Page */
/** @typedef {ReturnType<Page["frames"]>[number]} Frame */

/**
 * A file of 500 pages on its pages: how soon the first one stands there, how smoothly it
 * scrolls beside a short file, and what memory a reading from end to end takes.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function pdf({ machine, rounds, tell }) {
  const folder = newProfile();
  const files = [counts.long, counts.short].map((pages) =>
    path.join(folder, `File of ${pages} pages.pdf`),
  );
  const [long = "", short = ""] = files;
  await writePdf(long, counts.long);
  await writePdf(short, counts.short);
  tell("files written");
  const { app, page, processId } = await startRailhead(machine, path.join(folder, "profile"));
  const [opened, scrolled, memory] = [[], [], []].map(
    () => /** @type {{ ours: number, peer: number }[]} */ ([]),
  );
  if (opened === undefined || scrolled === undefined || memory === undefined) throw new Error();
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await ask(page, "person:name", { name: "Bench" });
    const { id: notebookId } = await ask(page, "notebook:create", { title: "Bench" });
    const sources = files.map((file) => ({ kind: "path", path: file }));
    const from = performance.now();
    const results = await ask(page, "article:import", {
      notebookId,
      batchId: crypto.randomUUID(),
      sources,
    });
    for (const { status, reason } of results)
      if (status !== "imported") throw new Error(JSON.stringify(reason));
    tell(`imported in ${((performance.now() - from) / 1000).toFixed(1)} s`);
    await openNotebook(page);
    await page.keyboard.press("Control+2");
    await rowOf(page, long).click();
    await page.getByRole("radio", { name: "Pages" }).click();
    await drawnIn(page);
    for (let round = 0; round < rounds; round += 1) {
      await open(page, short);
      const ofShort = await scrolledIn(page);
      const before = memoryMbOf(processId);
      opened.push({ ours: await open(page, long), peer: limits.firstPageMs });
      scrolled.push({ ours: await scrolledIn(page), peer: ofShort });
      const most = await readThrough(page, () => memoryMbOf(processId));
      memory.push({ ours: most - before, peer: limits.memoryMb });
      tell(`round ${round + 1} of ${rounds}`);
    }
  } finally {
    await app.close();
    dropFolder(folder);
  }
  const line = (
    /** @type {string} */ name,
    /** @type {string} */ unit,
    /** @type {string} */ against,
    /** @type {number} */ bound,
    /** @type {{ ours: number, peer: number }[]} */ of,
  ) => lineOf({ suite, name, unit, against, bound }, of);
  return [
    line(
      `first of ${counts.long} pages drawn`,
      "ms",
      `the limit of ${limits.firstPageMs} ms`,
      1,
      opened,
    ),
    line("scroll frame (p95)", "ms", `a file of ${counts.short} pages`, 1.5, scrolled),
    line(
      "memory at most, read from end to end",
      "MB",
      `the limit of ${limits.memoryMb} MB`,
      1,
      memory,
    ),
  ];
}

/**
 * Pages full of words, with a letter style of their own every tenth, as reports have them.
 *
 * @param {string} file
 * @param {number} pages
 */
async function writePdf(file, pages) {
  const random = randomFrom(pages);
  const made = await PDFDocument.create();
  const fonts = [
    await made.embedFont(StandardFonts.TimesRoman),
    await made.embedFont(StandardFonts.Helvetica),
  ];
  for (let number = 0; number < pages; number += 1) {
    const sheet = made.addPage([595, 842]);
    const font = fonts[number % 10 === 0 ? 1 : 0] ?? fonts[0];
    if (font === undefined) throw new Error("No font");
    for (let line = 0; line < 46; line += 1) {
      const words = Array.from(
        { length: 12 },
        () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? "the",
      ).join(" ");
      sheet.drawText(words.slice(0, 90), { x: 60, y: 780 - line * 16, size: 10.5, font });
    }
  }
  fs.writeFileSync(file, await made.save());
}

/**
 * @param {Page} page
 * @param {string} file
 */
function rowOf(page, file) {
  return page.getByRole("grid", { name: "Articles" }).getByText(path.basename(file, ".pdf"));
}

/** @param {Page} page */
function pdfFrame(page) {
  return page.frames().find((frame) => frame.url().startsWith("app://pdf/")) ?? null;
}

/**
 * Waits until the page in sight is drawn; answers with when that was, by the machine's clock.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function drawnIn(page) {
  for (;;) {
    const frame = pdfFrame(page);
    if (frame !== null) {
      try {
        return await frame.evaluate(firstDrawn);
      } catch (error) {
        // The frame of the former file, which goes while it is asked.
        if (!/detached|destroyed|navigat/iu.test(String(error))) throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Runs in the frame. */
function firstDrawn() {
  const { document, performance, requestAnimationFrame, innerHeight } = /** @type {any} */ (
    globalThis
  );
  return new Promise((resolve) => {
    const look = () => {
      const isDrawn = [...document.querySelectorAll("[data-page]")].some((sheet) => {
        const { top, bottom } = sheet.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && sheet.querySelector("canvas") !== null;
      });
      if (isDrawn) resolve(performance.timeOrigin + performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * From the press on its row until the first page is drawn.
 *
 * @param {Page} page
 * @param {string} file
 */
async function open(page, file) {
  const former = pdfFrame(page);
  await page.evaluate(() => {
    const { addEventListener, performance } = /** @type {any} */ (globalThis);
    addEventListener(
      "pointerdown",
      (/** @type {any} */ press) =>
        Object.assign(globalThis, { benchPressed: performance.timeOrigin + press.timeStamp }),
      { once: true, capture: true },
    );
  });
  await rowOf(page, file).click();
  while (pdfFrame(page) === former && former !== null && !former.isDetached()) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const drawn = await drawnIn(page);
  /** @type {number} */
  const pressed = await page.evaluate(() => Reflect.get(globalThis, "benchPressed"));
  return drawn - pressed;
}

/**
 * Scrolls from the top; answers with the time of a frame that 95 of 100 stay within.
 *
 * @param {Page} page
 */
async function scrolledIn(page) {
  const frame = pdfFrame(page);
  if (frame === null) throw new Error("No pages are shown");
  /** @type {number[]} */
  const times = await frame.evaluate((count) => {
    const { document, requestAnimationFrame } = /** @type {any} */ (globalThis);
    return new Promise((resolve) => {
      /** @type {number[]} */
      const frames = [];
      let last = 0;
      const step = (/** @type {number} */ now) => {
        if (last > 0) frames.push(now - last);
        last = now;
        document.documentElement.scrollBy(0, 60);
        if (frames.length < count) requestAnimationFrame(step);
        else resolve(frames);
      };
      requestAnimationFrame(step);
    });
  }, framesScrolled);
  return percentile(times, 0.95);
}

/**
 * Stops at pages all through the file until each is drawn; answers with the most that was measured.
 *
 * @param {Page} page
 * @param {() => number} measure
 */
async function readThrough(page, measure) {
  const frame = pdfFrame(page);
  if (frame === null) throw new Error("No pages are shown");
  let most = 0;
  for (let stop = 0; stop < visited; stop += 1) {
    await frame.evaluate((share) => {
      const root = /** @type {any} */ (globalThis).document.documentElement;
      root.scrollTop = share * (root.scrollHeight - root.clientHeight);
    }, stop / visited);
    await frame.evaluate(firstDrawn);
    if (stop % 5 === 4) most = Math.max(most, measure());
  }
  return most;
}

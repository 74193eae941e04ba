import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { projectFolder } from "../cache.mjs";
import { buildAnnotatorPage, startAnnotator } from "./annotator.mjs";
import { randomFrom, vocabulary } from "./corpus.mjs";
import { alternate, lineOf, median, percentile } from "./lines.mjs";
import { threadTimeOf } from "./thread-time.mjs";
import { ask, dropFolder, newProfile, openNotebook, startRailhead } from "./window.mjs";

const suite = "reader";
const textUtf16 = 1_000_000;
/** Of so many marks the larger two are held against none, and the largest against the one before it. */
const markCounts = [0, 5000, 20_000];
const reanchored = 5000;
const editedShare = 0.02;
const framesScrolled = 90;
/** Marks added, and points looked under, for one figure. */
const addedEach = 5;
const pointsEach = 20;
/** A mark that is not drawn by then never is. */
const framesAwaited = 600;
/** More sentences than are marked in one run. */
const sentencesTried = 200;
const limits = { addMs: 4, hitMs: 1 };
const renderers = /** @type {const} */ (["SPANS", "CSS_HIGHLIGHTS"]);
/** No mark of the articles has it, so that one that is added is told from them. */
const addedColour = 6;

/** @typedef {import("./window.mjs").Running["page"]} Page */
/** @typedef {import("./lines.mjs").Line} Line */
/** @typedef {{ readonly start: number, readonly end: number, readonly exact: string, readonly prefix: string, readonly suffix: string }} Selectors */

/**
 * A long article under thousands of marks beside the same article without any, and beside
 * @recogito/text-annotator with its two renderers; and finding marks again in an edited text
 * beside a bare search for their words.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function reader({ machine, rounds, tell }) {
  const text = longText();
  const folder = newProfile();
  const { anchorAll, selectorsOf } = await anchoringIn(path.join(folder, "anchoring"));
  /** @type {Line[]} */
  const lines = [];
  const add = (/** @type {Line} */ line) => {
    lines.push(line);
    const { name, ours, peer, ratio, against } = line;
    tell(`${name}: ${ours.toFixed(1)} to ${peer.toFixed(1)}, ${ratio.toFixed(2)} (${against})`);
  };
  add(await reanchorLine({ text, anchorAll, selectorsOf, rounds }));
  const { app, page } = await startRailhead(machine, path.join(folder, "profile"));
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    const articles = await makeArticles(page, text, selectorsOf);
    tell("articles and marks made");
    await openNotebook(page);
    await page.keyboard.press("Control+2");
    // Once each, so that code and texts are read in whoever comes first.
    for (const article of articles) await paintedIn(page, article);
    const [none, some, many] = articles;
    if (none === undefined || some === undefined || many === undefined) throw new Error("Articles");
    for (const [ours, peer, bound] of /** @type {const} */ ([
      [some, none, 1.5],
      [many, none, 1.5],
      [many, some, 1.2],
    ])) {
      const against = peer.count === 0 ? "the same article without marks" : `${peer.count} marks`;
      const name = `time to paint 1 MB, ${ours.count} marks`;
      const paints = await alternate(
        rounds,
        () => paintedIn(page, ours, none),
        () => paintedIn(page, peer, peer === none ? some : none),
      );
      add(lineOf({ suite, name, unit: "ms", against, bound }, paints));
      const scrolled = await alternate(
        rounds,
        () => scrolledIn(page, ours),
        () => scrolledIn(page, peer),
      );
      const frames = `scroll frame (p95), ${ours.count} marks`;
      add(lineOf({ suite, name: frames, unit: "ms", against, bound }, scrolled));
    }
    for (const article of [some, many]) {
      for (const line of await actLines(page, article, rounds)) add(line);
    }
    const peer = path.join(folder, "annotator");
    await buildAnnotatorPage(peer);
    await annotatorLines({ machine, page, text, some, none, rounds, peer, add });
  } finally {
    await app.close();
    dropFolder(folder);
  }
  return lines;
}

/**
 * What a person does to an open article, held against limits.
 *
 * @param {Page} page
 * @param {MarkedArticle} article
 * @param {number} rounds
 */
async function actLines(page, article, rounds) {
  const { atRest } = await threadTimeOf(page);
  await paintedIn(page, article);
  await atRest();
  const added = [];
  const hits = [];
  for (let round = 0; round < rounds; round += 1) {
    const works = [];
    for (let time = 0; time < addedEach; time += 1) works.push((await addedIn(page)).workMs);
    await atRest();
    added.push({ ours: median(works), peer: limits.addMs });
    hits.push({ ours: await hitIn(page), peer: limits.hitMs });
    await atRest();
  }
  const of = `${article.count} marks`;
  return [
    lineOf(
      {
        suite,
        name: `adding a mark: work until it is painted, ${of}`,
        unit: "ms",
        against: `the limit of ${limits.addMs} ms`,
        bound: 1,
      },
      added,
    ),
    lineOf(
      {
        suite,
        name: `finding the marks under a point, ${of}`,
        unit: "ms",
        against: `the limit of ${limits.hitMs} ms`,
        bound: 1,
      },
      hits,
    ),
  ];
}

/**
 * The window, with its ledger and all its panes, beside the bare library on a page of its own.
 *
 * @param {{
 *   machine: import("./window.mjs").Machine, page: Page, text: string, some: MarkedArticle,
 *   none: MarkedArticle, rounds: number, peer: string, add: (line: Line) => void
 * }} given
 */
async function annotatorLines({ machine, page, text, some, none, rounds, peer, add }) {
  const annotator = await startAnnotator(machine, peer, path.join(peer, "profile"));
  try {
    const marks = rangesIn(text, some.count);
    const ourTime = await threadTimeOf(page);
    const theirTime = await threadTimeOf(annotator.page);
    for (const renderer of renderers) {
      const against = `@recogito/text-annotator, ${renderer}`;
      const line = (
        /** @type {string} */ name,
        /** @type {{ ours: number, peer: number }[]} */ of,
      ) => add(lineOf({ suite, name, unit: "ms", against, bound: 1 }, of));
      const show = () => annotator.show(text, marks, renderer);
      const paints = [];
      const cpus = [];
      for (let round = 0; round < rounds; round += 1) {
        let [ours, theirs] = [0, 0];
        await paintedIn(page, none);
        const ourCpu = await ourTime.usedBy(async () => {
          ours = await paintedIn(page, some);
        });
        const theirCpu = await theirTime.usedBy(async () => {
          theirs = await show();
        });
        paints.push({ ours, peer: theirs });
        cpus.push({ ours: ourCpu, peer: theirCpu });
      }
      line(`time to paint 1 MB, ${some.count} marks`, paints);
      line("main thread until it has come to rest", cpus);
      let place = 300;
      const adds = await alternate(
        rounds,
        async () => {
          await ourTime.atRest();
          return (await addedIn(page)).wholeMs;
        },
        async () => {
          await theirTime.atRest();
          place += 150;
          return annotator.add({ start: place, end: place + 60 }, renderer);
        },
      );
      line("adding a mark, until it is painted", adds);
      const sizes = await alternate(
        rounds,
        () => ourTime.usedBy(() => resized(page)),
        () => theirTime.usedBy(() => resized(annotator.page)),
      );
      line("main thread, window resized there and back", sizes);
    }
  } finally {
    await annotator.app.close();
  }
}

/** @param {Page} page */
async function resized(page) {
  for (const width of [900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(500);
  }
}

/** Paragraphs of sentences, the same at every run. */
function longText() {
  const random = randomFrom(5);
  const word = () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? "the";
  const paragraphs = [];
  let length = 0;
  while (length < textUtf16) {
    const sentences = Array.from({ length: 5 }, () => {
      const words = Array.from({ length: 8 + Math.floor(random() * 14) }, word).join(" ");
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
    });
    const paragraph = sentences.join(" ");
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join("\n\n");
}

/**
 * Ranges all over a text, many of them over one another, none of white space alone.
 *
 * @param {string} text
 * @param {number} count
 */
function rangesIn(text, count) {
  const random = randomFrom(count);
  return Array.from({ length: count }, () => {
    const start = Math.floor(random() * (text.length - 400));
    return { start, end: start + 12 + Math.floor(random() * 200) };
  });
}

/**
 * The program's own anchoring, built for Node.
 *
 * @param {string} into
 * @returns {Promise<{
 *   anchorAll: (text: string, selectors: readonly Selectors[], previous?: string) => readonly ({ how: string } | null)[],
 *   selectorsOf: (text: string, range: { start: number, end: number }) => Selectors,
 * }>}
 */
export async function anchoringIn(into) {
  const source = path.join(projectFolder, "shared", "anchoring");
  await build({
    root: source,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: into,
      emptyOutDir: true,
      ssr: true,
      rolldownOptions: {
        input: [path.join(source, "anchor.ts"), path.join(source, "selectors.ts")],
        output: { entryFileNames: "[name].mjs" },
      },
    },
    ssr: { noExternal: true },
  });
  const load = (/** @type {string} */ name) => import(pathToFileURL(path.join(into, name)).href);
  const { anchorAll } = await load("anchor.mjs");
  const { selectorsOf } = await load("selectors.mjs");
  return { anchorAll, selectorsOf };
}

/** @param {{ text: string, rounds: number } & Awaited<ReturnType<typeof anchoringIn>>} given */
async function reanchorLine({ text, anchorAll, selectorsOf, rounds }) {
  const marks = rangesIn(text, reanchored).map((range) => selectorsOf(text, range));
  const edited = editedText(text);
  const timed = (/** @type {() => void} */ work) => async () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  };
  const measured = await alternate(
    rounds,
    timed(() => anchorAll(edited, marks, text)),
    timed(() => {
      // Looked at, or the engine leaves out a search that nobody asks the outcome of.
      const places = marks.map(({ exact }) => edited.indexOf(exact));
      if (places.every((place) => place < 0)) throw new Error("No quote is in the edited text");
    }),
  );
  const name = `finding ${reanchored} marks again after ${editedShare * 100} % edits`;
  const against = "indexOf of each quote";
  return lineOf({ suite, name, unit: "ms", against, bound: 1.5 }, measured);
}

/**
 * The text with two words of a hundred written otherwise.
 *
 * @param {string} text
 */
function editedText(text) {
  const random = randomFrom(11);
  return text.replaceAll(/[a-z]{3,}/gu, (word) =>
    random() < editedShare ? `${word.slice(1)}x` : word,
  );
}

/**
 * @typedef {object} MarkedArticle
 * @property {string} id
 * @property {string} name
 * @property {number} count of marks
 */

/**
 * One article for each number of marks, of the same words but its first line.
 *
 * @param {Page} page
 * @param {string} text
 * @param {(text: string, range: { start: number, end: number }) => Selectors} selectorsOf
 * @returns {Promise<MarkedArticle[]>}
 */
async function makeArticles(page, text, selectorsOf) {
  await ask(page, "person:name", { name: "Bench" });
  const { id: notebookId } = await ask(page, "notebook:create", { title: "Bench" });
  const articles = [];
  for (const count of markCounts) {
    const name = `Article with ${String(count).padStart(5, "0")} marks`;
    const whole = `${name}\n\n${text}`;
    const [imported] = await ask(page, "article:import", {
      notebookId,
      batchId: crypto.randomUUID(),
      sources: [{ kind: "paste", text: whole, html: null }],
    });
    const id = imported.articleId;
    const versionId = await versionOf(page, notebookId, id);
    const marks = rangesIn(whole, count).map((range, index) => ({
      table: "annotations",
      id: numberedId(count + index),
      set: {
        articleId: id,
        textVersionId: versionId,
        ...selectorsOf(whole, range),
        style: index % 5 === 0 ? "underline" : "highlight",
        colour: 1 + (index % (addedColour - 1)),
        note: null,
      },
    }));
    for (let from = 0; from < marks.length; from += 1000) {
      const changes = marks.slice(from, from + 1000);
      const draft = { id: crypto.randomUUID(), action: "annotation:create", changes };
      await ask(page, "ledger:append", { notebookId, draft });
    }
    articles.push({ id, name, count });
  }
  return articles;
}

/**
 * @param {Page} page
 * @param {string} notebookId
 * @param {string} articleId
 */
async function versionOf(page, notebookId, articleId) {
  const entries = await ask(page, "ledger:read", { notebookId, after: 0, limit: 10_000 });
  for (const { changeSet } of entries) {
    for (const { table, id, set } of changeSet.changes) {
      if (table === "textVersions" && set.articleId === articleId) return id;
    }
  }
  throw new Error(`No text of ${articleId}`);
}

/** @param {number} number */
function numberedId(number) {
  return `0190b0c0-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

/**
 * From the press on its row until the article, and its marks, are painted.
 *
 * @param {Page} page
 * @param {MarkedArticle} article
 * @param {MarkedArticle} [from] the article that is open before
 */
async function paintedIn(page, article, from) {
  if (from !== undefined) await paintedIn(page, from);
  await page.evaluate(
    ([id, hasMarks]) => {
      const {
        addEventListener,
        performance,
        requestAnimationFrame,
        MessageChannel,
        document,
        CSS,
      } = /** @type {any} */ (globalThis);
      const painted = new Promise((resolve) => {
        const onPress = (/** @type {any} */ press) => {
          const look = () => {
            const shown = document.getElementById("reader-text")?.dataset.article === id;
            const marked = [...CSS.highlights.keys()].some((name) => name.startsWith("mark-"));
            if (!shown || marked !== hasMarks) {
              requestAnimationFrame(look);
              return;
            }
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - press.timeStamp);
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        addEventListener("pointerdown", onPress, { once: true, capture: true });
      });
      Object.assign(globalThis, { benchPainted: painted });
    },
    /** @type {const} */ ([article.id, article.count > 0]),
  );
  await page.getByRole("grid", { name: "Articles" }).getByText(article.name).click();
  /** @type {number} */
  const ms = await page.evaluate(() => Reflect.get(globalThis, "benchPainted"));
  return ms;
}

/**
 * Scrolls through the middle of the article; answers with the time of a frame that 95 of 100 stay within.
 *
 * @param {Page} page
 * @param {MarkedArticle} article
 */
async function scrolledIn(page, article) {
  await paintedIn(page, article);
  /** @type {number[]} */
  const frames = await page.evaluate((count) => {
    const { document, requestAnimationFrame } = /** @type {any} */ (globalThis);
    const scroller = document.querySelector("[data-scroller]");
    scroller.scrollTop = scroller.scrollHeight / 3;
    return new Promise((resolve) => {
      /** @type {number[]} */
      const times = [];
      let last = 0;
      const step = (/** @type {number} */ now) => {
        if (last > 0) times.push(now - last);
        last = now;
        scroller.scrollBy(0, 240);
        if (times.length < count) requestAnimationFrame(step);
        else resolve(times);
      };
      requestAnimationFrame(step);
    });
  }, framesScrolled);
  return percentile(frames, 0.95);
}

/**
 * Marks a sentence of the open article by a key: the time from the key until the mark is
 * painted, and what of it was work and no waiting for the next frame.
 *
 * @param {Page} page
 * @returns {Promise<{ workMs: number, wholeMs: number }>}
 */
async function addedIn(page) {
  await page.locator("#reader-text").focus();
  // On to the next sentence that is not marked so already.
  for (let step = 0, isFree = false; !isFree; step += 1) {
    if (step === sentencesTried) throw new Error("No sentence is left to mark");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => /** @type {any} */ (globalThis).CSS.highlights.has("passage"));
    isFree = await page.evaluate(watchForMark, { colour: addedColour, mostFrames: framesAwaited });
  }
  await page.keyboard.press(String(addedColour));
  return page.evaluate(() => Reflect.get(globalThis, "benchAdded"));
}

/**
 * Runs in the page: waits for the next key and for the mark of this colour that it makes of the
 * selected passage. False where there is one already, or no room for another.
 *
 * @param {{ colour: number, mostFrames: number }} given
 */
function watchForMark({ colour, mostFrames }) {
  const { addEventListener, performance, requestAnimationFrame, MessageChannel, CSS } =
    /** @type {any} */ (globalThis);
  /** @typedef {{ startContainer: unknown, startOffset: number, endOffset: number }} Drawn */
  /** @type {Map<string, Set<Drawn>>} */
  const highlights = CSS.highlights;
  const [passage] = highlights.get("passage") ?? [];
  if (passage === undefined) return false;
  const isOver = (/** @type {Drawn} */ { startContainer, startOffset, endOffset }) =>
    startContainer === passage.startContainer &&
    startOffset <= passage.startOffset &&
    endOffset > passage.startOffset;
  const isDrawn = (/** @type {RegExp} */ style) =>
    [...highlights].some(([name, ranges]) => style.test(name) && [...ranges].some(isOver));
  const isMarked = () => isDrawn(new RegExp(`^mark-[a-z]+-${colour}$`, "u"));
  // A fourth mark of the same words is not drawn.
  if (isMarked() || isDrawn(/^mark-above/u)) return false;
  const soon = (/** @type {() => void} */ then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
  const added = new Promise((resolve, reject) => {
    let frames = 0;
    const onKey = () => {
      const pressed = performance.now();
      let handled = Number.POSITIVE_INFINITY;
      soon(() => {
        handled = performance.now();
      });
      const look = () => {
        const frame = performance.now();
        soon(() => {
          const painted = performance.now();
          if (isMarked())
            resolve({
              workMs: painted - pressed - Math.max(0, frame - handled),
              wholeMs: painted - pressed,
            });
          else if (++frames > mostFrames) reject(new Error("The mark was not drawn"));
          else requestAnimationFrame(look);
        });
      };
      requestAnimationFrame(look);
    };
    addEventListener("keydown", onKey, { once: true, capture: true });
  });
  Object.assign(globalThis, { benchAdded: added });
  return true;
}

/**
 * Lets go of the mouse at points of the open article, which chooses the marks under them; answers
 * with what one took.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function hitIn(page) {
  return page.evaluate(async (count) => {
    const { document, performance, requestAnimationFrame, PointerEvent } = /** @type {any} */ (
      globalThis
    );
    const text = document.getElementById("reader-text");
    const box = text.getBoundingClientRect();
    const times = [];
    for (let point = 0; point < count; point += 1) {
      const clientX = box.left + 20 + ((point * 37) % Math.max(1, box.width - 40));
      const clientY = 250 + ((point * 29) % 400);
      const event = new PointerEvent("pointerup", { bubbles: true, button: 0, clientX, clientY });
      const before = performance.now();
      text.dispatchEvent(event);
      times.push(performance.now() - before);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? Number.NaN;
  }, pointsEach);
}

import { randomFrom, vocabulary } from "./bench/corpus.mjs";
import { openProgram } from "./load-program.mjs";
import { recordCount } from "./test-count.mjs";

// node scripts/measure-anchoring.mjs [--count <mutations>]
const at = process.argv.indexOf("--count");
const wanted = at === -1 ? 100_000 : Number(process.argv[at + 1]);
const marksOfText = 100;
/** A proposal is right when at least this much of it is the mark's own words, where the edit has left them. */
const leastOwn = 0.5;
/** Promised: no found mark on other words, and so many of the proposals right. */
const least = { alone: 0.985, withOldText: 0.995 };

const say = (/** @type {string} */ words) => process.stdout.write(`${words}\n`);

/**
 * A word of the text before or after its edit: the number it had before, null for one put in.
 *
 * @typedef {{ readonly words: string, readonly from: number | null }} Token
 * @typedef {{ start: number, end: number }} Range
 */

/** @param {() => number} random */
function wordFrom(random) {
  return vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? "the";
}

/**
 * Sentences in paragraphs, as words with what stands behind each.
 *
 * @param {() => number} random
 * @returns {Token[]}
 */
function madeText(random) {
  return Array.from({ length: 4000 }, (_, index) => {
    const isEnd = index % 14 === 13;
    const behind = isEnd ? (index % 70 === 69 ? ".\n\n" : ". ") : " ";
    return { words: `${wordFrom(random)}${behind}`, from: index };
  });
}

/**
 * The text as somebody left it: words written otherwise, left out and put in, sentences gone,
 * a paragraph moved, line ends of another system.
 *
 * @param {readonly Token[]} tokens
 * @param {() => number} random
 * @returns {Token[]}
 */
function edited(tokens, random) {
  const rate = 0.005 + random() * 0.05;
  let left = tokens.flatMap((token) => {
    const chance = random();
    if (chance < rate * 0.5)
      return [{ ...token, words: token.words.replace(/^\S+/u, wordFrom(random)) }];
    if (chance < rate * 0.7) return [{ ...token, words: token.words.replace(/^\S/u, "") }];
    if (chance < rate * 0.85) return [];
    if (chance < rate) return [token, { words: `${wordFrom(random)} `, from: null }];
    return [token];
  });
  for (let gone = Math.floor(random() * 4); gone > 0; gone -= 1) {
    const from = Math.floor(random() * left.length);
    left = [...left.slice(0, from), ...left.slice(from + 14)];
  }
  if (random() < 0.5) {
    const from = Math.floor(random() * (left.length - 200));
    const moved = left.slice(from, from + 70);
    const rest = [...left.slice(0, from), ...left.slice(from + 70)];
    const to = Math.floor(random() * rest.length);
    left = [...rest.slice(0, to), ...moved, ...rest.slice(to)];
  }
  if (random() < 0.1)
    left = left.map((token) => ({ ...token, words: token.words.replaceAll("\n", "\r\n") }));
  return left;
}

/**
 * The text, and where each word of it before the edit stands in it now.
 *
 * @param {readonly Token[]} tokens
 */
function laidOut(tokens) {
  /** @type {Map<number, Range>} */
  const places = new Map();
  let text = "";
  for (const { words, from } of tokens) {
    if (from !== null)
      places.set(from, { start: text.length, end: text.length + words.trimEnd().length });
    text += words;
  }
  return { text, places };
}

/**
 * How much of a range is words of the mark, wherever the edit has left them.
 *
 * @param {Range} range
 * @param {readonly Range[]} places of the words of the mark, in order of the old text
 */
function ownPart(range, places) {
  const own = places.reduce((sum, { start, end }) => {
    // With the space behind it, which is nobody's.
    const both = Math.min(range.end, end + 1) - Math.max(range.start, start);
    return sum + Math.max(0, both);
  }, 0);
  return own / (range.end - range.start);
}

const program = await openProgram();
let isMet = true;
try {
  const { anchorAll } = await program.load("shared/anchoring/anchor.ts");
  const { selectorsOf } = await program.load("shared/anchoring/selectors.ts");
  const sums = { alone: counts(), withOldText: counts() };
  for (let made = 0, seed = 1; made < wanted; seed += 1) {
    const random = randomFrom(seed);
    const before = madeText(random);
    const old = laidOut(before);
    const now = laidOut(edited(before, random));
    const marks = Array.from({ length: Math.min(marksOfText, wanted - made) }, () => {
      const first = Math.floor(random() * (before.length - 60));
      return { first, last: first + 1 + Math.floor(random() ** 2 * 50) };
    });
    made += marks.length;
    const selectors = marks.map(({ first, last }) =>
      selectorsOf(old.text, {
        start: old.places.get(first)?.start,
        end: old.places.get(last)?.end,
      }),
    );
    for (const [sum, previous] of /** @type {const} */ ([
      [sums.alone, undefined],
      [sums.withOldText, old.text],
    ])) {
      anchorAll(now.text, selectors, previous).forEach(
        (/** @type {(Range & { how: string }) | null} */ found, /** @type {number} */ index) => {
          const mark = marks[index];
          if (mark === undefined) return;
          if (found === null) {
            sum.lost += 1;
            return;
          }
          if (found.how !== "approximate") {
            sum.found += 1;
            const words = now.text.slice(found.start, found.end);
            if (words !== selectors[index]?.exact) sum.otherWords += 1;
            return;
          }
          sum.proposed += 1;
          const places = Array.from({ length: mark.last - mark.first + 1 }, (_, step) =>
            now.places.get(mark.first + step),
          ).filter((place) => place !== undefined);
          if (ownPart(found, places) >= leastOwn) sum.right += 1;
        },
      );
    }
  }
  for (const [name, sum, bound] of /** @type {const} */ ([
    ["without the old text", sums.alone, least.alone],
    ["with the old text", sums.withOldText, least.withOldText],
  ])) {
    const share = sum.proposed === 0 ? 1 : sum.right / sum.proposed;
    const isGood = sum.otherWords === 0 && share >= bound;
    isMet &&= isGood;
    say(
      `${name}: ${sum.found} found, ${sum.otherWords} of them on other words; ${sum.proposed} proposed, ${(100 * share).toFixed(2)} % right (at least ${100 * bound}); ${sum.lost} lost${isGood ? "" : "  NOT ENOUGH"}`,
    );
  }
  recordCount("anchoring", isMet ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  say(isMet ? "\n1 passed, 0 failed" : "\n0 passed, 1 failed");
} finally {
  await program.close();
}
process.exitCode = isMet ? 0 : 1;

function counts() {
  return { found: 0, otherWords: 0, proposed: 0, right: 0, lost: 0 };
}

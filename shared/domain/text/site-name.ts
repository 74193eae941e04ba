import { bylineIn } from "./byline.ts";
import {
  type Body,
  type DraftBlock,
  folded,
  isOpen,
  isProse,
  weightOf,
  wordCount,
} from "./draft-block.ts";
import { dateLine } from "./publication-date.ts";
import { type FoundText, shortened } from "./reading.ts";

/** A name as it is compared: without case, punctuation and width. */
export const nameKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, " ")
    .trim();

/** Longest line still taken for a site's name, in words and in weight; longer ones that repeat are headlines. */
const longestName = { words: 6, weight: 50 };

export function isNameSized(text: string): boolean {
  return wordCount(text) <= longestName.words && weightOf(text) <= longestName.weight;
}

/** A short line that stands several times around the text, at least once above it, is the site's name. */
export function foldSiteNames(blocks: DraftBlock[], body: Body): FoundText | null {
  const groups = new Map<string, number[]>();
  blocks.forEach((block, index) => {
    if (!isOpen(block) || !isNameSized(block.text) || isProse(block.text)) return;
    if (dateLine(block.text) !== null || bylineIn(block.text) !== null) return;
    const key = nameKey(block.text);
    if (key === "") return;
    const places = groups.get(key);
    if (places === undefined) groups.set(key, [index]);
    else places.push(index);
  });
  const repeated = [...groups.values()].filter(
    (places) => isRepeatedAround(places, body) && !isAuthorAgain(blocks, places),
  );
  const [best] = repeated.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  const first = best?.[0];
  const name = first === undefined ? undefined : blocks[first]?.text;
  if (best === undefined || name === undefined) return null;

  const evidence = evidenceOf(best.flatMap((index) => blocks[index]?.place ?? []));
  for (const index of [...repeated.flat(), ...namedAgain(blocks, body, name)]) {
    const block = blocks[index];
    if (block !== undefined) blocks[index] = folded(block, "site-name-repeated", "masthead");
  }
  return { value: name.replace(/\s*[|•·–—-]\s*$/u, ""), basis: "stated", evidence };
}

function isRepeatedAround(places: readonly number[], body: Body): boolean {
  const above = places.filter((index) => index < body.start).length;
  const below = places.filter((index) => index >= body.end).length;
  return above >= 2 || (above === 1 && below >= 1);
}

/** An author stands above the text and again in the box about contributors. */
function isAuthorAgain(blocks: readonly DraftBlock[], places: readonly number[]): boolean {
  return places.some((index) => {
    const above = blocks.slice(0, index).findLast((block) => block.role !== "blank");
    return above?.removedReason === "contributor-box";
  });
}

/** Lines around the text that are the site's name and a word or two more ("CI Press Logo", "Welcome to …"). */
function namedAgain(blocks: readonly DraftBlock[], body: Body, name: string): number[] {
  const key = nameKey(name);
  return blocks.flatMap((block, index) => {
    const isAround = index < body.start || index >= body.end;
    if (!isOpen(block) || !isAround || !nameKey(block.text).includes(key)) return [];
    return wordCount(block.text) <= wordCount(name) + 2 && isNameSized(block.text) ? [index] : [];
  });
}

/** Several lines in words: `lines 3, 5, 7`. */
export function evidenceOf(places: readonly string[]): string {
  const numbers = places.map((place) => /^line (\d+)$/u.exec(place)?.[1] ?? null);
  if (places.length < 2 || numbers.includes(null)) return shortened(places.join(", "), 500);
  return shortened(`lines ${numbers.join(", ")}`, 500);
}

import search from "approx-string-match";
import { wholeGraphemes } from "./graphemes.ts";
import { type OffsetMap, offsetMapOf } from "./offset-map.ts";
import type { Selectors } from "./selectors.ts";
import type { TextRange } from "./text-range.ts";

/**
 * A selector found again. `exact` and `moved` cover exactly the stored words;
 * `approximate` is a proposal that a person has to accept and is never shown as marked.
 * `score` runs from 0 to 1 and is 1 for `exact`.
 */
export interface Anchor extends TextRange {
  readonly how: "exact" | "moved" | "approximate";
  readonly score: number;
}

/** A quote this long does not occur twice by chance; a shorter one needs its context to agree. */
const tellingUtf16 = 24;
/** Least share of the stored context that must stand around a short or repeated quote. */
const leastContext = 0.5;
/** Two places that fit this alike can not be told apart, so neither is taken. */
const leastLead = 0.15;
/** How far from where the words should be an altered quote is looked for: whole-text matching takes seconds. */
const windowUtf16 = 12_000;
/** How far from the place that the old text gives it is looked for first. */
const narrowUtf16 = 400;
/** Share of a quote that may differ for that place to be taken without a look at others. */
const surelyErrors = 0.15;
/** Share of a quote that may differ. Above it, proposals are mostly wrong. */
const mostErrors = 0.3;
/** Long quotes are matched by both ends, since the matcher's time grows with the pattern. */
const endUtf16 = 256;
/** More places than these are not weighed: a quote that common is not told apart by 64 units of context. */
const mostPlaces = 2000;

/** Finds a passage again; null when it is lost. `previousText` is the text the selectors were made on. */
export function anchor(text: string, selectors: Selectors, previousText?: string): Anchor | null {
  const map =
    previousText === undefined || previousText === text ? null : offsetMapOf(previousText, text);
  return anchorWith(text, selectors, map);
}

/** Finds many passages of one text again, comparing the two texts once. */
export function anchorAll(
  text: string,
  selectors: readonly Selectors[],
  previousText?: string,
): readonly (Anchor | null)[] {
  const map =
    previousText === undefined || previousText === text ? null : offsetMapOf(previousText, text);
  return selectors.map((one) => anchorWith(text, one, map));
}

function anchorWith(text: string, selectors: Selectors, map: OffsetMap | null): Anchor | null {
  if (selectors.exact === "") return null;
  return (
    anchorInPlace(text, selectors, map) ??
    anchorByQuote(text, selectors, map) ??
    anchorNearby(text, selectors, map)
  );
}

function isAt(text: string, selectors: Selectors, start: number): boolean {
  return text.startsWith(selectors.exact, start);
}

function anchorInPlace(text: string, selectors: Selectors, map: OffsetMap | null): Anchor | null {
  const place = map?.placeOf(selectors);
  if (place?.isExact && isAt(text, selectors, place.start)) {
    const how = place.start === selectors.start ? "exact" : "moved";
    return { start: place.start, end: place.end, how, score: 1 };
  }
  const { start, end, exact } = selectors;
  if (end - start !== exact.length || !isAt(text, selectors, start)) return null;
  // Equal words at the old place of an altered text may be other words: their context has to agree.
  if (contextAt(text, selectors, start) < leastContext) return null;
  return { start, end, how: "exact", score: 1 };
}

/** Share of the stored context that stands around a place, 0 to 1; 1 when none was stored. */
export function contextAt(
  text: string,
  { exact, prefix, suffix }: Selectors,
  start: number,
): number {
  const total = prefix.length + suffix.length;
  if (total === 0) return 1;
  let agreed = 0;
  while (
    agreed < prefix.length &&
    prefix.charCodeAt(prefix.length - 1 - agreed) === text.charCodeAt(start - 1 - agreed)
  ) {
    agreed += 1;
  }
  const end = start + exact.length;
  let after = 0;
  while (after < suffix.length && suffix.charCodeAt(after) === text.charCodeAt(end + after)) {
    after += 1;
  }
  return (agreed + after) / total;
}

export function placesOf(text: string, exact: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < mostPlaces; ) {
    if (isWhole(text, at, exact.length)) places.push(at);
    at = text.indexOf(exact, at + 1);
  }
  return places;
}

/** False where taking the words would split a grapheme, as "e" out of "é" written with a combining accent. */
function isWhole(text: string, start: number, length: number): boolean {
  const whole = wholeGraphemes(text, { start, end: start + length });
  return whole.start === start && whole.end === start + length;
}

function anchorByQuote(text: string, selectors: Selectors, map: OffsetMap | null): Anchor | null {
  const { exact } = selectors;
  const weighed = placesOf(text, exact)
    .map((start) => ({ start, score: contextAt(text, selectors, start) }))
    .sort((a, b) => b.score - a.score);
  const best = weighed[0];
  if (best === undefined) return null;

  const found = { start: best.start, end: best.start + exact.length, score: best.score };
  const rival = weighed[1];
  if (rival === undefined) {
    const isTelling = exact.length >= tellingUtf16 || best.score >= leastContext;
    return { ...found, how: isTelling ? "moved" : "approximate" };
  }
  if (best.score >= leastContext && best.score - rival.score >= leastLead) {
    return { ...found, how: "moved" };
  }
  // Nothing tells the places apart for certain: propose the likeliest one.
  const expected = map?.placeOf(selectors).start ?? selectors.start;
  const alike = weighed.filter(({ score }) => best.score - score < leastLead);
  const nearest = alike.reduce((a, b) =>
    Math.abs(b.start - expected) < Math.abs(a.start - expected) ? b : a,
  );
  return {
    start: nearest.start,
    end: nearest.start + exact.length,
    how: "approximate",
    score: nearest.score,
  };
}

function anchorNearby(text: string, selectors: Selectors, map: OffsetMap | null): Anchor | null {
  const place = map?.placeOf(selectors) ?? selectors;
  // The old text says between which equal words the passage must be: there it is looked for first.
  const narrow = map === null ? null : closestIn(text, selectors, place, narrowUtf16);
  const isSure = narrow !== null && narrow.errors <= selectors.exact.length * surelyErrors;
  const found = isSure ? narrow : closestIn(text, selectors, place, windowUtf16);
  if (found === null) return null;

  const whole = wholeGraphemes(text, found);
  const score = 1 - found.errors / selectors.exact.length;
  return { ...whole, how: "approximate", score };
}

/** The best match within so many units of a place. */
function closestIn(
  text: string,
  { exact }: Selectors,
  place: TextRange,
  reach: number,
): Match | null {
  const from = Math.max(0, place.start - reach);
  const to = Math.min(text.length, Math.max(place.end, place.start) + reach);
  const near = text.slice(from, to);
  const expected = place.start - from;
  const found =
    exact.length <= 2 * endUtf16
      ? closest(near, exact, expected)
      : closestByEnds(near, exact, expected);
  return found === null
    ? null
    : { start: from + found.start, end: from + found.end, errors: found.errors };
}

interface Match extends TextRange {
  readonly errors: number;
}

function closest(near: string, pattern: string, expected: number): Match | null {
  const matches = search(near, pattern, Math.floor(pattern.length * mostErrors));
  let best: Match | null = null;
  for (const match of matches) {
    if (match.end <= match.start) continue;
    const isBetter =
      best === null ||
      match.errors < best.errors ||
      (match.errors === best.errors &&
        Math.abs(match.start - expected) < Math.abs(best.start - expected));
    if (isBetter) best = match;
  }
  return best;
}

function closestByEnds(near: string, exact: string, expected: number): Match | null {
  const head = closest(near, exact.slice(0, endUtf16), expected);
  if (head === null) return null;
  const tailAt = head.start + exact.length - endUtf16;
  const tail = closest(near, exact.slice(-endUtf16), tailAt);
  if (tail === null || tail.end <= head.end) return null;
  const lengthError = Math.abs(tail.end - head.start - exact.length);
  const share = (head.errors + tail.errors) / (2 * endUtf16);
  const errors = Math.max(lengthError, Math.round(share * exact.length));
  return errors > exact.length * mostErrors ? null : { start: head.start, end: tail.end, errors };
}

import { type Place, placesIn } from "./places.ts";
import type { Term } from "./query.ts";

/** A stretch of a field around what was found, ready to show. */
export type Snippet = {
  readonly text: string;
  /** What was found, as offsets into `text`. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** Where the first of it stands in the field, to jump to; null when the field has none of it. */
  readonly range: { readonly start: number; readonly end: number } | null;
};

/** About two lines of a result list. */
const usualLength = 180;
const leadLength = 50;

/** The stretch of the field in which most of the terms stand close together; its beginning when none does. */
export function snippetOf(text: string, terms: readonly Term[], length = usualLength): Snippet {
  const places = placesIn(text, terms);
  const best = bestPlace(places, length - leadLength);
  if (best === null) {
    const start = text.length - text.trimStart().length;
    const end = wordBorder(text, start + length, -1);
    return { ...shown(text, start, end, []), range: null };
  }
  const start = best.start <= leadLength ? 0 : wordBorder(text, best.start - leadLength, 1);
  const from = Math.min(start, best.start);
  const end = Math.max(best.end, wordBorder(text, from + length, -1));
  const inside = merged(places.filter((place) => place.start >= from && place.end <= end));
  return { ...shown(text, from, end, inside), range: { start: best.start, end: best.end } };
}

/** The number of different terms that the field has: which of a document's fields to show. */
export function termsFoundIn(text: string, terms: readonly Term[]): number {
  return new Set(placesIn(text, terms).map(({ term }) => term)).size;
}

/** The place after which, within the window, most different terms follow; the first of equals. */
function bestPlace(places: readonly Place[], window: number): Place | null {
  let best: Place | null = null;
  let bestCount = 0;
  let first = 0;
  const inside = new Map<number, number>();
  // Walked backwards, so that the window behind each place is known when it is weighed.
  let last = places.length - 1;
  for (first = places.length - 1; first >= 0; first -= 1) {
    const place = places[first];
    if (place === undefined) continue;
    inside.set(place.term, (inside.get(place.term) ?? 0) + 1);
    for (; last >= first; last -= 1) {
      const far = places[last];
      if (far === undefined || far.end - place.start <= window) break;
      const left = (inside.get(far.term) ?? 1) - 1;
      if (left === 0) inside.delete(far.term);
      else inside.set(far.term, left);
    }
    const count = Math.max(1, inside.size);
    if (count >= bestCount) {
      best = place;
      bestCount = count;
    }
  }
  return best;
}

function merged(places: readonly Place[]): readonly { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of places) {
    const former = ranges.at(-1);
    if (former !== undefined && start <= former.end) former.end = Math.max(former.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** Moves an offset on to where a word begins or ends, if one does nearby. */
function wordBorder(text: string, offset: number, by: 1 | -1): number {
  if (offset >= text.length) return text.length;
  for (let step = 0; step <= 20; step += 1) {
    const at = offset + by * step;
    if (at <= 0) return 0;
    if (/\s/.test(text.charAt(by === 1 ? at - 1 : at))) return at;
  }
  // Japanese has no spaces to cut at; only a character of two units must stay whole.
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** Cut out, white space collapsed, with the ranges moved along and an ellipsis where text was left off. */
function shown(
  text: string,
  start: number,
  end: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): Pick<Snippet, "text" | "marks"> {
  let cut = text.slice(0, start).trim() === "" ? "" : "…";
  const marks: [number, number][] = [];
  let at = start;
  const append = (until: number) => {
    const piece = text.slice(at, until).replace(/\s+/gu, " ");
    cut += cut === "" || cut.endsWith(" ") || cut === "…" ? piece.trimStart() : piece;
    at = until;
  };
  for (const range of ranges) {
    append(range.start);
    const markStart = cut.length;
    append(range.end);
    marks.push([markStart, cut.length]);
  }
  append(end);
  cut = cut.trimEnd();
  return { text: end < text.length ? `${cut}…` : cut, marks };
}

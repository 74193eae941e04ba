import type { Filter, Query, Term } from "./query.ts";
import { type SeenWord, wordsOf } from "./words.ts";

/** Where a term stands in a text, in UTF-16 units, end exclusive. */
export type Place = { readonly start: number; readonly end: number; readonly term: number };

/** True when the field has the term: its words one after the other. */
export function hasTerm(words: readonly SeenWord[], term: Term): boolean {
  return nextPlace(words, term, 0) !== null;
}

/** Every place of every term in a text, in order; overlapping ones of different terms included. */
export function placesIn(text: string, terms: readonly Term[]): readonly Place[] {
  const words = wordsOf(text);
  const places: Place[] = [];
  terms.forEach((term, index) => {
    let from = 0;
    for (;;) {
      const at = nextPlace(words, term, from);
      if (at === null) break;
      const first = words[at];
      const last = words[at + term.words.length - 1];
      if (first !== undefined && last !== undefined) {
        places.push({ start: first.start, end: lastEnd(last, term), term: index });
      }
      from = at + 1;
    }
  });
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Of a pair found by its first character, only that character was asked for. */
function lastEnd(last: SeenWord, term: Term): number {
  const asked = term.words.at(-1) ?? "";
  const length = (asked.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  const isHalf = term.isPrefix && last.kind === "pair" && asked.length === length;
  return isHalf ? last.start + length : last.end;
}

function nextPlace(words: readonly SeenWord[], term: Term, from: number): number | null {
  const { words: asked, isPrefix } = term;
  const lastAt = asked.length - 1;
  for (let at = from; at + lastAt < words.length; at += 1) {
    let matched = 0;
    while (matched <= lastAt) {
      const word = words[at + matched]?.word ?? "";
      const wanted = asked[matched] ?? "";
      const fits = isPrefix && matched === lastAt ? word.startsWith(wanted) : word === wanted;
      if (!fits) break;
      matched += 1;
    }
    if (matched > lastAt) return at;
  }
  return null;
}

/**
 * True when the fields of a document satisfy the query: a term has to stand inside one of
 * them, different terms may stand in different ones.
 *
 * @param passes decides on the filters, which are about more than the document's words
 */
export function satisfies(
  fields: readonly string[],
  query: Query,
  passes: (filter: Filter) => boolean,
): boolean {
  const words = fields.map(wordsOf);
  const has = (term: Term) => words.some((field) => hasTerm(field, term));
  return query.clauses.every(({ any, isExcluded }) => {
    const holds = any.some((alternative) =>
      alternative.kind === "filter" ? passes(alternative) : has(alternative),
    );
    return holds !== isExcluded;
  });
}

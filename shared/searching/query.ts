import { wordsOf } from "./words.ts";

const filterFields = ["lens", "source", "kind", "tag", "rating", "date", "lang", "origin"] as const;
export type FilterField = (typeof filterFields)[number];

/** Words that have to follow each other inside one field. */
export type Term = {
  readonly kind: "words";
  /** As typed, without quotes and signs. */
  readonly text: string;
  /** As the index has them, in order; never empty. */
  readonly words: readonly string[];
  /** The last word is the beginning of one. */
  readonly isPrefix: boolean;
};

export type Filter = {
  readonly kind: "filter";
  readonly field: FilterField;
  readonly value: string;
};

export type Alternative = Term | Filter;

/** One condition: any of the alternatives holds, or none of them when it is excluded. */
export type Clause = { readonly isExcluded: boolean; readonly any: readonly Alternative[] };

/** All clauses have to hold. Without any, the query asks for nothing. */
export type Query = { readonly clauses: readonly Clause[] };

const openings: Readonly<Record<string, string>> = { '"': '"', "“": "”", "「": "」", "„": "“" };

/** A term and what stands around it: `-`, `field:`, a quoted or a bare text, `*`. */
type Piece = {
  readonly isExcluded: boolean;
  readonly field: FilterField | null;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isStarred: boolean;
  readonly isLast: boolean;
};

/**
 * Reads what was typed: words (all of them are asked for), `"a phrase"`, `OR` between
 * alternatives, `-` before what must not be there, `begin*`, and `field:value`. There are no
 * mistakes to make: what can not be read as syntax is read as words.
 *
 * @param isTyping takes a bare last word for the beginning of one, since more may follow
 */
export function parseQuery(typed: string, isTyping = false): Query {
  const clauses: Clause[] = [];
  let isAlternative = false;
  for (const piece of piecesOf(typed)) {
    if (!piece.isQuoted && piece.field === null && !piece.isExcluded) {
      if (piece.text === "OR" || piece.text === "|") {
        isAlternative = clauses.length > 0;
        continue;
      }
      if (piece.text === "AND") continue;
    }
    const read = alternativeOf(piece, isTyping);
    if (read === null) continue;
    const former = clauses.at(-1);
    if (isAlternative && former !== undefined && former.isExcluded === piece.isExcluded) {
      clauses[clauses.length - 1] = { ...former, any: [...former.any, read] };
    } else {
      clauses.push({ isExcluded: piece.isExcluded, any: [read] });
    }
    isAlternative = false;
  }
  return { clauses };
}

/** The words of a text as one term; null when it has none. */
export function termOf(text: string, isPrefix = false): Term | null {
  const words = [...wordsOf(text)];
  const last = words.at(-1);
  if (last === undefined) return null;
  if (last.kind === "tail") {
    // A run may go on where the query ends: its last character alone says only that it ended.
    const isAlone = words.at(-2)?.kind !== "pair";
    if (isAlone) return { kind: "words", text, words: words.map(wordIn), isPrefix: true };
    return { kind: "words", text, words: words.slice(0, -1).map(wordIn), isPrefix: false };
  }
  // The rest of O'Br… is not a word yet that stands by itself.
  const asked = isPrefix && last.kind === "elided" ? words.slice(0, -1) : words;
  return { kind: "words", text, words: asked.map(wordIn), isPrefix };
}

/** True when the query holds words to look for, beside filters. */
export function hasWords(query: Query): boolean {
  return query.clauses.some(
    ({ any, isExcluded }) => !isExcluded && any.some(({ kind }) => kind !== "filter"),
  );
}

/** The terms whose places are worth showing: all but the excluded ones. */
export function soughtTerms(query: Query): readonly Term[] {
  return query.clauses.flatMap(({ any, isExcluded }) =>
    isExcluded ? [] : any.filter((alternative) => alternative.kind === "words"),
  );
}

const wordIn = ({ word }: { readonly word: string }) => word;

function alternativeOf(piece: Piece, isTyping: boolean): Alternative | null {
  const { field, text, isQuoted, isStarred, isExcluded, isLast } = piece;
  if (field !== null) {
    const value = text.trim();
    return value === "" ? null : { kind: "filter", field, value };
  }
  // Of what is left out nothing is guessed: "-of" does not mean offices.
  return termOf(text, isStarred || (isTyping && isLast && !isQuoted && !isExcluded));
}

function* piecesOf(typed: string): Generator<Piece> {
  let at = 0;
  while (at < typed.length) {
    if (/\s/.test(typed.charAt(at))) {
      at += 1;
      continue;
    }
    const isExcluded = typed.charAt(at) === "-" && /\S/.test(typed.charAt(at + 1));
    if (isExcluded) at += 1;
    const field = fieldAt(typed, at);
    if (field !== null) at += field.length + 1;

    const closing = openings[typed.charAt(at)];
    if (closing !== undefined) {
      const end = typed.indexOf(closing, at + 1);
      const textEnd = end < 0 ? typed.length : end;
      const text = typed.slice(at + 1, textEnd);
      at = Math.min(typed.length, textEnd + 1);
      const isStarred = typed.charAt(at) === "*";
      if (isStarred) at += 1;
      yield { isExcluded, field, text, isQuoted: true, isStarred, isLast: false };
      continue;
    }
    let end = at;
    while (end < typed.length && !/[\s"“]/.test(typed.charAt(end))) end += 1;
    const bare = typed.slice(at, end);
    // A filter reads its own stars.
    const isStarred = field === null && bare.endsWith("*");
    const text = isStarred ? bare.slice(0, -1) : bare;
    at = end;
    yield { isExcluded, field, text, isQuoted: false, isStarred, isLast: end === typed.length };
  }
}

function fieldAt(typed: string, at: number): FilterField | null {
  const name = /^[a-z]+(?=:)/i.exec(typed.slice(at, at + 10))?.[0].toLowerCase();
  return filterFields.find((field) => field === name) ?? null;
}

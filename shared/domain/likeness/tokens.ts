import { atOnce } from "../../at-once.ts";

/** A word, or two characters of a script without spaces, as texts are compared by; offsets are UTF-16. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const words =
  /(?<wide>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+)|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** What a text says, without case, punctuation, width and accents; Korean words as they are. */
export function tokensOf(text: string): readonly Token[] {
  return atOnce(tokenising(text));
}

/** The same step by step. */
export function* tokenising(text: string): Generator<undefined, readonly Token[], undefined> {
  const tokens: Token[] = [];
  for (const match of text.matchAll(words)) {
    const start = match.index;
    const [found] = match;
    yield undefined;
    if (match.groups?.["wide"] === undefined) {
      tokens.push({ text: plain(found), start, end: start + found.length });
      continue;
    }
    const letters = Array.from(found);
    let at = start;
    letters.forEach((letter, index) => {
      const next = letters[index + 1] ?? "";
      if (next !== "" || letters.length === 1) {
        const end = at + letter.length + next.length;
        tokens.push({ text: plain(letter + next), start: at, end });
      }
      at += letter.length;
    });
  }
  return tokens;
}

function plain(word: string): string {
  return word
    .normalize("NFKD")
    .replaceAll(/\p{Mn}+/gu, "")
    .normalize("NFKC")
    .toLowerCase();
}

/** Tokens of one shingle. */
export const shingleLength = 3;

/** A number for the shingle that begins at a token (FNV-1a over its words). */
export function shingleHash(tokens: readonly Token[], at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + shingleLength; index += 1) {
    const word = tokens[index]?.text ?? "";
    for (let place = 0; place < word.length; place += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  // FNV's upper bits are uneven for short words; a last stir spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

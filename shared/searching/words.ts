/**
 * How a search sees a text: as words. Case, accents, width and apostrophes make no other
 * word, a number is one word however it is grouped, and a run of Chinese, Japanese or
 * Korean is its overlapping pairs of characters, so that any two of them can be found.
 */
export type SeenWord = {
  /** As the index keeps it: folded, without white space. */
  readonly word: string;
  /** Where it stands in the text, in UTF-16 units. Overlaps its neighbours inside a run of pairs. */
  readonly start: number;
  readonly end: number;
  /**
   * `tail` is the last character of a run alone: it ends the run, so that no pair reaches
   * over a border. `elided` is what follows the apostrophe of a word seen whole before.
   */
  readonly kind: "word" | "pair" | "tail" | "elided";
};

type See = (word: string, start: number, end: number, kind: SeenWord["kind"]) => void;

/** Nobody searches by more of a word; encoded pictures would otherwise fill the index. */
const longestWord = 80;

const separator = 0;
const letter = 1;
const digit = 2;
const dense = 3;
type Class = typeof separator | typeof letter | typeof digit | typeof dense;

const apostrophes = /['’ʼ‘＇`´]/;
const densePattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\uff70]/u;
const letterPattern = /[\p{L}\p{Nl}]/u;
const digitPattern = /\p{Nd}/u;
const markPattern = /^[\p{M}\uff9e\uff9f\u1160-\u11ff]/u;
const numberPattern =
  /(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+(?![.．]?[0-9０-９]))?/y;

const asciiClasses: readonly Class[] = Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter ? letter : separator;
});

/** Every word of the text as the index sees it, in order. */
export function wordsOf(text: string): readonly SeenWord[] {
  const words: SeenWord[] = [];
  seeWords(text, (word, start, end, kind) => words.push({ word, start, end, kind }));
  return words;
}

/** The same words and nothing else, each followed by a space, in UTF-8: what the index is given. */
export function indexedText(text: string): Uint8Array {
  const words = new WordBytes();
  const see = unlessEmpty((word) => words.add(word));
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === separator) {
      at += lengthAt(text, at);
      continue;
    }
    // Nearly all of a text is of these two kinds, which need no cutting and folding word by word.
    const end =
      kind === letter ? plainWordEnd(text, at) : kind === dense ? plainRunEnd(text, at) : 0;
    if (end === 0) at = kind === dense ? seeRun(text, at, see) : seeWord(text, at, see);
    else {
      if (kind === dense) words.addPlainRun(text, at, end);
      else words.addPlainWord(text, at, end);
      at = end;
    }
  }
  return words.bytes();
}

/** Where a word of ASCII letters and digits ends; 0 when more belongs to it than those. */
function plainWordEnd(text: string, start: number): number {
  for (let end = start; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code > 127 || code === 0x27 || code === 0x60) return 0;
    if (asciiClasses[code] === separator) return end;
  }
  return text.length;
}

/** Where a run of plain characters ends; 0 when others belong to it too. */
function plainRunEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isPlainDense(text.charCodeAt(end))) end += 1;
  if (end === text.length || text.charCodeAt(end) < 128) return end;
  return classAt(text, end) === dense || isMarked(text, end) ? 0 : end;
}

/** Words in UTF-8, written one after the other. */
class WordBytes {
  #room = new Uint8Array(4096);
  #length = 0;

  bytes(): Uint8Array {
    return this.#room.slice(0, this.#length);
  }

  add(word: string): void {
    // No unit of UTF-16 takes more than three bytes.
    this.#reserve(3 * word.length + 1);
    for (let at = 0; at < word.length; at += lengthAt(word, at)) {
      this.#push(word.codePointAt(at) ?? 0);
    }
    this.#push(space);
  }

  addPlainWord(text: string, start: number, end: number): void {
    const last = Math.min(end, start + longestWord);
    this.#reserve(last - start + 1);
    // Of letters this bit is the case; digits have it.
    for (let at = start; at < last; at += 1) this.#push(text.charCodeAt(at) | 0x20);
    this.#push(space);
  }

  addPlainRun(text: string, start: number, end: number): void {
    this.#reserve(7 * (end - start));
    for (let at = start; at < end; at += 1) {
      this.#push(text.charCodeAt(at));
      if (at + 1 < end) this.#push(text.charCodeAt(at + 1));
      this.#push(space);
    }
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#room.length) return;
    const room = new Uint8Array(2 * (this.#length + bytes));
    room.set(this.#room);
    this.#room = room;
  }

  #push(codePoint: number): void {
    const room = this.#room;
    if (codePoint < 0x80) {
      room[this.#length++] = codePoint;
    } else if (codePoint < 0x800) {
      room[this.#length++] = 0xc0 | (codePoint >> 6);
      room[this.#length++] = 0x80 | (codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      room[this.#length++] = 0xe0 | (codePoint >> 12);
      room[this.#length++] = 0x80 | ((codePoint >> 6) & 0x3f);
      room[this.#length++] = 0x80 | (codePoint & 0x3f);
    } else {
      room[this.#length++] = 0xf0 | (codePoint >> 18);
      room[this.#length++] = 0x80 | ((codePoint >> 12) & 0x3f);
      room[this.#length++] = 0x80 | ((codePoint >> 6) & 0x3f);
      room[this.#length++] = 0x80 | (codePoint & 0x3f);
    }
  }
}

const space = 0x20;

/** A voicing mark or a vowel sign that stands alone folds to nothing. */
function unlessEmpty(see: See): See {
  return (word, start, end, kind) => {
    if (word !== "") see(word, start, end, kind);
  };
}

function seeWords(text: string, tell: See): void {
  const see = unlessEmpty(tell);
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === separator) at += lengthAt(text, at);
    else if (kind === dense) at = seeRun(text, at, see);
    else at = seeWord(text, at, see);
  }
}

function classAt(text: string, at: number): Class {
  const code = text.charCodeAt(at);
  if (code < 128) return asciiClasses[code] ?? separator;
  if (isPlainDense(code)) return dense;
  return rareClass(String.fromCodePoint(text.codePointAt(at) ?? code));
}

const rareClasses = new Map<string, Class>();

function rareClass(character: string): Class {
  const known = rareClasses.get(character);
  if (known !== undefined) return known;
  const found = densePattern.test(character)
    ? dense
    : digitPattern.test(character)
      ? digit
      : letterPattern.test(character)
        ? letter
        : separator;
  rareClasses.set(character, found);
  return found;
}

/** Common ideographs, kana and syllables, which fold to themselves. */
function isPlainDense(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    code === 0x30fc
  );
}

type Character = { readonly folded: string; readonly start: number; readonly end: number };

/** A run without spaces between its words: as pairs, then its last character. */
function seeRun(text: string, start: number, see: See): number {
  let former: Character | null = null;
  let at = start;
  while (at < text.length && classAt(text, at) === dense) {
    const end = clusterEnd(text, at);
    const cluster = text.slice(at, end);
    const isPlain = cluster.length === 1 && isPlainDense(cluster.charCodeAt(0));
    for (const folded of isPlain ? cluster : foldedDense(cluster)) {
      const next: Character = { folded, start: at, end };
      if (former !== null) see(former.folded + folded, former.start, end, "pair");
      former = next;
    }
    at = end;
  }
  if (former !== null) see(former.folded, former.start, former.end, "tail");
  return at;
}

/** Past a character and what is written onto it: voicing marks, the vowels and finals of a split syllable. */
function clusterEnd(text: string, start: number): number {
  let end = start + lengthAt(text, start);
  while (end < text.length && isMarked(text, end)) end += lengthAt(text, end);
  return end;
}

/** Whether what stands here is written onto the character before it. */
function isMarked(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128 || isPlainDense(code)) return false;
  return markPattern.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function foldedDense(cluster: string): string {
  return cluster.normalize("NFKC").replace(/\p{M}/gu, "").toLowerCase();
}

/** A word of letters and digits, with the apostrophes inside it. */
function seeWord(text: string, start: number, see: See): number {
  let end = start;
  let isPlain = true;
  let firstApostrophe = -1;
  let lastApostrophe = -1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const kind = classAt(text, end);
    if (kind === letter || kind === digit) {
      if (kind === digit && end === start) {
        const length = numberLength(text, start);
        if (length > 1) isPlain = false;
        end += Math.max(lengthAt(text, start), length);
      } else {
        end += lengthAt(text, end);
      }
      if (code > 127) isPlain = false;
    } else if (isMarkAt(text, end)) {
      isPlain = false;
      end += lengthAt(text, end);
    } else if (isInnerApostrophe(text, end, start)) {
      if (firstApostrophe < 0) firstApostrophe = end;
      lastApostrophe = end;
      end += 1;
    } else break;
  }
  if (firstApostrophe < 0) {
    see(folded(text.slice(start, end), isPlain), start, end, "word");
    return end;
  }
  // "Korea's" is the word Korea; "O'Brien" and "d'État" are found by their second part too.
  const isPossessive = /^s$/i.test(text.slice(lastApostrophe + 1, end));
  const wordEnd = isPossessive ? lastApostrophe : end;
  see(folded(text.slice(start, wordEnd), false), start, wordEnd, "word");
  const restStart = firstApostrophe + 1;
  if (firstApostrophe - start <= 2 && wordEnd - restStart >= 2) {
    see(folded(text.slice(restStart, wordEnd), false), restStart, wordEnd, "elided");
  }
  return end;
}

/** Of the character here, in UTF-16 units. */
function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isMarkAt(text: string, at: number): boolean {
  return text.charCodeAt(at) > 127 && /^\p{M}/u.test(text.slice(at, at + 2));
}

function isInnerApostrophe(text: string, at: number, start: number): boolean {
  if (at === start || !apostrophes.test(text.charAt(at)) || at + 1 >= text.length) return false;
  return classAt(text, at + 1) === letter && classAt(text, at - 1) !== digit;
}

/** How long the number is that starts here: `1,000` and `3.5` are one; dates and versions are several. */
function numberLength(text: string, start: number): number {
  numberPattern.lastIndex = start;
  const found = numberPattern.exec(text)?.[0] ?? "";
  const follows = /[.．]/.test(text.charAt(start - 1)) && /[0-9０-９]/.test(text.charAt(start - 2));
  return follows ? found.search(/[.．]|$/) : found.length;
}

const lettersOfTheirOwn: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  ς: "σ",
};

function folded(raw: string, isPlain: boolean): string {
  if (isPlain) return raw.slice(0, longestWord).toLowerCase();
  return (
    raw
      .normalize("NFKD")
      // What is left beside letters, digits and the decimal point: accents, apostrophes, digit groups.
      .replace(/[^\p{L}\p{N}.]/gu, "")
      .toLowerCase()
      .replace(/[ßæœøđðłþıς]/g, (character) => lettersOfTheirOwn[character] ?? character)
      .replace(/[^\p{L}\p{N}.]/gu, "")
      .slice(0, longestWord)
  );
}

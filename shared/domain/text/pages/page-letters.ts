const eastAsian =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u30ff\\uff01-\\uff60";
const western = "\\p{Script=Latin}\\p{Script=Greek}\\p{N}%";

/**
 * Room that programs leave between figures or Latin words and the Chinese or Japanese around them,
 * as pdf.js tells it. Nobody wrote a space there, and who looks for 41隻 must find it.
 */
const spaceBetweenScripts = new RegExp(
  `(?<=[${eastAsian}]) (?=[${western}])|(?<=[${western}]) (?=[${eastAsian}])`,
  "gu",
);

/** A piece of a page's text as the article has it. */
export function withoutScriptSpaces(text: string): string {
  return text.replaceAll(spaceBetweenScripts, "");
}

/**
 * What the fonts of TeX have where others have no letters. Those drawn as pictures do not say which
 * letters they are, and without these an office would be an "oce".
 */
const letterOfTex: ReadonlyMap<string, string> = new Map([
  // OT1, the older ones.
  ...["ff", "fi", "fl", "ffi", "ffl"].map(
    (one, at) => [String.fromCharCode(0x0b + at), one] as const,
  ),
  // T1, those with accents, and the bullet of TS1.
  ..."“ ” „ « » – —".split(" ").map((one, at) => [String.fromCharCode(0x10 + at), one] as const),
  ...["ff", "fi", "fl", "ffi", "ffl"].map(
    (one, at) => [String.fromCharCode(0x1b + at), one] as const,
  ),
  ["\u0019", "ı"],
  ["\u0088", "•"],
]);

/** Letters of TeX's own fonts for the codes that they stand at; what else controls and shows nothing is left out. */
export function withLettersOfTex(text: string): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (code) => letterOfTex.get(code) ?? (code === "\u0000" ? code : ""),
  );
}

/**
 * The offsets in a piece as the page draws it, one for each letter that the article has of it, in order:
 * a ligature that stands for three letters is named three times.
 */
export function lettersKept(text: string): readonly number[] {
  const places: number[] = [];
  let written = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charAt(at);
    const letters = code === "\u200b" ? "" : withLettersOfTex(code);
    written += letters;
    for (let letter = 0; letter < letters.length; letter += 1) places.push(at);
  }
  const dropped = new Set([...written.matchAll(spaceBetweenScripts)].map(({ index }) => index));
  const isBlank = (letter: number) => /[\s\0]/u.test(written.charAt(letter));
  let [from, to] = [0, written.length];
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return places.slice(from, to).filter((_, letter) => !dropped.has(from + letter));
}

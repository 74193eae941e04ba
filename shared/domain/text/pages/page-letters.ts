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

/** The offsets in a piece, in order, of the letters that the article has of it. */
export function lettersKept(text: string): readonly number[] {
  const dropped = new Set([...text.matchAll(spaceBetweenScripts)].map(({ index }) => index));
  const first = text.length - text.trimStart().length;
  const last = text.trimEnd().length;
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at).filter(
    (at) => !dropped.has(at),
  );
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

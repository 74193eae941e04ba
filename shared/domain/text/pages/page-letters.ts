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

import { quotationsIn } from "./sentences.ts";

/** A quotation of fewer words is taken for scare quotes or a title. */
const fewestQuotedWords = 3;

/** The same for scripts that put no space between words. */
const fewestQuotedCharacters = 5;

/** The quotations of a text that stand in none of the sources word for word; none where there is no source. */
export function wrongQuotations(text: string, sources: readonly string[]): readonly string[] {
  if (sources.length === 0) return [];
  return quotationsIn(text)
    .map((quotation) => quotation.text)
    .filter(
      (quote) => isLongEnough(quote) && !sources.some((source) => isQuotedFrom(quote, source)),
    );
}

function isLongEnough(quote: string): boolean {
  const words = quote.split(/\s+/u).filter((word) => word !== "").length;
  const isUnspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(quote);
  return words >= fewestQuotedWords || (isUnspaced && quote.length >= fewestQuotedCharacters);
}

/**
 * True when the words between quotation marks stand in the source, word for word. Marks
 * of omission (… or ...) split the quotation, what stands in square brackets is the
 * quoter's, and only what a reader can not see is forgiven: kinds of space and the shape
 * of apostrophes and quotation marks. Spelling is never corrected.
 */
export function isQuotedFrom(quotation: string, source: string): boolean {
  const text = comparable(source);
  let from = 0;
  for (const piece of pieces(quotation)) {
    const found = text.indexOf(piece, from);
    if (found === -1) return false;
    from = found + piece.length;
  }
  return true;
}

function pieces(quotation: string): readonly string[] {
  return comparable(quotation)
    .split(/…|\.\.\.|\[[^\]]*\]/u)
    .map((piece) => piece.trim().replace(/[.,;:]$/u, ""))
    .filter((piece) => piece !== "");
}

function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[\s\u00a0]+/gu, " ")
    .trim();
}

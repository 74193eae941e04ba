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

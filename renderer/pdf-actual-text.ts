/** What is put in the place of a line of pdf.js's worker; each line has one place. */
const edits: readonly (readonly [line: string, instead: string])[] = [
  [
    "let textMarkedContentLevel = null;",
    `let textMarkedContentLevel = null;
    const actualTexts = [];
    const actualTextOf = unicode => {
      const outermost = actualTexts.find(text => text !== null);
      if (outermost === undefined) return unicode;
      const [said = ""] = outermost.splice(0);
      return said;
    };
    const actualTextIn = properties => {
      const text = properties instanceof Dict ? properties.get("ActualText") : null;
      return typeof text === "string" ? [stringToPDFString(text)] : null;
    };`,
  ],
  [
    "case OPS.beginMarkedContent:\n            flushTextContentItem();",
    "case OPS.beginMarkedContent:\n            flushTextContentItem();\n            actualTexts.push(null);",
  ],
  [
    "case OPS.beginMarkedContentProps:\n            flushTextContentItem();",
    "case OPS.beginMarkedContentProps:\n            flushTextContentItem();\n            actualTexts.push(actualTextIn(args[1]));",
  ],
  [
    "case OPS.endMarkedContent:\n            flushTextContentItem();",
    "case OPS.endMarkedContent:\n            flushTextContentItem();\n            actualTexts.pop();",
  ],
  ["const glyphUnicode = glyph.unicode;", "const glyphUnicode = actualTextOf(glyph.unicode);"],
];

/**
 * The source of pdf.js's worker, made to heed ActualText (ISO 32000-1, 14.9.4): what a PDF says
 * that a stretch of glyphs stands for. The first glyph of the stretch bears it, the others nothing.
 *
 * Browsers print so. Where a font draws several characters with one glyph, as the full stop and the
 * space of Korean text, only ActualText tells which is meant, and without it both are lost.
 * Throws when pdf.js is not what it was, so that no build goes without.
 */
export function withActualText(source: string): string {
  return edits.reduce((text, [line, instead]) => {
    const [before, after, ...more] = text.split(line);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`pdf.js has changed: look for the place of "${line}" anew`);
    }
    return before + instead + after;
  }, source);
}

/**
 * What converters say of an element beyond its tag: the block role of its text, why its
 * text is folded away, and whether all of it is set in bold letters.
 */
export const documentMarks = {
  role: "data-railhead-role",
  removed: "data-railhead-removed",
  bold: "data-railhead-bold",
} as const;

export function headingTag(level: number): string {
  return `h${Math.min(6, Math.max(1, level || 1))}`;
}

/** Words of a document as text of a page. */
export function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Character sets of fonts (`\fcharset`) as WHATWG labels; null: the document's own. */
const fontCharsets: ReadonlyMap<number, string> = new Map([
  [77, "macintosh"],
  [128, "shift_jis"],
  [129, "euc-kr"],
  [134, "gb18030"],
  [136, "big5"],
  [161, "windows-1253"],
  [162, "windows-1254"],
  [163, "windows-1258"],
  [177, "windows-1255"],
  [178, "windows-1256"],
  [186, "windows-1257"],
  [204, "windows-1251"],
  [222, "windows-874"],
  [238, "windows-1250"],
]);

const codePages: ReadonlyMap<number, string> = new Map([
  [866, "ibm866"],
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gb18030"],
  [949, "euc-kr"],
  [950, "big5"],
  [10000, "macintosh"],
  [54936, "gb18030"],
  [65001, "utf-8"],
]);

/** The label of `\fcharset`; null where it says "as the document". */
export function charsetOfFont(number: number): string | null {
  return fontCharsets.get(number) ?? null;
}

/** The label of `\ansicpg` and `\cpg`; null for one that no browser decodes. */
export function charsetOfCodePage(number: number): string | null {
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  return codePages.get(number) ?? null;
}

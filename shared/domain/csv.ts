/**
 * A line of CSV as of RFC 4180. A cell that a spreadsheet would take for a formula is led by
 * an apostrophe.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of a CSV text by line; the apostrophe that kept a cell from being a formula is taken off again. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/uy;
  const words = text.replace(/^\uFEFF/u, "");
  while (token.lastIndex < words.length) {
    const match = token.exec(words);
    // A quotation mark that never closes: the rest is one cell.
    if (match === null) break;
    const [, quoted, plain = "", end] = match;
    row.push(
      (quoted === undefined ? plain : quoted.replaceAll('""', '"')).replace(
        /^'(?=[=+\-@\t\r])/u,
        "",
      ),
    );
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((one) => one !== ""));
}

/** No wrapped file is wider, in columns: a longer line is a paragraph in one line. */
const widest = 120;
const narrowest = 40;
/** A line of a script without spaces ends so much sooner where a mark may not begin the next one. */
const keptBack = 4;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u30ff\uff01-\uff60]/u;
const eachWide = new RegExp(wide, "gu");

/** As wide as a line is on a terminal, where letters of scripts without spaces take two columns. */
function columnsOf(line: string): number {
  return line.length + (line.match(eachWide)?.length ?? 0);
}

/**
 * The width at which a file breaks its lines, or null when each line is a paragraph.
 * A wrapped line is one that its successor's first word would have made too long.
 */
export function isHardWrapped(lines: readonly string[]): number | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const width = filled.reduce((most, line) => Math.max(most, columnsOf(line.trimEnd())), 0);
  if (width > widest || width < narrowest || filled.length < 4) return null;
  let pairs = 0;
  let joined = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (line.trim() === "" || next === undefined || next.trim() === "") return;
    pairs += 1;
    if (joinsNext(line, next, width)) joined += 1;
  });
  return pairs >= 3 && joined >= pairs * 0.6 ? width : null;
}

/** True when `next` goes on with the sentence that `line` was broken in. */
export function joinsNext(line: string, next: string | undefined, width: number): boolean {
  const current = line.trimEnd();
  if (next === undefined || current === "" || next.trim() === "") return false;
  if (/^\s*(?:[-*•・]|\d{1,2}[.)])\s/u.test(next)) return false;
  const word = next.trimStart();
  if (wide.test(word.slice(0, 1)) && wide.test(current.slice(-1))) {
    // A paragraph of its own begins with the space of a letter.
    if (/^\s*\u3000/u.test(next)) return false;
    return columnsOf(current) + columnsOf(word.slice(0, 1)) + keptBack > width;
  }
  const firstWord = wide.test(word.slice(0, 1)) ? word.slice(0, 2) : (word.split(/\s/u)[0] ?? "");
  return columnsOf(current) + 1 + columnsOf(firstWord) > width;
}

/** White space in which a line was broken between two letters of scripts without spaces: no space was meant. */
export const brokenWide = new RegExp(`(?<=${wide.source})[^\\S\\n]*\\n\\s*(?=${wide.source})`, "u");

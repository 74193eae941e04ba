/** No wrapped file is wider: a longer line is a paragraph in one line. */
const widest = 120;
const narrowest = 40;

/**
 * The width at which a file breaks its lines, or null when each line is a paragraph.
 * A wrapped line is one that its successor's first word would have made too long.
 */
export function isHardWrapped(lines: readonly string[]): number | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const width = filled.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
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
  const firstWord = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
    ? word.slice(0, 2)
    : (word.split(/\s/u)[0] ?? "");
  return current.length + 1 + firstWord.length > width;
}

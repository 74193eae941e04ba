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
  const width = widthOf(filled);
  if (width > widest || width < narrowest) return null;
  if (isWrappedWide(lines, width)) return width;
  if (filled.length < 4) return null;
  if (isWrappedAt(lines, width, 1)) return width;
  // A headline in one line may be longer than the lines below it are wide.
  const inParagraphs = widthOf(lines.filter((_, index) => (lines[index + 1] ?? "").trim() !== ""));
  const isNarrower = inParagraphs < width && inParagraphs >= narrowestOfProse;
  return isNarrower && isWrappedAt(lines, inParagraphs, leastFilled) ? inParagraphs : null;
}

/** Figures and names below one another are no wrapped lines, and say nothing against those above them. */
const leastFilled = 0.75;
const narrowestOfProse = 60;

function widthOf(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, columnsOf(line.trimEnd())), 0);
}

/**
 * True where most lines that another follows were broken at the width.
 *
 * @param filled how much of the width a line must fill to be asked where it is not the longest; 1 asks all
 */
function isWrappedAt(lines: readonly string[], width: number, filled: number): boolean {
  let pairs = 0;
  let joined = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (line.trim() === "" || next === undefined || next.trim() === "") return;
    if (filled < 1 && columnsOf(line.trimEnd()) < width * filled) return;
    pairs += 1;
    if (joinsNext(line, next, width)) joined += 1;
  });
  if (filled < 1) return pairs >= 2 && joined === pairs;
  return pairs >= 3 && joined >= pairs * 0.6;
}

/** Where a sentence of a script without spaces can not end. */
const goesOnWide = /[、，をにはがのへとやも]$/u;
/** What no sentence begins with, and many a one goes on with behind a quotation. */
const afterQuote = /^[とはがをにのでもや]/u;
/** Lines of a mail are no shorter, and neither a heading nor an address is so long. */
const narrowestMail = 60;

/**
 * True for a short text in Japanese or Chinese whose lines break in the middle of sentences: a mail
 * of three lines, or one in which greeting and signature have more lines than its paragraphs.
 * What ends without a full stop well before the width, as headlines do, speaks against it.
 */
function isWrappedWide(lines: readonly string[], width: number): boolean {
  let broken = 0;
  let sure = 0;
  let against = 0;
  lines.forEach((line, index) => {
    const current = line.trimEnd();
    const next = lines[index + 1] ?? "";
    if (!wide.test(current.slice(-1)) || !wide.test(next.trimStart().slice(0, 1))) return;
    const isAfterQuote = /[」』）]$/u.test(current) && afterQuote.test(next.trimStart());
    if (/[。！？」』）…]$/u.test(current) && !isAfterQuote) return;
    const columns = columnsOf(current);
    if (columns < narrowestMail) against += columns > width / 2 ? 1 : 0;
    else if (!joinsNext(line, next, width)) against += 1;
    else {
      broken += 1;
      if (isAfterQuote || goesOnWide.test(current) || isInsideWord(current, next.trimStart()))
        sure += 1;
    }
  });
  return against === 0 && (broken >= 2 || sure >= 1);
}

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** True where a line was broken inside a word: 判 at its end and 明 at the start of the next. */
function isInsideWord(line: string, next: string): boolean {
  const before = line.slice(-6);
  const found = segmenter.segment(`${before}${next.slice(0, 6)}`).containing(before.length);
  return found !== undefined && found.index < before.length && found.isWordLike === true;
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

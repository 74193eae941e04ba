import { cleaned } from "./cleaning.ts";
import { blockOf, type DraftBlock, draftOf, isProse } from "./draft-block.ts";
import { readHeader } from "./header.ts";
import { looksLikeHeading, runInLength } from "./heading.ts";
import type { Reading } from "./reading.ts";
import type { Block } from "./text-version.ts";
import { isHardWrapped, joinsNext } from "./wrapped-lines.ts";

/** The one change a decoded file undergoes before it becomes a text version. */
export function withLineFeeds(decoded: string): string {
  return decoded.replaceAll("\r\n", "\n");
}

/** Reads a plain text file, line by line; `text` has LF line ends already. */
export function readPlainText(text: string): Reading {
  const drafts = paragraphsOf(text);
  const header = readHeader(cleaned(drafts, "page-dump"));
  return {
    text,
    blocks: withStructure(header.blocks, text).map(blockOf),
    metadata: header.metadata,
    rules: "plain-text",
  };
}

/** Line ends that no LF goes with stay inside the text: what comes after them is a new line all the same. */
const lineEnd = /\n|(?<=[\r\u2028\u2029\f\v])/u;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let number = 1;
  for (const piece of text.split(lineEnd)) {
    const end = start + piece.length;
    lines.push({ start, end, number });
    start = text[end] === "\n" ? end + 1 : end;
    number += 1;
  }
  return lines;
}

/** Lines as blocks; where a file breaks its lines at a fixed width, the lines of a paragraph are one block. */
function paragraphsOf(text: string): readonly DraftBlock[] {
  const lines = linesOf(text);
  const contents = lines.map(({ start, end }) => text.slice(start, end));
  const width = isHardWrapped(contents);
  const drafts: DraftBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index];
    if (first === undefined) break;
    let last = first;
    const isItem = listMark.test((contents[index] ?? "").trimStart());
    const hangs = isItem ? hangingIndent(contents[index] ?? "") : Number.POSITIVE_INFINITY;
    const goesOn = (line: string, next: string | undefined) =>
      (width !== null && joinsNext(line, next, width)) ||
      isBrokenInSentence(line, next) ||
      (next !== undefined && indentOf(next) === hangs && !listMark.test(next.trimStart()));
    while (goesOn(contents[index] ?? "", contents[index + 1])) {
      index += 1;
      last = lines[index] ?? last;
    }
    const role = text.slice(first.start, last.end).trim() === "" ? "blank" : "paragraph";
    drafts.push(draftOf(plain(first.start, last.end, role), text, placeOf(first, last)));
  }
  return drafts;
}

/** Wide enough to have been broken by a program, and no wider than a page of letters. */
const brokenWidth = { least: 58, most: 100 };

/** True for a line broken in the middle of a sentence, in a text too short to tell how wide its lines are. */
function isBrokenInSentence(line: string, next: string | undefined): boolean {
  const words = line.trimEnd();
  return (
    words.length >= brokenWidth.least &&
    words.length <= brokenWidth.most &&
    /[\p{L}\p{N},]$/u.test(words) &&
    next !== undefined &&
    /^\p{Ll}/u.test(next)
  );
}

/** Where the words of an item begin, which is where its further lines do. */
function hangingIndent(line: string): number {
  return /^\s*\S+\s+/u.exec(line)?.[0].length ?? 0;
}

/** No number for a line without words. */
function indentOf(line: string): number {
  return line.trim() === "" ? Number.NaN : line.length - line.trimStart().length;
}

function placeOf(first: Line, last: Line): string {
  return first === last ? `line ${first.number}` : `lines ${first.number} to ${last.number}`;
}

function plain(start: number, end: number, role: Block["role"]): Block {
  return { start, end, role, level: null, cell: null, runInEnd: null, removedReason: null };
}

const listMark = /^(?:[-*•‣▪●○◦・·–—]|\(?\d{1,2}[.)]|[①-⑳])\s+\S/u;

/** Headings, run-in headings and list items among the kept lines. */
function withStructure(blocks: readonly DraftBlock[], source: string): readonly DraftBlock[] {
  const lastProse = blocks.findLastIndex((block) => isKept(block) && isProse(block.text));
  const labels = labelCounts(blocks);
  return blocks.map((block, index) => {
    if (!isKept(block)) return block;
    if (listMark.test(block.text)) return { ...block, role: "list-item", level: 1 };
    if (index < lastProse && looksLikeHeading(block.text)) {
      return { ...block, role: "heading", level: 2 };
    }
    const length = runInLength(block.text);
    if (length === null) return block;
    // A label that opens several paragraphs is a speaker in an interview.
    if ((labels.get(block.text.slice(0, length)) ?? 0) > 1) return block;
    return {
      ...block,
      runInEnd: block.start + rawLength(source.slice(block.start, block.end), length),
    };
  });
}

const isKept = (block: DraftBlock) => block.removedReason === null && block.role === "paragraph";

function labelCounts(blocks: readonly DraftBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const length = isKept(block) ? runInLength(block.text) : null;
    if (length === null) continue;
    const label = block.text.slice(0, length);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** Where in a block's raw text the first `shown` characters of what a person sees of it end. */
function rawLength(raw: string, shown: number): number {
  let seen = 0;
  let offset = raw.length - raw.trimStart().length;
  while (seen < shown && offset < raw.length) {
    offset += /^\s+/u.exec(raw.slice(offset))?.[0].length ?? 1;
    seen += 1;
  }
  return offset;
}

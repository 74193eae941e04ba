import { readPlainText } from "#shared/domain/text/plain-text.ts";
import type { Reading } from "#shared/domain/text/reading.ts";
import type { Block } from "#shared/domain/text/text-version.ts";

/** How the lines of a mail go on (RFC 3676): a space at the end says so, and may be no part of the words. */
export interface Flow {
  readonly isFlowed: boolean;
  readonly isSpaceDeleted: boolean;
}

interface Line {
  readonly depth: number;
  readonly words: string;
}

/** A signature is a few lines; what is longer is text that somebody wrote below two dashes. */
const mostSignatureLines = 12;
const deepest = 6;

/**
 * Reads the plain text of a mail. What it answers to becomes quotations, each as deep as its angle
 * brackets said, and without them: broken lines are joined, and the brackets would stand inside sentences.
 */
export function readMailText(source: string, flow: Flow): Reading {
  const lines = flowing(source.split("\n").map(lineOf), flow);
  let text = "";
  const starts: { readonly start: number; readonly depth: number }[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isParted = before !== undefined && before.depth !== line.depth;
    // Another voice begins a paragraph of its own.
    if (isParted && before.words.trim() !== "" && line.words.trim() !== "") text += "\n";
    starts.push({ start: text.length, depth: line.depth });
    text += `${line.words}\n`;
  });
  const reading = readPlainText(text.replace(/\n$/u, ""));
  const blocks = withSignaturesFolded(
    reading.blocks.map((block) => quoted(block, depthAt(starts, block.start), reading.text)),
    reading.text,
  );
  return { ...reading, blocks: [...blocks] };
}

function lineOf(raw: string): Line {
  const marks = /^(?:> ?)*>/u.exec(raw)?.[0] ?? "";
  const depth = marks.replaceAll(" ", "").length;
  const rest = raw.slice(marks.length);
  return { depth, words: depth > 0 ? rest.replace(/^ /u, "") : rest };
}

/** Lines of the same voice that end in a space go on in the next; the line that parts a signature does not. */
function flowing(lines: readonly Line[], flow: Flow): readonly Line[] {
  if (!flow.isFlowed) return lines;
  const joined: Line[] = [];
  let goesOn = false;
  for (const line of lines) {
    const words = line.depth === 0 ? line.words.replace(/^ /u, "") : line.words;
    const last = joined.at(-1);
    const isNext = goesOn && last !== undefined && last.depth === line.depth;
    goesOn = words.endsWith(" ") && words !== "-- ";
    if (isNext) {
      const before = flow.isSpaceDeleted ? last.words.replace(/ $/u, "") : last.words;
      joined[joined.length - 1] = { ...last, words: `${before}${words}` };
    } else joined.push({ ...line, words });
  }
  return joined;
}

function depthAt(
  starts: readonly { readonly start: number; readonly depth: number }[],
  offset: number,
): number {
  return starts.findLast(({ start }) => start <= offset)?.depth ?? 0;
}

/** What a program writes above a mail that is passed on: whose words follow, and of which day. */
const header =
  /^(?:from|to|cc|sent|date|subject|reply-to|von|de|差出人|宛先|送信日時|日時|件名|보낸\s?사람|받는\s?사람|날짜|제목)\s*[:：]\s*\S/iu;

/** Short lines of a mail are greetings and names; only capitals make a heading of one. */
function quoted(block: Block, depth: number, text: string): Block {
  if (depth > 0 && block.role !== "blank") {
    return {
      ...block,
      role: "quote",
      level: depth === 1 ? null : Math.min(depth, deepest),
      runInEnd: null,
    };
  }
  const words = text.slice(block.start, block.end);
  if (header.test(words)) {
    return { ...block, role: "paragraph", level: null, runInEnd: null, removedReason: null };
  }
  if (block.role !== "heading") return block;
  const isLoud = words === words.toUpperCase() && words !== words.toLowerCase();
  return isLoud ? block : { ...block, role: "paragraph", level: null };
}

/** What stands below two dashes says who writes, and belongs to every mail of theirs. */
function withSignaturesFolded(blocks: readonly Block[], text: string): readonly Block[] {
  const folded = [...blocks];
  blocks.forEach((block, index) => {
    if (text.slice(block.start, block.end).trimEnd() !== "--") return;
    const rest = blocks.findIndex(
      (next, at) => at > index && (next.role === "quote") !== (block.role === "quote"),
    );
    const end = rest === -1 ? blocks.length : rest;
    const lines = text.slice(block.end, blocks[end - 1]?.end ?? block.end).split("\n");
    if (lines.filter((line) => line.trim() !== "").length > mostSignatureLines) return;
    for (let at = index; at < end; at += 1) {
      const part = blocks[at];
      if (part === undefined || part.role === "blank") continue;
      folded[at] = {
        ...part,
        role: "furniture",
        level: null,
        runInEnd: null,
        removedReason: "end-of-article-furniture",
      };
    }
  });
  return folded;
}

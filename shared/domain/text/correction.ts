import type { MappedRun } from "./pages/page-map.ts";
import type { Block } from "./text-version.ts";

/** What an analyst corrects: the words from `start` to `end` of a text, and what stands there instead. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The text with the edit done. Its line ends are LF, as everywhere in a text version. */
export function correctedText(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.replacement + text.slice(edit.end);
}

/** The edit as small as it is: what both texts begin and end with is left out of it. */
export function narrowed(text: string, { start, end, replacement }: TextEdit): TextEdit {
  const former = text.slice(start, end);
  const most = Math.min(former.length, replacement.length);
  let before = 0;
  while (before < most && former[before] === replacement[before]) before += 1;
  let after = 0;
  while (after < most - before && former.at(-1 - after) === replacement.at(-1 - after)) after += 1;
  return {
    start: start + before,
    end: end - after,
    replacement: replacement.slice(before, replacement.length - after),
  };
}

/**
 * Where an offset of the old text is in the new one. Inside the replaced words it goes to the
 * place that lies as far along in the new ones.
 */
function movedOffset(offset: number, { start, end, replacement }: TextEdit): number {
  if (offset <= start) return offset;
  if (offset >= end) return offset + replacement.length - (end - start);
  return start + Math.round(((offset - start) * replacement.length) / (end - start));
}

/** The blocks of the corrected text. A block without words is left out. */
export function correctedBlocks(blocks: readonly Block[], edit: TextEdit): Block[] {
  return blocks
    .map((block) => ({
      ...block,
      start: movedStart(block.start, edit),
      end: movedOffset(block.end, edit),
      runInEnd: block.runInEnd === null ? null : movedOffset(block.runInEnd, edit),
    }))
    .filter((block, index) => block.end > block.start || block.end === blocks[index]?.end);
}

/** A block or run that begins where the edit begins keeps its beginning, also where words are put in only. */
function movedStart(start: number, edit: TextEdit): number {
  return edit.start === edit.end && start === edit.start ? start : movedOffset(start, edit);
}

/** Where the corrected text stands on its pages: the pages have not changed. */
export function correctedRuns(runs: readonly MappedRun[], edit: TextEdit): readonly MappedRun[] {
  return runs
    .map((run) => ({
      ...run,
      start: movedStart(run.start, edit),
      end: movedOffset(run.end, edit),
    }))
    .filter(({ start, end }) => end > start);
}

import { rangeAt, sentencesOf, wordsOf } from "#shared/anchoring/segments.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";

export type Step = "sentence" | "word";

/**
 * The shown blocks of an article, cut into sentences and words as they are needed.
 * All ranges are in UTF-16 units of the version's text.
 */
export class ReadingText {
  readonly #text: string;
  readonly #blocks: readonly TextRange[];
  readonly #language: string;
  readonly #cut: Readonly<Record<Step, Map<number, readonly TextRange[]>>> = {
    sentence: new Map(),
    word: new Map(),
  };

  constructor(text: string, blocks: readonly TextRange[], language: string | null) {
    this.#text = text;
    this.#blocks = blocks;
    this.#language = language ?? "und";
  }

  /** The sentence or word at an offset; null only for an article without words. */
  at(step: Step, offset: number): TextRange | null {
    const index = this.#blockAt(offset);
    const here = rangeAt(this.#ranges(step, index), offset);
    return here ?? this.after(step, offset) ?? this.before(step, offset);
  }

  /** The first one that starts after `offset`, in this block or a later one. */
  after(step: Step, offset: number): TextRange | null {
    for (let index = this.#blockAt(offset); index < this.#blocks.length; index += 1) {
      const found = this.#ranges(step, index).find(({ start }) => start > offset);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The last one that ends at or before `offset`. */
  before(step: Step, offset: number): TextRange | null {
    for (let index = this.#blockAt(offset); index >= 0; index -= 1) {
      const found = this.#ranges(step, index).findLast(({ end }) => end <= offset);
      if (found !== undefined) return found;
    }
    return null;
  }

  paragraphAt(offset: number): TextRange | null {
    const block = this.#blocks[this.#blockAt(offset)];
    if (block === undefined) return null;
    const words = this.#text.slice(block.start, block.end);
    const start = block.start + (words.length - words.trimStart().length);
    return { start, end: start + words.trim().length };
  }

  /** The passage made longer by the next sentence or word. */
  extended(step: Step, passage: TextRange): TextRange {
    const whole = this.at(step, Math.max(passage.start, passage.end - 1));
    // First to the end of what is begun, then on to the next.
    if (whole !== null && whole.end > passage.end) return { ...passage, end: whole.end };
    const next = this.after(step, passage.end - 1);
    return next === null ? passage : { start: passage.start, end: Math.max(passage.end, next.end) };
  }

  /** The passage with its last sentence or word taken off, or one added before it when only one is left. */
  shortened(step: Step, passage: TextRange): TextRange {
    const last = this.at(step, passage.end - 1);
    const before = last === null ? null : this.before(step, last.start);
    if (before === null) return passage;
    if (before.end > passage.start) return { start: passage.start, end: before.end };
    return { start: before.start, end: passage.end };
  }

  /** `s`: the sentence at the caret; pressed again on a whole sentence, its paragraph. */
  widened(caret: number, passage: TextRange | null): TextRange | null {
    const from = passage?.start ?? caret;
    const sentence = this.at("sentence", from);
    if (sentence === null || passage === null) return sentence;
    const end = this.at("sentence", Math.max(from, passage.end - 1)) ?? sentence;
    const snapped = { start: sentence.start, end: Math.max(sentence.end, end.end) };
    const isWhole = snapped.start === passage.start && snapped.end === passage.end;
    if (!isWhole) return snapped;
    const first = this.paragraphAt(passage.start);
    const last = this.paragraphAt(passage.end - 1);
    return first === null || last === null ? snapped : { start: first.start, end: last.end };
  }

  #blockAt(offset: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #ranges(step: Step, index: number): readonly TextRange[] {
    const known = this.#cut[step].get(index);
    if (known !== undefined) return known;
    const block = this.#blocks[index];
    if (block === undefined) return [];
    const words = this.#text.slice(block.start, block.end);
    const cut = step === "sentence" ? sentencesOf : wordsOf;
    const ranges = cut(words, this.#language).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    }));
    this.#cut[step].set(index, ranges);
    return ranges;
  }
}

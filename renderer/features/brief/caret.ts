import { Observed } from "#renderer/db/observable.ts";
import type { Inline } from "#shared/domain/brief/brief.ts";
import { sentencesOf } from "#shared/domain/brief/sentences.ts";

/** The sentence under the caret, for the pane that shows what it rests on. */
export interface Caret {
  readonly paragraphId: string;
  readonly sentence: string;
  readonly citationIds: readonly string[];
}

export const caret = new Observed<Caret | null>(null);

/** The sentence at an offset into the words of a paragraph, citations not counted. */
export function caretAt(paragraphId: string, content: readonly Inline[], offset: number): Caret {
  let end = 0;
  let found: Caret = { paragraphId, sentence: "", citationIds: [] };
  const words = content.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  for (const { text, citationIds } of sentencesOf(content)) {
    const start = words.indexOf(text, end);
    end = start + text.length;
    found = { paragraphId, sentence: text, citationIds };
    if (offset <= end) break;
  }
  return found;
}

/**
 * How many characters and citations stand before the end of these words, what is cited for them
 * counted; null where they do not stand there.
 */
export function placeBehind(content: readonly Inline[], words: string): number | null {
  const plain = content.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
  const found = plain.indexOf(words);
  if (found < 0) return null;
  const end = found + words.length;
  let place = 0;
  let read = 0;
  for (const inline of content) {
    const length = inline.kind === "text" ? inline.text.length : 0;
    if (read + length > end) return place + end - read;
    read += length;
    place += inline.kind === "text" ? length : 1;
  }
  return place;
}

import type { Inline } from "#shared/domain/brief/brief.ts";

/**
 * The content with a figure of one sentence replaced by its hedged words ("about 40" for
 * "40"); null when the figure can not be found there any more.
 */
export function withHedge(
  content: readonly Inline[],
  sentence: string,
  hedged: string,
): readonly Inline[] | null {
  const figure = /\S+$/u.exec(hedged)?.[0];
  if (figure === undefined) return null;
  return replaced(
    content,
    sentence,
    new RegExp(`(?<![\\d.,])${figure.replace(/[.]/gu, "\\.")}(?![\\d])`, "u"),
    hedged,
  );
}

/** The content with words of one sentence replaced by others; null when they are not there any more. */
export function withWords(
  content: readonly Inline[],
  sentence: string,
  found: string,
  words: string,
): readonly Inline[] | null {
  const escaped = found.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return replaced(content, sentence, new RegExp(escaped, "u"), words);
}

/** The content with the first match in the sentence, or after its beginning, replaced. */
function replaced(
  content: readonly Inline[],
  sentence: string,
  pattern: RegExp,
  words: string,
): readonly Inline[] | null {
  let isDone = false;
  const mended = content.map((inline): Inline => {
    if (isDone || inline.kind !== "text") return inline;
    const start = Math.max(0, commonStart(inline.text, sentence));
    const found = pattern.exec(inline.text.slice(start));
    if (found === null) return inline;
    isDone = true;
    const at = start + found.index;
    return {
      kind: "text",
      text: inline.text.slice(0, at) + words + inline.text.slice(at + found[0].length),
    };
  });
  return isDone ? mended : null;
}

/** Where the sentence, or the part of it before its first citation, begins in a text. */
function commonStart(text: string, sentence: string): number {
  const whole = text.indexOf(sentence);
  if (whole !== -1) return whole;
  return text.indexOf(sentence.slice(0, 12));
}

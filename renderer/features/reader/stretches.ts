/** About two screens of words in one element: its lines are broken in a few milliseconds. */
const mostUtf16 = 6000;
/** Characters that grow together are shaped as one, which takes far longer the more of them there are. */
const mostGrownUtf16 = 600;
const growsTogether = /[\u200d\p{M}]/gu;

/** After a sentence, with the marks that close it. */
const sentenceEnd = /[.!?。！？][)"'”’」』]*\s/gu;

/**
 * Cuts a very long paragraph into stretches that follow one another without a gap, after a
 * sentence where one ends in time, else after a word, else anywhere but inside a character.
 */
export function stretchesOf(words: string): readonly (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  let from = 0;
  for (;;) {
    const ahead = words.slice(from, from + mostUtf16);
    const most = isGrown(ahead) ? mostGrownUtf16 : mostUtf16;
    // A little more than fits stays whole: a stretch of one line would look like a paragraph.
    if (words.length - from <= most * 1.5) break;
    const to = from + cutIn(ahead.slice(0, most));
    stretches.push([from, to]);
    from = to;
  }
  return [...stretches, [from, words.length]];
}

/** A run of marks and joiners without a space, as no language writes it for long. */
function isGrown(words: string): boolean {
  if (words.length <= mostGrownUtf16 * 1.5) return false;
  const run = words.slice(0, mostGrownUtf16);
  return !/\s/u.test(run) && (run.match(growsTogether)?.length ?? 0) > run.length / 6;
}

function cutIn(words: string): number {
  const half = words.length / 2;
  const sentence = [...words.matchAll(sentenceEnd)].at(-1);
  if (sentence !== undefined && sentence.index > half) return sentence.index + sentence[0].length;
  const space = words.lastIndexOf(" ");
  if (space > half) return space + 1;
  const last = words.charCodeAt(words.length - 1);
  const isHalfAPair = last >= 0xd800 && last <= 0xdbff;
  return isHalfAPair ? words.length - 1 : words.length;
}

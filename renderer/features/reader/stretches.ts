/** About two screens of words in one element: its lines are broken in a few milliseconds. */
const mostUtf16 = 6000;
/** Characters that grow together are shaped as one, which takes far longer the more of them there are. */
const mostGrownUtf16 = 600;
const growsTogether = /[\u200d\p{M}]/gu;

/** After a sentence, with the marks that close it and the white space behind. */
const sentenceEnd = /[.!?。！？][)"'”’」』]*\s+/gu;
const whiteSpace = /\s+/gu;
const lineEnd = /\n/gu;

/**
 * Cuts a very long block into stretches that follow one another without a gap, after a
 * sentence where one ends in time, else after a word, else anywhere but inside a character;
 * program code after a line. Stretch by stretch, since cutting megabytes takes a while.
 *
 * @yields where each stretch starts and ends in `words`, in UTF-16 units
 */
export function* stretchesOf(
  words: string,
  kind: "prose" | "code" = "prose",
): Generator<readonly [number, number]> {
  let from = 0;
  for (;;) {
    const ahead = words.slice(from, from + mostUtf16);
    const most = isGrown(ahead) ? mostGrownUtf16 : mostUtf16;
    // A little more than fits stays whole: a stretch of one line would look like a paragraph.
    if (words.length - from <= most * 1.5) break;
    const cut = from + cutIn(ahead.slice(0, most), kind);
    // White space at the cut belongs to the stretch before it, however much of it there is.
    const to = kind === "prose" && isWhite(words[cut - 1]) ? afterWhite(words, cut) : cut;
    if (to === words.length) break;
    yield [from, to];
    from = to;
  }
  yield [from, words.length];
}

/** A run of marks and joiners without a space, as no language writes it for long. */
function isGrown(words: string): boolean {
  if (words.length <= mostGrownUtf16 * 1.5) return false;
  const run = words.slice(0, mostGrownUtf16);
  return !/\s/u.test(run) && (run.match(growsTogether)?.length ?? 0) > run.length / 6;
}

function cutIn(words: string, kind: "prose" | "code"): number {
  const ends = kind === "code" ? [lineEnd, whiteSpace] : [sentenceEnd, whiteSpace];
  for (const end of ends) {
    const last = [...words.matchAll(end)].at(-1);
    if (last !== undefined && last.index > words.length / 2) return last.index + last[0].length;
  }
  const last = words.charCodeAt(words.length - 1);
  const isHalfAPair = last >= 0xd800 && last <= 0xdbff;
  return isHalfAPair ? words.length - 1 : words.length;
}

function isWhite(unit: string | undefined): boolean {
  return unit !== undefined && /\s/u.test(unit);
}

function afterWhite(words: string, from: number): number {
  const next = /\S/gu;
  next.lastIndex = from;
  return next.exec(words)?.index ?? words.length;
}

import { sentencesOf } from "../anchoring/segments.ts";
import type { TextRange } from "../anchoring/text-range.ts";
import { sourceOfAny } from "../domain/wording/phrases.ts";
import type { Wording } from "../domain/wording/wording.ts";
import { wordingOf } from "../domain/wording/wordings.ts";

/** Patterns of the breaks of a language, each over the mark and the white space after it. */
const patterns = new WeakMap<Wording, readonly RegExp[]>();

function breaksOf(wording: Wording): readonly RegExp[] {
  const known = patterns.get(wording);
  if (known !== undefined) return known;
  const made = wording.breaks.map(({ mark, after, before }) => {
    const former = after === undefined ? "" : `(?<=${sourceOfAny(after)})`;
    const next = before === undefined ? "(?=\\p{L})" : `(?=${sourceOfAny(before)})`;
    const between = mark === " " ? "\\s+" : mark === "、" ? "、\\s*" : `${mark}\\s+`;
    return new RegExp(`${former}${between}${next}`, "gu");
  });
  patterns.set(wording, made);
  return made;
}

/** A clause that opens the sentence and gives way to the main clause: "While X is evident, Y remains". */
const openingClause = /^(?:\p{Lu}\p{Ll}+\s[^,]{12,}(?:,[^,]{1,60},)?),\s+(?=\p{L})/u;

/** Shorter than this a stretch is no claim of its own, and stays with its neighbour. */
const shortestClauseUtf16 = 24;

/** Longer than this it is a table, a list of numbers or a file's insides, and no sentence. */
const longestSentenceUtf16 = 2000;

/** The clauses of a paragraph that could each be a claim, with the sentence each stands in. */
export function clausesOf(text: string, language = "und"): readonly Clause[] {
  return sentencesOf(text, language).flatMap((sentence) => {
    if (sentence.end - sentence.start > longestSentenceUtf16) return [];
    const words = text.slice(sentence.start, sentence.end);
    const cuts = cutsOf(words).map((cut) => ({
      start: sentence.start + cut.start,
      end: sentence.start + cut.end,
    }));
    return cuts.map((range) => ({ range: trimmed(text, range), sentence }));
  });
}

export interface Clause {
  readonly range: TextRange;
  readonly sentence: TextRange;
}

function cutsOf(sentence: string): readonly TextRange[] {
  const breaks: { end: number; start: number }[] = [];
  const wording = wordingOf(sentence);
  const opening = openingClause.exec(sentence);
  if (opening !== null && opensWithVerb(opening[0], wording)) {
    breaks.push({ end: opening[0].trimEnd().length - 1, start: opening[0].length });
  }
  for (const pattern of breaksOf(wording)) {
    for (const match of sentence.matchAll(pattern)) {
      breaks.push({ end: match.index, start: match.index + match[0].length });
    }
  }
  breaks.sort((a, b) => a.end - b.end);

  const ranges: TextRange[] = [];
  let from = 0;
  for (const cut of breaks) {
    const isTooShort = cut.end - from < shortestClauseUtf16;
    const restTooShort = sentence.length - cut.start < shortestClauseUtf16;
    if (cut.end < from || isTooShort || restTooShort || isInQuotation(sentence, cut.end)) continue;
    if (endsInRelative(sentence.slice(from, cut.end), sentence.slice(cut.end))) continue;
    ranges.push({ start: from, end: cut.end });
    from = cut.start;
  }
  ranges.push({ start: from, end: sentence.length });
  return ranges;
}

/** "As a student" opens a sentence without saying anything; "As A and B strengthen X" does. */
function opensWithVerb(opening: string, { openings }: Wording): boolean {
  if (new RegExp(`^${sourceOfAny(openings)}\\s`, "u").test(opening)) return true;
  // What follows such a preposition is an event of its own once it is long enough to tell one.
  if (/^(?:Following|After)\s/u.test(opening)) return opening.length > 60;
  if (opening.startsWith("Despite ")) return false;
  return /^As\s(?:\p{Lu}[\p{L}’'-]*\s)(?:(?:and|of|the)\s|\p{Lu}[\p{L}’'-]*\s)*[\p{Ll}]{3,}/u.test(
    opening,
  );
}

/** "A person, who asked not to be named | because …, said": what stands before holds no verb of its own yet. */
const endsInRelative = (former: string, rest: string): boolean =>
  /,\s(?:who|whose|which)\s[^,]*$/u.test(former) && /^\s[^,]*,\s\p{Ll}/u.test(rest);

/** True between an opening curly quote and the closing one that balances it. */
function isInQuotation(sentence: string, place: number): boolean {
  let depth = 0;
  for (const character of sentence.slice(0, place)) {
    if (character === "“" || character === "「" || character === "『") depth += 1;
    if (character === "”" || character === "」" || character === "』")
      depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

/** Less the white space around it and the stop at its end. */
export function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  const withoutTail = words.replace(/[\s.。,、;]+$/u, "");
  const lead = words.length - words.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead + 1, withoutTail.length) };
}

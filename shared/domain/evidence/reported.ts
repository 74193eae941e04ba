import { type DateInWords, datesIn } from "./date-in-words.ts";
import { type FigureInWords, figuresIn } from "./figure-in-words.ts";
import { type HedgeInWords, hedgeIn } from "./hedge-in-words.ts";
import { type SpeakerInWords, speakersIn } from "./speakers-in-words.ts";

/** What a passage seems to report. Proposals, every one: nothing of it is stored until the analyst takes it. */
export interface Reported {
  readonly figures: readonly FigureInWords[];
  /** Dates of the passage itself; those of its sentence when the passage has none. */
  readonly dates: readonly DateInWords[];
  readonly hedge: HedgeInWords;
  readonly speakers: readonly SpeakerInWords[];
}

/**
 * Reads what a passage reports.
 *
 * @param quote the passage as marked
 * @param sentence the sentence or sentences it stands in; figures are read from the quote
 *   alone, dates and speakers also from here, where reporters put them
 */
export function reportedIn(quote: string, sentence: string = quote): Reported {
  const dates = datesIn(quote);
  return {
    figures: figuresIn(quote, dates, sentence),
    dates: dates.length > 0 ? dates : datesIn(sentence),
    hedge: hedgeIn(quote),
    speakers: speakersIn(sentence),
  };
}

/**
 * The sentences that a stretch of a text touches, within its line. A full stop ends a
 * sentence only before a space and a capital, or glued to one behind a closing bracket
 * or quote (`(Faulconbridge & Choi).The contents`), never after an initial or "et al".
 */
export function sentenceAround(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const nextBreak = text.indexOf("\n", end);
  const line = text.slice(lineStart, nextBreak === -1 ? text.length : nextBreak);
  const ends = [...line.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);

  const from = ends.filter((place) => place <= start - lineStart).at(-1) ?? 0;
  const to = ends.find((place) => place >= end - lineStart) ?? line.length;
  return line.slice(from, to).trim();
}

const sentenceEnd =
  /(?:(?<!\b(?:\p{Lu}|al|Mr|Ms|Dr|St|vs|No))[.!?][”’"')）]*(?=\s+[“"‘'(]?[\p{Lu}\d]|$)|(?<=[)”])\.(?=\p{Lu})|[。！？])/gu;

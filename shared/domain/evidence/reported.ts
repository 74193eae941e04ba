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

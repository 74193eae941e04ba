import { type DateInWords, datesIn, isComparedWith } from "./date-in-words.ts";
import { type FigureInWords, figuresIn } from "./figure-in-words.ts";
import { type HedgeInWords, hedgeIn } from "./hedge-in-words.ts";
import { type SpeakerInWords, speakersIn } from "./speakers-in-words.ts";

/** True for what stands in the sentence around the passage and not in the passage itself. */
interface Around {
  readonly isAround: boolean;
}

/** What a passage seems to report. Proposals, every one: nothing of it is stored until the analyst takes it. */
export interface Reported {
  readonly figures: readonly FigureInWords[];
  /** Dates of the passage itself; those of its sentence when the passage has none. */
  readonly dates: readonly (DateInWords & Around)[];
  readonly hedge: HedgeInWords;
  readonly speakers: readonly (SpeakerInWords & Around)[];
}

/**
 * Reads what a passage reports.
 *
 * @param quote the passage as marked
 * @param sentence the sentence or sentences it stands in; figures are read from the quote
 *   alone, dates and speakers also from here, where reporters put them
 */
export function reportedIn(quote: string, sentence: string = quote): Reported {
  const all = datesIn(quote);
  const dates = all.filter((date) => !isComparedWith(quote, date));
  return {
    figures: figuresIn(quote, all, sentence),
    dates:
      dates.length > 0
        ? dates.map((date) => ({ ...date, isAround: false }))
        : datesIn(sentence)
            .filter((date) => !isComparedWith(sentence, date))
            .map((date) => ({ ...date, isAround: true })),
    hedge: hedgeIn(quote),
    speakers: speakersIn(sentence).map((speaker) => ({
      ...speaker,
      isAround: !quote.includes(speaker.name),
    })),
  };
}

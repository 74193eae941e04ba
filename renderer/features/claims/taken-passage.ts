import type { Hedge } from "#shared/domain/claim/claim.ts";
import type { Bearing } from "#shared/domain/evidence/evidence.ts";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { TakenPassage } from "./claim-commands.ts";

/** Which of the proposals the analyst takes along. Speakers by their place in the proposal. */
export interface Taking {
  readonly figure: boolean;
  readonly date: boolean;
  readonly speakers: ReadonlySet<number>;
}

/**
 * What is offered as taken at first: what stands in the passage itself. What only its
 * sentence says may belong to another part of it, and waits for the analyst.
 */
export function takingFromPassage({ dates, speakers }: Reported): Taking {
  return {
    figure: true,
    date: dates[0]?.isAround === false,
    speakers: new Set([...speakers.keys()].filter((place) => speakers[place]?.isAround === false)),
  };
}

/** The passage with what the analyst took, and nothing they left. */
export function takenPassage(
  annotationId: AnnotationId,
  bearing: Bearing,
  hedge: Hedge,
  reported: Reported,
  taking: Taking,
): TakenPassage {
  return {
    annotationId,
    bearing,
    hedge,
    figure: taking.figure ? (reported.figures[0] ?? null) : null,
    date: taking.date ? (reported.dates[0] ?? null) : null,
    speakers: reported.speakers
      .filter((_, place) => taking.speakers.has(place))
      .map(({ name, isUnnamed }) => ({ name, isUnnamed, sourceId: null })),
  };
}

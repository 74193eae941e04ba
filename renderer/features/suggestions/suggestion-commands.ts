import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { claimChanges, type TakenPassage } from "#renderer/features/claims/index.ts";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import type { Claim } from "#shared/domain/claim/claim.ts";
import { claimDismissalId } from "#shared/domain/dismissal/dismissal.ts";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import {
  type AnnotationId,
  type ArticleId,
  annotationIdSchema,
  type ClaimId,
} from "#shared/domain/ids.ts";
import { create, type RowOf, remove } from "#shared/domain/record.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import { decidedOf, isTaken, type ReadText } from "./suggestion-queries.ts";

type Writes = Pick<Notebook, "db" | "commit">;

/** What the analyst takes of a suggestion: as it was shown, or as they edited it. */
export interface TakenSuggestion {
  readonly claim: Pick<Claim, "statement" | "kind" | "hedge">;
  readonly passage: Omit<TakenPassage, "annotationId">;
}

/** All that a suggestion shows, taken as it stands. The rating, the origin and the lenses stay open. */
export function takenWhole(candidate: Candidate): TakenSuggestion {
  const { kind, hedge, quantity, date, place, speakers } = candidate;
  return {
    claim: { statement: displayText(candidate.quote), kind, hedge: hedge.hedge },
    passage: {
      bearing: "supports",
      hedge: hedge.hedge,
      figure: quantity,
      date,
      place,
      speakers: speakers.map(({ name, isUnnamed }) => ({ name, isUnnamed, sourceId: null })),
    },
  };
}

/** What was read out of the words, in the form in which the analyst takes or leaves each. */
export function reportedOf({ quantity, date, hedge, speakers }: Candidate): Reported {
  const isAround = false;
  return {
    figures: quantity === null ? [] : [quantity],
    dates: date === null ? [] : [{ ...date, isAround }],
    hedge,
    speakers: speakers.map((speaker) => ({ ...speaker, isAround })),
  };
}

/**
 * Mark, claim, evidence and speakers in one change set, so that one undo takes all of it
 * back. null when a claim stands on these words by now, as after a key pressed twice.
 */
export async function acceptSuggestion(
  notebook: Writes,
  read: ReadText,
  range: Pick<Candidate, "start" | "end">,
  { claim, passage }: TakenSuggestion,
): Promise<{ readonly claimId: ClaimId; readonly annotationId: AnnotationId } | null> {
  const decided = await decidedOf(notebook.db, read.article.id, read.version.id);
  if (isTaken(range, decided)) return null;
  const { annotationId, marked } = await markOf(notebook, read, range);
  const made = claimChanges(claim, { ...passage, annotationId });
  await notebook.commit("suggestion:accept", [...marked, ...made.changes]);
  return { claimId: made.claimId, annotationId };
}

/** The mark on exactly these words, or the change that makes one. */
async function markOf(
  { db }: Writes,
  { article, version, text }: ReadText,
  range: Pick<Candidate, "start" | "end">,
): Promise<{ readonly annotationId: AnnotationId; readonly marked: readonly Change[] }> {
  const selectors = selectorsOf(text, range);
  const { start, end } = selectors;
  const standing = await db.annotations
    .where("articleId")
    .equals(article.id)
    .filter((row) => row.textVersionId === version.id && row.start === start && row.end === end)
    .first();
  if (standing !== undefined) return { annotationId: standing.id, marked: [] };
  const annotationId = annotationIdSchema.parse(newId());
  const mark = create("annotations", {
    id: annotationId,
    articleId: article.id,
    textVersionId: version.id,
    ...selectors,
    style: "highlight",
    colour: 1,
    note: null,
  });
  return { annotationId, marked: [mark] };
}

export async function dismissSuggestion(
  notebook: Writes,
  articleId: ArticleId,
  quote: string,
): Promise<void> {
  const dismissal = {
    id: claimDismissalId(articleId, quote),
    kind: "claim" as const,
    articleId,
    words: quote.slice(0, 10_000),
    reason: null,
  };
  await notebook.commit("suggestion:dismiss", await put(notebook.db, "dismissals", dismissal));
}

export async function bringBack(notebook: Writes, row: RowOf<"dismissals">): Promise<void> {
  await notebook.commit("suggestion:bring-back", [remove("dismissals", row)]);
}

import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { claimChanges, markOf, type TakenSuggestion } from "#renderer/features/claims/index.ts";
import { claimDismissalId } from "#shared/domain/dismissal/dismissal.ts";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import type { AnnotationId, ArticleId, ClaimId } from "#shared/domain/ids.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import { decidedOf, isTaken, type ReadText } from "./suggestion-queries.ts";

type Writes = Pick<Notebook, "db" | "commit">;

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

import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useMemo, useState } from "react";
import { candidateReader } from "#renderer/db/candidate-reading.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { claimDismissalId } from "#shared/domain/dismissal/dismissal.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { decidedBlocks, type TextVersion } from "#shared/domain/text/text-version.ts";
import { type Candidate, searchedPlaces } from "#shared/suggesting/candidates.ts";

/** An article with the text version that is on screen. */
export interface ReadText {
  readonly article: RowOf<"articles">;
  readonly version: TextVersion;
  readonly text: string;
}

export interface Dismissed {
  readonly candidate: Candidate;
  readonly dismissal: RowOf<"dismissals">;
}

export interface Suggestions {
  readonly open: readonly Candidate[];
  readonly dismissed: readonly Dismissed[];
}

/** What was done with the suggestions of a text: passages with a claim on them, and dismissals. */
export interface Decided {
  readonly taken: readonly TextRange[];
  readonly dismissals: ReadonlyMap<string, RowOf<"dismissals">>;
}

/** What the rules find in the text shown, less what was decided; undefined until it has been read. */
export function useSuggestions({ article, version, text }: ReadText): Suggestions | undefined {
  const { db } = useNotebook();
  const { id } = article;
  const decided = useLiveQuery(() => decidedOf(db, id, version.id), [db, id, version.id]);
  const candidates = useCandidates(version, text, article.language ?? "und");
  return useMemo(
    () =>
      candidates === undefined || decided === undefined
        ? undefined
        : suggestionsOf(id, candidates, decided),
    [id, candidates, decided],
  );
}

const readCandidates = candidateReader();

function useCandidates(
  version: TextVersion,
  text: string,
  language: string,
): readonly Candidate[] | undefined {
  const { db } = useNotebook();
  const [found, setFound] = useState<readonly Candidate[]>();
  const decisions = useLiveQuery(
    () => db.blockDecisions.where("textVersionId").equals(version.id).toArray(),
    [db, version.id],
  );
  useEffect(() => {
    if (decisions === undefined) return undefined;
    const places = searchedPlaces(decidedBlocks(version.blocks, decisions));
    return readCandidates({ text, places, language }, setFound);
  }, [version, text, language, decisions]);
  return found;
}

export async function decidedOf(
  db: NotebookDatabase,
  articleId: string,
  versionId: string,
): Promise<Decided> {
  const [claimed, dismissals] = await Promise.all([
    claimedMarks(db, articleId),
    db.dismissals.where("articleId").equals(articleId).toArray(),
  ]);
  return {
    taken: claimed.filter(({ textVersionId }) => textVersionId === versionId),
    dismissals: new Map(dismissals.map((row) => [row.id, row])),
  };
}

/** The marks of an article that a claim rests on. */
async function claimedMarks(
  db: NotebookDatabase,
  articleId: string,
): Promise<readonly RowOf<"annotations">[]> {
  const ofArticle = db.annotations.where("articleId").equals(articleId);
  const [marks, evidence] = await Promise.all([ofArticle.count(), db.counts.get("evidence")]);
  // Each mark made asks again: of thousands only those are read that evidence names.
  if (marks > (evidence?.live ?? 0)) {
    const claimed = await withClaims(db, await db.evidence.toArray());
    const named = await db.annotations.bulkGet([...claimed]);
    return named.flatMap((row) => (row?.articleId === articleId ? [row] : []));
  }
  const rows = await ofArticle.toArray();
  const ids = rows.map(({ id }) => id);
  const found = await db.evidence.where("annotationId").anyOf(ids).toArray();
  const claimed = await withClaims(db, found);
  return rows.filter(({ id }) => claimed.has(id));
}

/** The marks that evidence names whose claim is there. */
async function withClaims(
  db: NotebookDatabase,
  evidence: readonly RowOf<"evidence">[],
): Promise<ReadonlySet<AnnotationId>> {
  const claims = await db.claims.bulkGet(evidence.map(({ claimId }) => claimId));
  const standing = evidence.filter((_, index) => claims[index] !== undefined);
  return new Set(standing.map(({ annotationId }) => annotationId));
}

/** So much of a suggestion stands under a claim's passage that the claim says it already. */
const takenShare = 0.6;

/** Parts what is still open from what was dismissed; what has a claim on it is neither. */
export function suggestionsOf(
  articleId: string,
  candidates: readonly Candidate[],
  decided: Decided,
): Suggestions {
  const open: Candidate[] = [];
  const dismissed: Dismissed[] = [];
  for (const candidate of candidates) {
    const dismissal = dismissalOf(articleId, candidate, decided);
    if (dismissal !== undefined) dismissed.push({ candidate, dismissal });
    else if (!isTaken(candidate, decided)) open.push(candidate);
  }
  return { open, dismissed };
}

/** Worked out once for each: a megabyte has thousands, and every claim and dismissal asks for all of them. */
const dismissalIds = new WeakMap<Candidate, { readonly articleId: string; readonly id: string }>();

function dismissalOf(
  articleId: string,
  candidate: Candidate,
  { dismissals }: Decided,
): RowOf<"dismissals"> | undefined {
  if (dismissals.size === 0) return undefined;
  let known = dismissalIds.get(candidate);
  if (known?.articleId !== articleId) {
    known = { articleId, id: claimDismissalId(articleId, candidate.quote) };
    dismissalIds.set(candidate, known);
  }
  return dismissals.get(known.id);
}

/** True when a claim stands on these words already. */
export function isTaken(words: TextRange, { taken }: Pick<Decided, "taken">): boolean {
  return taken.some((range) => coveredShare(words, range) >= takenShare);
}

function coveredShare({ start, end }: TextRange, by: TextRange): number {
  return (Math.min(end, by.end) - Math.max(start, by.start)) / Math.max(1, end - start);
}

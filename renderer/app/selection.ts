import type {
  AnnotationId,
  ArticleId,
  BriefId,
  ClaimId,
  ConflictId,
  EvidenceId,
  JudgementId,
  LensId,
  OriginId,
  ParagraphId,
  RelationId,
  SourceId,
} from "#shared/domain/ids.ts";

type Selectable = {
  readonly articleId: ArticleId;
  readonly annotationId: AnnotationId;
  readonly claimId: ClaimId;
  readonly evidenceId: EvidenceId;
  readonly sourceId: SourceId;
  readonly originId: OriginId;
  readonly lensId: LensId;
  readonly relationId: RelationId;
  readonly conflictId: ConflictId;
  readonly judgementId: JudgementId;
  readonly briefId: BriefId;
  readonly paragraphId: ParagraphId;
};

/** What the analyst has chosen, shared by every pane of every view. A missing key: nothing of that kind. */
export type Selection = Partial<Selectable>;

export type SelectionKey = keyof Selectable;

/** Every kind of thing that can be chosen. */
export const selectionKeys = [
  "articleId",
  "annotationId",
  "claimId",
  "evidenceId",
  "sourceId",
  "originId",
  "lensId",
  "relationId",
  "conflictId",
  "judgementId",
  "briefId",
  "paragraphId",
] as const satisfies readonly SelectionKey[];

/** `null` clears a key, an id sets it, an absent key keeps what was chosen. */
export type SelectionChange = { readonly [Key in SelectionKey]?: Selectable[Key] | null };

export const nothingSelected: Selection = {};

/** What no longer means anything once its parent changes: an annotation belongs to one article. */
const dependants: { readonly [Key in SelectionKey]?: readonly SelectionKey[] } = {
  articleId: ["annotationId"],
  claimId: ["evidenceId"],
  briefId: ["paragraphId"],
};

/**
 * The selection after a change. Choosing another article, claim or brief also
 * drops the annotation, evidence or paragraph of the former one, unless the
 * same change names a new one.
 */
export function selectionAfter(selection: Selection, change: SelectionChange): Selection {
  const next: { [Key in SelectionKey]?: string } = { ...selection };

  for (const key of Object.keys(change) as SelectionKey[]) {
    const chosen = change[key];
    if (chosen === undefined || chosen === (selection[key] ?? null)) continue;

    for (const dependant of dependants[key] ?? []) {
      if (change[dependant] === undefined) delete next[dependant];
    }
    if (chosen === null) delete next[key];
    else next[key] = chosen;
  }
  // Each id was copied under the key it came from, so every key still holds an id of its own kind.
  return isSameSelection(selection, next as Selection) ? selection : (next as Selection);
}

function isSameSelection(one: Selection, other: Selection): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)] as SelectionKey[]);
  return [...keys].every((key) => one[key] === other[key]);
}

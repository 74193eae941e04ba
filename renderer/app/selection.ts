/**
 * What the analyst has chosen, shared by every pane of every view.
 *
 * Ids are plain strings here and branded in the rooms that own them: the frame
 * only carries them. A missing key means nothing of that kind is chosen.
 */
export type Selection = {
  readonly articleId?: string;
  readonly annotationId?: string;
  readonly claimId?: string;
  readonly evidenceId?: string;
  readonly sourceId?: string;
  readonly originId?: string;
  readonly lensId?: string;
  readonly conflictId?: string;
  readonly judgementId?: string;
  readonly briefId?: string;
  readonly paragraphId?: string;
};

export type SelectionKey = keyof Selection;

/** `null` clears a key, a string sets it, an absent key keeps what was chosen. */
export type SelectionChange = { readonly [Key in SelectionKey]?: string | null };

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
  return isSameSelection(selection, next) ? selection : next;
}

export function isSameSelection(one: Selection, other: Selection): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)] as SelectionKey[]);
  return [...keys].every((key) => one[key] === other[key]);
}

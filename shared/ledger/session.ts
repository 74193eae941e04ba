import type { ChangeSet } from "./change.ts";

/** A pause of this length between two change sets of one person parts two sessions. */
const pauseMs = 4 * 60 * 60 * 1000;

/** Nouns of acts that are not the analyst's work on records, or that can not be taken back. */
const beyondUndo =
  /^notebook:(?!(?:rename|choose-terms)$)|^(actor|sample|custody|archive|ledger):|^brief:(?:export|print)$|:purge$/;

/** False for acts that no undo takes back: what was exported, purged, recovered or checked stays so. */
export function isUndoable({ action }: Pick<ChangeSet, "action">): boolean {
  return !beyondUndo.test(action);
}

/** True for acts after which nothing earlier is taken back: the sample's texts, with an analysis that rests on them. */
export function endsUndo({ action }: Pick<ChangeSet, "action">): boolean {
  return action.startsWith("sample:");
}

/**
 * True when these two change sets of one person, one after the other, belong to different
 * sessions.
 */
export function isNextSession(
  earlier: Pick<ChangeSet, "at">,
  later: Pick<ChangeSet, "at">,
): boolean {
  return Date.parse(later.at) - Date.parse(earlier.at) > pauseMs;
}

/** The change set without its values: which fields of which records it set, and what it replaced. */
export function withoutValues(changeSet: ChangeSet): ChangeSet {
  return {
    ...changeSet,
    changes: changeSet.changes.map(({ table, id, set, replaces }) => ({
      table,
      id,
      set: Object.fromEntries(Object.keys(set).map((field) => [field, null])),
      ...(replaces === undefined ? {} : { replaces }),
    })),
  };
}

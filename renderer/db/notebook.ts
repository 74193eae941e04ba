import { createContext, useContext } from "react";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { OpenedNotebook } from "#shared/ipc/listed-notebooks.ts";
import type { Change, ChangeSetDraft, LedgerEntry } from "#shared/ledger/change.ts";
import type history from "#shared/messages/en/history.json";
import type { NotebookLists } from "./list-client.ts";
import type { NotebookDatabase } from "./notebook-database.ts";
import { type Observable, useObservable } from "./observable.ts";
import type { SaveState } from "./saver.ts";
import type { NotebookSearch } from "./search-client.ts";
import type { UndoState } from "./undo-history.ts";

/** What a commit is called: `claim:create`. One that the history and the undo menu have no words for is none. */
export type ActionName = keyof typeof history.action;

/** The open notebook, for views: read `db` with live queries, write through `commit`. */
export interface Notebook {
  readonly id: NotebookId;
  readonly isReadOnly: boolean;
  /** What the ledger said at opening: title, repairs, version. */
  readonly opened: OpenedNotebook;
  /** True when the window's own copy of it was damaged or gone, and was made anew from the ledger. */
  readonly isMended: boolean;
  /** Live rows, one typed table per table of shared/domain/tables.ts, and `texts`. Never write. */
  readonly db: NotebookDatabase;
  /**
   * The one door for writes: one user action, one commit. Resolves once the ledger has
   * fsynced it ("Saved") and the projection shows it; waits while the disk refuses it.
   */
  commit(
    action: ActionName,
    changes: readonly Change[],
    options?: { readonly reason?: string },
  ): Promise<LedgerEntry>;
  /** Takes back the last action, of this session or the one before it; false when there is nothing to take back. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Finds words anywhere in the notebook, without holding up the window. */
  readonly search: NotebookSearch;
  /** What filtered and ordered lists show, without reading what they do not show. */
  readonly lists: NotebookLists;
  readonly saveState: Observable<SaveState>;
  readonly undoState: Observable<UndoState>;
  /** Work that is not on disk yet, in order. */
  readonly unsaved: readonly ChangeSetDraft[];
  /** While not saved: tries again now. */
  retrySaving(): void;
  /** Resolves when nothing is under way: all is on disk, or the disk refuses it and says so. */
  settled(): Promise<void>;
  /** Lets the worker and the database go. What is not saved waits for the next opening. */
  close(): Promise<void>;
}

/** `<NotebookContext value={notebook}>` is put around the panes by renderer/app. */
export const NotebookContext = createContext<Notebook | null>(null);

/** The open notebook. Throws outside of one: panes are only mounted inside. */
export function useNotebook(): Notebook {
  const notebook = useContext(NotebookContext);
  if (notebook === null) throw new Error("useNotebook needs an open notebook around it");
  return notebook;
}

/** For the status line: saving, saved and when, or not saved and why. */
export function useSaveState(): SaveState {
  return useObservable(useNotebook().saveState);
}

/** For the undo toast and the menu: which action would be undone or redone now. */
export function useUndoState(): UndoState {
  return useObservable(useNotebook().undoState);
}

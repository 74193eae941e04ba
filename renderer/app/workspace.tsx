import { createContext, useContext } from "react";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { CommandId } from "./command-list.ts";
import type { Selection, SelectionChange } from "./selection.ts";
import type { View } from "./view.ts";

/**
 * What the frame owns and every pane may read and ask for, while one notebook is open.
 * The notebook itself is `useNotebook()` of renderer/db.
 */
export type Workspace = {
  readonly notebookId: NotebookId;
  /** Nothing can be changed: the notebook is newer than the program, or its folder can not be written. */
  readonly isReadOnly: boolean;
  readonly view: View;
  readonly selection: Selection;
  /**
   * Changes the selection in every pane. By default Back returns to the former
   * one; pass `"quietly"` for what merely follows the focus (a row moved over by
   * key), which would otherwise fill the history.
   */
  readonly select: (change: SelectionChange, how?: "quietly") => void;
  /** Opens a view, and selects in the same step of history: "show this claim in its article". */
  readonly openView: (view: View, change?: SelectionChange) => void;
  /** Leaves this notebook for another one; asks first while work is not saved. */
  readonly openNotebook: (notebookId: NotebookId) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  readonly runCommand: (id: CommandId) => void;
};

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The open notebook's workspace. Throws outside of one: panes are only mounted inside. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error("useWorkspace needs an open notebook around it");
  return workspace;
}

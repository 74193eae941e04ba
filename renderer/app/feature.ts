import type { ComponentType } from "react";

export { failureText } from "#shared/messages/failure-text.ts";
export { type Attempt, useAttempt } from "./attempt.ts";
export { type CommandId, commandIds } from "./command-list.ts";
export { useCommand, useKeyHint } from "./command-registry.tsx";
export { useDecisions } from "./decisions.ts";
export { DisputedVerdicts } from "./disputed-verdicts.tsx";
export { FailureNotice } from "./failure-notice.tsx";
export { ShowListButton, useHiddenInspector } from "./hidden-list.tsx";
export { historyWish } from "./history-wish.ts";
export {
  bind,
  conflictsOf,
  isRebound,
  keyBindings,
  keysOf,
  refusalOf,
  resetAllKeys,
  resetKeys,
  unbind,
} from "./key-bindings.ts";
export { strokeName } from "./key-strokes.ts";
export { keyText } from "./key-text.ts";
export {
  type MarkedPassage,
  type PassageVerb,
  useOfferedVerb,
  usePassageVerb,
} from "./passage-verbs.ts";
export { takeWishedPassage, wishForPassage } from "./passage-wish.ts";
export { usePreferences } from "./preferences.tsx";
export { PurgeQuestion } from "./purge-question.tsx";
export type { Selection, SelectionChange, SelectionKey } from "./selection.ts";
export { useUndoToast } from "./undo-toast.ts";
export { VerdictHistory } from "./verdict-history.tsx";
export type { View } from "./view.ts";
export { type RunningWork, startWork } from "./work-in-progress.ts";
export { useWorkspace, type Workspace } from "./workspace.tsx";

/** A pane takes no props: it reads the notebook, the selection and the view from hooks. */
export type Pane = ComponentType;

/**
 * What `renderer/features/<name>/index.ts` exports for the frame. What is mounted whatever the view,
 * such as commands and dropping, is the `Background` of the feature's `background.ts`: loaded at every
 * opening, so it loads its dialogs when they are asked for.
 */
export type Feature = {
  readonly WorkPane?: Pane;
  /** The pane on the left; left out where a view needs none. */
  readonly ListPane?: Pane;
  /** The pane on the right; left out where a view needs none. */
  readonly InspectorPane?: Pane;
};

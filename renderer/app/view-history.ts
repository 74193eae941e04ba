import {
  nothingSelected,
  type Selection,
  type SelectionChange,
  selectionAfter,
} from "./selection.ts";
import type { View } from "./view.ts";

/** Where the analyst is: a view, and what is chosen in it. */
export type Place = { readonly view: View; readonly selection: Selection };

export type ViewHistory = {
  readonly past: readonly Place[];
  readonly present: Place;
  readonly future: readonly Place[];
};

export type Move =
  | { readonly kind: "go"; readonly view: View | null; readonly change: SelectionChange }
  | { readonly kind: "follow"; readonly change: SelectionChange }
  | { readonly kind: "back" }
  | { readonly kind: "forward" };

// As many steps as anyone retraces; the places are a few ids each.
const longestPast = 200;

export function historyAt(view: View, selection: Selection = nothingSelected): ViewHistory {
  return { past: [], present: { view, selection }, future: [] };
}

/**
 * The history after a move, as in a browser: going somewhere drops what lay ahead,
 * going where one already is changes nothing, and following the focus replaces the
 * present without a step.
 */
export function historyAfter(history: ViewHistory, move: Move): ViewHistory {
  const { past, present, future } = history;

  switch (move.kind) {
    case "go": {
      const selection = selectionAfter(present.selection, move.change);
      const view = move.view ?? present.view;
      if (view === present.view && selection === present.selection) return history;
      return {
        past: [...past, present].slice(-longestPast),
        present: { view, selection },
        future: [],
      };
    }
    case "follow": {
      const selection = selectionAfter(present.selection, move.change);
      return selection === present.selection
        ? history
        : { past, present: { ...present, selection }, future };
    }
    case "back": {
      const former = past.at(-1);
      return former === undefined
        ? history
        : { past: past.slice(0, -1), present: former, future: [present, ...future] };
    }
    case "forward": {
      const [next, ...rest] = future;
      return next === undefined
        ? history
        : { past: [...past, present], present: next, future: rest };
    }
  }
}

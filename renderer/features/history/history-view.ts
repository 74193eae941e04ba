import { Observed } from "#renderer/db/observable.ts";
import type { HistoryFilter, HistoryLine } from "#shared/domain/history/history-line.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";

/** What the analyst looks at; the work pane and the inspector follow it. */
export interface HistoryView {
  readonly tab: "log" | "trash";
  readonly filter: HistoryFilter;
  readonly line: HistoryLine | null;
  readonly trashed: TrashedThing | null;
  /** Of the trash: one kind, or all. */
  readonly trashKind: TrashedThing["table"] | null;
}

export const historyView = new Observed<HistoryView>({
  tab: "log",
  filter: { actorId: null, kind: null, record: null },
  line: null,
  trashed: null,
  trashKind: null,
});

export function showHistory(change: Partial<HistoryView>): void {
  historyView.set({ ...historyView.get(), ...change });
}

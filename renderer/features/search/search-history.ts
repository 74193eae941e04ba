import { Observed } from "#renderer/db/observable.ts";
import { recall, rememberAs } from "#renderer/ui/recall.ts";
import type { NotebookId } from "#shared/domain/ids.ts";

/** Enough to find again what was looked for this week. */
const keptSearches = 20;

const histories = new Map<NotebookId, Observed<readonly string[]>>();

const nameOf = (notebookId: NotebookId) => `searches.${notebookId}`;

/** What was searched for in this notebook on this device, the latest first. */
export function historyOf(notebookId: NotebookId): Observed<readonly string[]> {
  const known = histories.get(notebookId);
  if (known !== undefined) return known;
  const stored = recall(nameOf(notebookId));
  const searches = Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  const history = new Observed<readonly string[]>(searches);
  histories.set(notebookId, history);
  return history;
}

/** Keeps a search that led somewhere: one whose hit was opened. */
export function rememberSearch(notebookId: NotebookId, typed: string): void {
  const query = typed.trim();
  if (query === "") return;
  const history = historyOf(notebookId);
  const former = history.get().filter((one) => one !== query);
  setHistory(notebookId, [query, ...former].slice(0, keptSearches));
}

export function forgetSearches(notebookId: NotebookId): void {
  setHistory(notebookId, []);
}

function setHistory(notebookId: NotebookId, searches: readonly string[]): void {
  historyOf(notebookId).set(searches);
  rememberAs(nameOf(notebookId), searches);
}

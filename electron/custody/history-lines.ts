import { hangingOn } from "#shared/domain/history/hanging.ts";
import { historyKindOf } from "#shared/domain/history/history-kind.ts";
import type {
  HistoryFact,
  HistoryFilter,
  HistoryLine,
} from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import { isTableName } from "#shared/domain/tables.ts";
import type { ChangeSet, JsonValue, LedgerEntry } from "#shared/ledger/change.ts";
import { emptyState, type NotebookState } from "#shared/ledger/notebook-state.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { looksLikeId, ToldRecords } from "./told-records.ts";

const mostSubjects = 3;
const mostFacts = 6;
const longestValue = 200;
const pageSize = 250;
/** Entries looked at for one answer: a filter that finds little must not keep the program busy. */
const longestSearch = 2000;

export interface HistoryPage {
  readonly lines: HistoryLine[];
  /** Ask for what lies before this sequence next; null at the beginning of the history. */
  readonly next: number | null;
}

/** Part of the history, the latest first. May hold fewer lines than asked for, even none, and still go on. */
export async function historyPage(
  store: Pick<NotebookStore, "ledger" | "state">,
  filter: HistoryFilter,
  before: number | null,
  limit: number,
): Promise<HistoryPage> {
  const { ledger } = store;
  // Only what hangs on a record is found by looking through all of them.
  const passes = passing(filter.record === null ? emptyState() : await store.state(), filter);
  const found: LedgerEntry[] = [];
  let end = Math.min(before ?? Number.POSITIVE_INFINITY, ledger.lastSequence + 1);
  const lowest = Math.max(1, end - longestSearch);
  while (end > lowest) {
    const start = Math.max(lowest, end - pageSize);
    const page = await ledger.read(start - 1, end - start);
    for (const entry of [...page].reverse()) {
      if (entry.sequence >= end || !passes(entry.changeSet)) continue;
      found.push(entry);
      if (found.length === limit) {
        const next = entry.sequence > 1 ? entry.sequence : null;
        return { lines: await linesOf(ledger, found), next };
      }
    }
    end = start;
  }
  return { lines: await linesOf(ledger, found), next: end > 1 ? end : null };
}

async function linesOf(
  ledger: Pick<Ledger, "record">,
  entries: readonly LedgerEntry[],
): Promise<HistoryLine[]> {
  const told = new ToldRecords(ledger);
  for (const { changeSet } of entries) {
    await told.read("actors", changeSet.actorId);
    for (const { table, id } of subjectsOf(changeSet).slice(0, mostSubjects)) {
      await told.read(table, id);
    }
    for (const { value } of toldValues(changeSet)) await told.readValue(value);
  }
  return entries.map((entry) => lineOf(told.state, entry));
}

/** Says which change sets a filter lets through. */
export function passing(state: NotebookState, filter: HistoryFilter) {
  const { actorId, kind, record } = filter;
  const wanted =
    record !== null && isTableName(record.table) ? hangingOn(state, record.table, record.id) : null;
  return (changeSet: ChangeSet): boolean => {
    if (actorId !== null && changeSet.actorId !== actorId) return false;
    if (wanted !== null && !changeSet.changes.some(({ table, id }) => isIn(wanted, table, id))) {
      return false;
    }
    return kind === null || historyKindOf(changeSet) === kind;
  };
}

function isIn(wanted: ReturnType<typeof hangingOn>, table: string, id: string): boolean {
  return isTableName(table) && wanted.get(table)?.has(id) === true;
}

function lineOf(state: NotebookState, { sequence, changeSet }: LedgerEntry): HistoryLine {
  const { at, actorId, tool, action, reason, undoes, redoes } = changeSet;
  const records = subjectsOf(changeSet);
  return {
    sequence,
    at,
    actorId,
    who: recordName(state, "actors", actorId),
    tool,
    action,
    kind: historyKindOf(changeSet),
    takesBack: undoes !== undefined ? "undo" : redoes !== undefined ? "redo" : null,
    reason: reason ?? null,
    subjects: records
      .slice(0, mostSubjects)
      .map(({ table, id }) => ({ table, id, name: recordName(state, table, id) })),
    count: records.length,
    facts: toldValues(changeSet).map(({ value, ...fact }) => ({
      ...fact,
      value: valueInWords(state, value),
    })),
  };
}

/** The records an action is about: those its noun names where there are any, such as the claim of `claim:create`. */
function subjectsOf({ action, changes }: ChangeSet) {
  const noun = action.split(":")[0] ?? "";
  const named = changes.filter(({ table }) => table === `${noun}s` || table === noun);
  const records = (named.length > 0 ? named : changes).map(({ table, id }) => ({ table, id }));
  return [...new Map(records.map((record) => [`${record.table} ${record.id}`, record])).values()];
}

/** Tables whose records tell something as they are made: what went out, what a check found. */
const toldWhenMade: readonly string[] = ["exports", "custodyActs"];

/** Fields of such a record that repeat what its line says anyway: what was done, and when. */
const saidByTheLine: readonly string[] = ["kind", "at", "exportedAt", "briefId"];

type ToldValue = Omit<HistoryFact, "value"> & { readonly value: JsonValue };

/** What was set in the record the action is about; one that makes or deletes records needs no such list. */
function toldValues(changeSet: ChangeSet): readonly ToldValue[] {
  const [subject] = subjectsOf(changeSet);
  const change = changeSet.changes.find(
    ({ table, id }) => table === subject?.table && id === subject.id,
  );
  if (change === undefined) return [];
  const isMade = change.replaces === undefined;
  if (isMade && !toldWhenMade.includes(change.table)) return [];
  return Object.entries(change.set)
    .filter(([field]) => !field.startsWith("$") && !(isMade && saidByTheLine.includes(field)))
    .filter(([, value]) => !(isMade && isEmpty(value)))
    .slice(0, mostFacts)
    .map(([field, value]) => ({ table: change.table, field, value }));
}

function isEmpty(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** A value as text: the name of the record where it is an id, the words of a paragraph, other lists counted or as JSON. */
export function valueInWords(
  state: NotebookState,
  value: JsonValue | undefined,
  longest = longestValue,
): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return shortened(listInWords(value), longest);
  if (typeof value !== "string") return shortened(JSON.stringify(value), longest);
  return shortened(nameOfId(state, value) ?? value, longest);
}

function listInWords(list: readonly JsonValue[]): string {
  if (list.every((item) => typeof item === "string")) return list.join(", ");
  const words = list.flatMap((item) => {
    const text = typeof item === "object" && item !== null && "text" in item ? item["text"] : null;
    return typeof text === "string" ? [text] : [];
  });
  return words.length > 0 ? words.join("").trim() : String(list.length);
}

function nameOfId(state: NotebookState, value: string): string | null {
  if (!looksLikeId(value)) return null;
  for (const [table, records] of state) {
    if (records.has(value)) return recordName(state, table, value);
  }
  return null;
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

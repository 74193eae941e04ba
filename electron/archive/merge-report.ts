import { isTableName, ruleOf, type TableName, tableNames } from "#shared/domain/tables.ts";
import { type Meeting, type MergeReport, mostMeetings } from "#shared/ipc/archive.ts";
import { deletedField } from "#shared/ledger/change.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import {
  type FieldState,
  type Head,
  isLive,
  type StoredRecord,
  valueOf,
} from "#shared/ledger/stored-record.ts";

/** A record on both sides of a merge; `before` is undefined when the notebook had none of that id. */
interface Merged {
  readonly table: TableName;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord;
}

/**
 * What a merge does to a notebook: what comes, what is changed, and where two people wrote
 * without knowing of each other. Told before it is done and after.
 *
 * @param before the notebook
 * @param after the same with the change sets it lacked
 */
export function mergeReportOf(before: NotebookState, after: NotebookState): MergeReport {
  const merged = mergedRecords(before, after);
  const verdicts: Meeting[] = [];
  const overruled: Meeting[] = [];
  for (const { table, before: was, after: is } of merged) {
    for (const [field, state] of Object.entries(is.fields)) {
      if (!isMeeting(field, was?.fields[field], state)) continue;
      const isVerdict = ruleOf(table).verdicts.includes(field);
      (isVerdict ? verdicts : overruled).push(meetingOf(after, table, is, field, state.heads));
    }
  }
  return {
    tables: tableNames.flatMap((table) => {
      const counts = countsOf(merged.filter((one) => one.table === table));
      return counts.added + counts.changed + counts.deleted === 0 ? [] : [{ table, ...counts }];
    }),
    verdicts: verdicts.slice(0, mostMeetings),
    verdictCount: verdicts.length,
    overruled: overruled.slice(0, mostMeetings),
    overruledCount: overruled.length,
  };
}

/** Records that the merge touched: folding makes a new object of those, and of no others. */
function mergedRecords(before: NotebookState, after: NotebookState): readonly Merged[] {
  const merged: Merged[] = [];
  for (const [table, records] of after) {
    if (!isTableName(table)) continue;
    const own = before.get(table);
    for (const [id, record] of records) {
      const was = own?.get(id);
      if (was !== record) merged.push({ table, before: was, after: record });
    }
  }
  return merged;
}

function countsOf(merged: readonly Merged[]) {
  const counts = { added: 0, changed: 0, deleted: 0 };
  for (const { before, after } of merged) {
    const was = before !== undefined && isLive(before);
    const is = isLive(after);
    if (!was && is) counts.added += 1;
    else if (was && !is) counts.deleted += 1;
    else if (was && before !== undefined && showsOtherwise(before, after)) counts.changed += 1;
  }
  return counts;
}

function showsOtherwise(before: StoredRecord, after: StoredRecord): boolean {
  return Object.keys(after.fields).some(
    (field) => field !== deletedField && !isSame(valueOf(before, field), valueOf(after, field)),
  );
}

/** True when the merge set a value beside another one, rather than in its place. */
function isMeeting(field: string, was: FieldState | undefined, is: FieldState): boolean {
  if (field === deletedField || was === undefined) return false;
  const [shown, ...others] = is.heads;
  const known = new Set(was.heads.map(({ stamp }) => stamp));
  const hasNews = is.heads.some(({ stamp }) => !known.has(stamp));
  return hasNews && others.some(({ value }) => !isSame(value, shown?.value));
}

function meetingOf(
  state: NotebookState,
  table: TableName,
  record: StoredRecord,
  field: string,
  heads: readonly Head[],
): Meeting {
  return {
    table,
    id: record.id,
    name: nameOf(state, table, record),
    field,
    values: heads.map(({ value, stamp }) => {
      const { actorId, ms } = partsOfStamp(stamp);
      const actor = state.get("actors")?.get(actorId);
      const name = actor === undefined ? undefined : valueOf(actor, "personName");
      return { value, who: typeof name === "string" ? name : null, atMs: ms };
    }),
  };
}

/** The field that says what a record is, or the fields that name the records which do. */
const naming: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  notebooks: ["title"],
  actors: ["personName"],
  articles: ["title", "originalName"],
  sources: ["name"],
  origins: ["name"],
  annotations: ["note"],
  tags: ["name"],
  claims: ["statement"],
  evidence: ["claimId"],
  relations: ["fromClaimId", "toClaimId"],
  conflicts: ["leftId", "rightId"],
  lenses: ["name"],
  lensDimensions: ["label"],
  impacts: ["lensId", "claimId"],
  impactDimensions: ["impactId"],
  judgements: ["statement"],
  judgementClaims: ["judgementId"],
  hypotheses: ["statement"],
  hypothesisClaims: ["hypothesisId"],
  briefs: ["title"],
  briefLenses: ["briefId"],
  briefJudgements: ["briefId"],
  briefFigures: ["briefId"],
  paragraphs: ["briefId"],
  citations: ["briefId"],
};

/** A name is put together over so many ties at most; an archive may tie records in a ring. */
const mostTies = 4;

/** What a record says of itself, or of what it ties together; null when it has no words. */
function nameOf(
  state: NotebookState,
  table: TableName,
  record: StoredRecord,
  ties = mostTies,
): string | null {
  const words = (naming[table] ?? []).flatMap((field) => {
    const value = valueOf(record, field);
    if (typeof value !== "string" || value.trim() === "") return [];
    if (!field.endsWith("Id")) return [value];
    if (ties === 0) return [];
    const [named] = tableNames.flatMap((other) => {
      const found = state.get(other)?.get(value);
      return found === undefined ? [] : [nameOf(state, other, found, ties - 1)];
    });
    return named === undefined || named === null ? [] : [named];
  });
  const ends = table === "articles" ? words.slice(0, 1) : words;
  return ends.length === 0 ? null : ends.join(" – ").slice(0, 300);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

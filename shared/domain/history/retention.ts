import { z } from "zod";
import type { NotebookState } from "../../ledger/notebook-state.ts";
import { isLive, type StoredRecord, valueOf } from "../../ledger/stored-record.ts";
import type { TableName } from "../tables.ts";
import { hangingOn } from "./hanging.ts";

/** Kinds of records that can be purged one by one; what hangs on them goes with them. */
export const purgeableTables = [
  "articles",
  "annotations",
  "claims",
  "evidence",
  "sources",
  "origins",
  "judgements",
  "relations",
  "lenses",
  "tags",
  "briefs",
  "paragraphs",
] as const satisfies readonly TableName[];
export type PurgeableTable = (typeof purgeableTables)[number];

/** The noun of a table's actions: `article:restore`, `article:purge`. */
export const nounOf = {
  articles: "article",
  annotations: "annotation",
  claims: "claim",
  evidence: "evidence",
  sources: "source",
  origins: "origin",
  judgements: "judgement",
  relations: "relation",
  lenses: "lens",
  tags: "tag",
  briefs: "brief",
  paragraphs: "paragraph",
} as const satisfies Record<PurgeableTable, string>;

export const purgeableSchema = z.enum(purgeableTables);

export const retentionSchema = z.object({
  /** Every brief that left the program and rests on the thing, the last issued first. */
  briefs: z.array(
    z.object({
      id: z.string(),
      title: z.string().nullable(),
      /** When it last left, UTC; null for one that is marked as issued without any export. */
      issuedAt: z.string().nullable(),
      isDeleted: z.boolean(),
    }),
  ),
  /** Why it may not be purged now; null when it may. */
  refusal: z.enum(["cited", "retained"]).nullable(),
  /** A year after the last issue; null when it never was. */
  until: z.string().nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;
type CitingBrief = Retention["briefs"][number];

/**
 * Whether a thing may be purged. Not while an issued brief that is not in the trash rests on
 * it, and not before a year has passed since the last issue (ICS 206-01: sources that may
 * change are preserved at least one year from issue). Every export counts as an issue: a
 * draft that was handed on can be asked about as well.
 */
export function retentionOf(
  state: NotebookState,
  table: TableName,
  id: string,
  now: Date,
): Retention {
  const briefs = issuedBriefsOn(state, table, id);
  const issued = briefs.flatMap(({ issuedAt }) => (issuedAt === null ? [] : [issuedAt]));
  const last = issued.sort().at(-1);
  const until = last === undefined ? null : aYearAfter(last);
  const isCited = briefs.some(({ isDeleted }) => !isDeleted);
  const isRetained = until !== null && until > now.toISOString();
  return { briefs, refusal: isCited ? "cited" : isRetained ? "retained" : null, until };
}

function aYearAfter(iso: string): string {
  const date = new Date(iso);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString();
}

function issuedBriefsOn(state: NotebookState, table: TableName, id: string): CitingBrief[] {
  const found: CitingBrief[] = [];
  for (const briefId of briefsOn(state, table, id)) {
    const brief = state.get("briefs")?.get(briefId);
    const issue = brief === undefined ? null : textOf(brief, "issuedAt");
    const issuedAt = [lastExport(state, briefId), issue].reduce((a, b) =>
      b !== null && (a === null || b > a) ? b : a,
    );
    const isIssued = brief !== undefined && valueOf(brief, "status") === "issued";
    if (issuedAt === null && !isIssued) continue;
    const title = brief === undefined ? null : textOf(brief, "title");
    found.push({ id: briefId, title, issuedAt, isDeleted: brief === undefined || !isLive(brief) });
  }
  return found.sort((a, b) => ((a.issuedAt ?? "") < (b.issuedAt ?? "") ? 1 : -1));
}

/** The briefs that print a thing: by a citation of it, of a claim it is evidence for, or of a judgement on one. */
function briefsOn(state: NotebookState, table: TableName, id: string): ReadonlySet<string> {
  if (table === "briefs") return new Set([id]);
  if (table === "paragraphs")
    return new Set(linked(state, "paragraphs", "id", new Set([id]), "briefId"));
  const rests = new Set<string>([id]);
  for (const [hanging, ids] of hangingOn(state, table, id)) {
    // What cites the thing hangs on it too, and is what is asked for here.
    if (hanging !== "citations") for (const one of ids) rests.add(one);
  }
  for (const { table: link, from, to } of leadingSteps) {
    for (const one of linked(state, link, from, rests, to)) rests.add(one);
  }
  return new Set([
    ...linked(state, "citations", "targetId", rests, "briefId"),
    ...linked(state, "briefJudgements", "judgementId", rests, "briefId"),
    ...linked(state, "briefLenses", "lensId", rests, "briefId"),
  ]);
}

/** A step from what a brief's sentence may rest on to what it names. */
export interface LeadingStep {
  readonly table: TableName;
  /** The field that holds what is left, or the record's own id, and the table of that. */
  readonly from: string;
  readonly of: TableName;
  /** The field that holds what is reached, or the record's own id, and the table of that. */
  readonly to: string;
  readonly reaches: TableName;
}

/** In this order. */
export const leadingSteps: readonly LeadingStep[] = [
  step("articles", ["publisherSourceId", "sources"], ["id", "articles"]),
  step("articles", ["authorSourceId", "sources"], ["id", "articles"]),
  step("annotations", ["articleId", "articles"], ["id", "annotations"]),
  step("speakers", ["sourceId", "sources"], ["evidenceId", "evidence"]),
  step("evidence", ["annotationId", "annotations"], ["id", "evidence"]),
  step("evidence", ["originId", "origins"], ["id", "evidence"]),
  step("evidence", ["id", "evidence"], ["claimId", "claims"]),
  step("judgementClaims", ["claimId", "claims"], ["judgementId", "judgements"]),
];

function step(
  table: TableName,
  [from, of]: readonly [string, TableName],
  [to, reaches]: readonly [string, TableName],
): LeadingStep {
  return { table, from, of, to, reaches };
}

/** What `to` holds in the records, live or deleted, whose `from` is one of these. */
function linked(
  state: NotebookState,
  table: TableName,
  from: string,
  ids: ReadonlySet<string>,
  to: string,
): readonly string[] {
  const found: string[] = [];
  for (const record of state.get(table)?.values() ?? []) {
    const value = textOf(record, from);
    const target = textOf(record, to);
    if (value !== null && target !== null && ids.has(value)) found.push(target);
  }
  return found;
}

function lastExport(state: NotebookState, briefId: string): string | null {
  let last: string | null = null;
  for (const row of state.get("exports")?.values() ?? []) {
    const at = textOf(row, "exportedAt");
    if (textOf(row, "briefId") === briefId && at !== null && (last === null || at > last))
      last = at;
  }
  return last;
}

/** A field of a record, or its id, where that is a text. */
export function textOf(record: StoredRecord, field: string): string | null {
  const value = field === "id" ? record.id : valueOf(record, field);
  return typeof value === "string" ? value : null;
}

import type { NotebookState } from "../../ledger/notebook-state.ts";
import { valueOf } from "../../ledger/stored-record.ts";
import { isTableName, ruleOf, type TableName } from "../tables.ts";

/** The fields a record is called by, the best first; one that names a parent leads on to the parent's name. */
const nameFields: Readonly<Record<TableName, readonly string[]>> = {
  notebooks: ["title"],
  actors: ["personName"],
  articles: ["title", "originalName"],
  textVersions: ["articleId"],
  blockDecisions: ["textVersionId"],
  sources: ["name"],
  origins: ["name"],
  annotations: ["exact"],
  tags: ["name"],
  taggings: ["tagId"],
  claims: ["statement"],
  evidence: ["claimId"],
  speakers: ["name", "evidenceId"],
  relations: ["fromClaimId"],
  conflicts: ["relationId"],
  lenses: ["name"],
  lensDimensions: ["label"],
  impacts: ["claimId"],
  impactDimensions: ["impactId"],
  judgements: ["statement"],
  judgementClaims: ["claimId"],
  hypotheses: ["statement"],
  hypothesisClaims: ["claimId"],
  briefs: ["title"],
  briefTemplates: ["name"],
  briefReviews: ["briefId"],
  briefLenses: ["lensId"],
  briefJudgements: ["judgementId"],
  briefFigures: ["briefId"],
  paragraphs: ["briefId"],
  citations: ["paragraphId"],
  exports: ["fileName"],
  savedSearches: ["name"],
  aliases: ["left"],
  dismissals: ["words"],
  savedViews: ["name"],
  custodyActs: ["fileName"],
};

const longestName = 300;

/** The fields that lead on to a record whose name stands for that of this table's, with its table. */
export function namingParents(table: string): readonly (readonly [field: string, table: string])[] {
  if (!isTableName(table)) return [];
  const { parents } = ruleOf(table);
  return nameFields[table].flatMap((field) => {
    const parent = parents[field];
    return parent === undefined ? [] : [[field, parent] as const];
  });
}

/** What a record is called now, deleted or not; null for one that was purged or never had a name. */
export function recordName(state: NotebookState, table: string, id: string): string | null {
  if (!isTableName(table)) return null;
  const record = state.get(table)?.get(id);
  if (record === undefined) return null;
  const { parents } = ruleOf(table);
  for (const field of nameFields[table]) {
    const value = valueOf(record, field);
    if (typeof value !== "string" || value === "") continue;
    const parent = parents[field];
    const name = parent === undefined ? value : recordName(state, parent, value);
    if (name !== null) return name.slice(0, longestName);
  }
  return null;
}

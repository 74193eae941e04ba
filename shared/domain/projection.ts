import { schemaVersion } from "./notebook/notebook.ts";
import { type TableName, tableNames } from "./tables.ts";

/**
 * The shape of the projection (Dexie). A change of tables or indexes takes the next
 * number: the projection is then built anew under another name, never migrated.
 */
const shapeVersion = 11;

/** Its rows are records of a version, so a migration builds it anew as well. */
export const projectionVersion = `${schemaVersion}-${shapeVersion}`;

/** What views look records up by, beside their id. At most three a table: each costs on every write. */
const indexes: Readonly<Record<TableName, readonly string[]>> = {
  notebooks: [],
  actors: [],
  // Few articles have a descriptor, and those without one are not in its index.
  articles: ["publisherSourceId", "authorSourceId", "authorDescriptor"],
  textVersions: ["articleId", "parentId"],
  blockDecisions: ["textVersionId"],
  sources: [],
  origins: [],
  annotations: ["articleId", "[articleId+start]"],
  tags: [],
  taggings: ["targetId", "tagId"],
  claims: [],
  evidence: ["claimId", "annotationId", "originId"],
  speakers: ["evidenceId", "sourceId"],
  relations: ["fromClaimId", "toClaimId"],
  conflicts: ["leftId", "rightId"],
  lenses: [],
  lensDimensions: ["lensId"],
  impacts: ["claimId", "lensId"],
  impactDimensions: ["impactId"],
  judgements: [],
  judgementClaims: ["judgementId", "claimId"],
  hypotheses: [],
  hypothesisClaims: ["hypothesisId", "claimId"],
  briefs: [],
  briefTemplates: [],
  briefReviews: ["briefId"],
  briefLenses: ["briefId"],
  briefJudgements: ["briefId"],
  briefFigures: ["briefId"],
  paragraphs: ["briefId"],
  citations: ["briefId", "targetId"],
  exports: ["briefId"],
  savedSearches: [],
  aliases: [],
  dismissals: ["articleId"],
  savedViews: [],
  custodyActs: [],
};

/** The projection's stores in Dexie's notation: the notebook's tables, then its own. */
export const projectionStores: Readonly<Record<string, string>> = {
  ...Object.fromEntries(tableNames.map((table) => [table, ["id", ...indexes[table]].join(", ")])),
  tombstones: "[table+id], table",
  texts: "hash",
  counts: "table",
  keptClaims: "id",
  meta: "id",
};

const prefixOf = (notebookId: string) => `railhead-${notebookId}-`;

/** The name of one generation of a notebook's projection; a rebuild takes the next generation. */
export function projectionName(notebookId: string, generation: number): string {
  return `${prefixOf(notebookId)}${projectionVersion}.${generation}`;
}

/** True when the database holds some generation of this notebook's projection, of whatever version. */
export function isProjectionOf(notebookId: string, databaseName: string): boolean {
  return databaseName.startsWith(prefixOf(notebookId));
}

/** The generation in a name that this version of the program wrote; null for any other name. */
export function generationOf(notebookId: string, databaseName: string): number | null {
  const [version, generation] = databaseName.slice(prefixOf(notebookId).length).split(".");
  const isOurs = isProjectionOf(notebookId, databaseName) && version === projectionVersion;
  return isOurs && generation !== undefined && /^\d+$/.test(generation) ? Number(generation) : null;
}

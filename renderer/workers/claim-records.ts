import type { Table } from "dexie";
import type { ClaimRecords } from "#shared/domain/claim/assembled-claim.ts";
import type { RowOf } from "#shared/domain/record.ts";

/** The rows of the tables that claims are assembled from. */
export type ClaimRows = { readonly [T in keyof ClaimRecords]: readonly RowOf<T>[] };

/** The tables as both sides of the projection have them. */
export type ClaimTables = <T extends keyof ClaimRecords>(table: T) => Table<RowOf<T>, string>;

const readTables = [
  "claims",
  "evidence",
  "speakers",
  "annotations",
  "articles",
  "origins",
  "sources",
  "relations",
  "conflicts",
  "lenses",
  "lensDimensions",
  "impacts",
  "impactDimensions",
] as const satisfies readonly (keyof ClaimRecords)[];

/**
 * All that is needed to assemble these claims, and no row of any other claim but those that
 * share their origins by `repeats`; reads as many rows as the claims hang on, however large
 * the notebook. Claims stand in the order asked for; one that is away is left out.
 */
export function claimRowsOf(tables: ClaimTables, claimIds: readonly string[]): Promise<ClaimRows> {
  const { db } = tables("claims");
  // One transaction: each table by itself would open another at every step.
  return db.transaction("r", [...readTables], () => readClaimRows(tables, claimIds));
}

async function readClaimRows(tables: ClaimTables, claimIds: readonly string[]): Promise<ClaimRows> {
  const [found, lenses, lensDimensions, relations, ownEvidence, impacts] = await Promise.all([
    tables("claims").bulkGet([...claimIds]),
    tables("lenses").toArray(),
    tables("lensDimensions").toArray(),
    repeatsAround(tables, claimIds),
    onEach(tables("evidence"), "claimId", claimIds),
    onEach(tables("impacts"), "claimId", claimIds),
  ]);
  const repeated = relations.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]);
  const others = [...new Set<string>(repeated)].filter((id) => !claimIds.includes(id));
  const evidence = [...ownEvidence, ...(await onEach(tables("evidence"), "claimId", others))];
  const asked = new Set(claimIds);
  const own = evidence.filter(({ claimId }) => asked.has(claimId)).map(({ id }) => id);
  const [annotations, speakers, answers, left, right] = await Promise.all([
    byIds(
      tables("annotations"),
      evidence.map(({ annotationId }) => annotationId),
    ),
    onEach(tables("speakers"), "evidenceId", own),
    onEach(
      tables("impactDimensions"),
      "impactId",
      impacts.map(({ id }) => id),
    ),
    onEach(tables("conflicts"), "leftId", own),
    onEach(tables("conflicts"), "rightId", own),
  ]);
  const [articles, origins] = await Promise.all([
    byIds(
      tables("articles"),
      annotations.map(({ articleId }) => articleId),
    ),
    originsOf(
      tables,
      evidence.flatMap(({ originId }) => originId ?? []),
    ),
  ]);
  const sources = await byIds(
    tables("sources"),
    [
      ...speakers.map(({ sourceId }) => sourceId),
      ...articles.flatMap(({ authorSourceId, publisherSourceId }) => [
        authorSourceId,
        publisherSourceId,
      ]),
    ].filter((id) => id !== null),
  );
  return {
    claims: present(found),
    evidence: await ofLiveClaims(tables, asked, evidence),
    speakers,
    annotations,
    articles,
    origins,
    sources,
    relations,
    conflicts: [...new Map([...left, ...right].map((row) => [row.id, row])).values()],
    lenses,
    lensDimensions,
    impacts,
    impactDimensions: answers,
  };
}

/** Claims that `repeats` leads to are away when they are deleted, and their passages with them. */
async function ofLiveClaims(
  tables: ClaimTables,
  asked: ReadonlySet<string>,
  evidence: readonly RowOf<"evidence">[],
): Promise<readonly RowOf<"evidence">[]> {
  const others = evidence.map(({ claimId }) => claimId).filter((id) => !asked.has(id));
  if (others.length === 0) return evidence;
  const live = new Set<string>((await byIds(tables("claims"), others)).map(({ id }) => id));
  return evidence.filter(({ claimId }) => asked.has(claimId) || live.has(claimId));
}

/** The `repeats` relations that hang together with these claims; those of deleted claims are away. */
async function repeatsAround(
  tables: ClaimTables,
  claimIds: readonly string[],
): Promise<readonly RowOf<"relations">[]> {
  const found = new Map<string, RowOf<"relations">>();
  const reached = new Set<string>(claimIds);
  let frontier: readonly string[] = claimIds;
  while (frontier.length > 0) {
    const [from, to] = await Promise.all([
      onEach(tables("relations"), "fromClaimId", frontier),
      onEach(tables("relations"), "toClaimId", frontier),
    ]);
    const near = [...from, ...to].filter(({ kind }) => kind === "repeats");
    const ends = near.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]);
    const live = new Set<string>((await byIds(tables("claims"), ends)).map(({ id }) => id));
    for (const relation of near) {
      if (live.has(relation.fromClaimId) && live.has(relation.toClaimId)) {
        found.set(relation.id, relation);
      }
    }
    frontier = [...live].filter((id) => !reached.has(id));
    for (const id of frontier) reached.add(id);
  }
  return [...found.values()];
}

/**
 * These origins and what they derive from. Where a parent is away its other children come
 * along: they have one root between them.
 */
async function originsOf(
  tables: ClaimTables,
  originIds: readonly string[],
): Promise<readonly RowOf<"origins">[]> {
  const found = new Map<string, RowOf<"origins">>();
  let wanted = [...new Set(originIds)];
  while (wanted.length > 0) {
    const rows = await tables("origins").bulkGet(wanted);
    if (rows.includes(undefined)) return tables("origins").toArray();
    for (const row of present(rows)) found.set(row.id, row);
    const parents = present(rows).flatMap(({ derivedFromId }) => derivedFromId ?? []);
    wanted = [...new Set<string>(parents)].filter((id) => !found.has(id));
  }
  return [...found.values()];
}

/**
 * Rows that hang on every one of these, asked for together: a cursor would go to the database and
 * back for each of them in turn.
 */
async function onEach<Row>(
  table: Table<Row, string>,
  index: string,
  values: readonly string[],
): Promise<readonly Row[]> {
  const found = await Promise.all(
    values.map((value) => table.where(index).equals(value).toArray()),
  );
  return found.flat();
}

async function byIds<Row>(
  table: Table<Row, string>,
  ids: readonly string[],
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  return present(await table.bulkGet([...new Set(ids)]));
}

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}

import type { Table } from "dexie";
import { type ClaimRows, claimTables } from "#shared/domain/claim/assembled-claim.ts";
import { isConflictVisible } from "#shared/domain/conflict/register.ts";
import type { RowOf } from "#shared/domain/record.ts";

/** The tables that claims are assembled from, as both sides of the projection have them. */
export type ClaimTables = <T extends keyof ClaimRows>(table: T) => Table<RowOf<T>, string>;

/** Ways to ask for rows: of a database, or of what is kept of one. */
export interface RowReading {
  readonly all: <T extends keyof ClaimRows>(table: T) => Promise<readonly RowOf<T>[]>;
  /** Each once; those that are away are left out. */
  readonly byIds: <T extends keyof ClaimRows>(
    table: T,
    ids: readonly string[],
  ) => Promise<readonly RowOf<T>[]>;
  /** The rows that hang on every one of these by this field. */
  readonly onEach: <T extends keyof ClaimRows>(
    table: T,
    field: string & keyof RowOf<T>,
    values: readonly string[],
  ) => Promise<readonly RowOf<T>[]>;
}

/** Reads from the tables themselves. */
export function readingOf(tables: ClaimTables): RowReading {
  return {
    all: async (table) => tables(table).toArray(),
    byIds: async (table, ids) =>
      ids.length === 0 ? [] : present(await tables(table).bulkGet([...new Set(ids)])),
    // Asked for together: a cursor would go to the database and back for each of them in turn.
    onEach: async (table, field, values) => {
      const rows = tables(table);
      const found = await Promise.all(
        values.map((value) => rows.where(field).equals(value).toArray()),
      );
      return found.flat();
    },
  };
}

/**
 * All that is needed to assemble these claims, and no row of any other claim but those that
 * share their origins by `repeats`; reads as many rows as the claims hang on, however large
 * the notebook. Claims stand in the order asked for; one that is away is left out.
 */
export function claimRowsOf(tables: ClaimTables, claimIds: readonly string[]): Promise<ClaimRows> {
  return inOneTransaction(tables, () => readClaimRows(readingOf(tables), claimIds));
}

/** Each table by itself would open another at every step. */
export function inOneTransaction<Value>(
  tables: ClaimTables,
  read: () => Promise<Value>,
): Promise<Value> {
  return tables("claims").db.transaction("r", [...claimTables], async () => read());
}

export async function readClaimRows(
  read: RowReading,
  claimIds: readonly string[],
): Promise<ClaimRows> {
  const [found, lenses, lensDimensions, relations, ownEvidence, impacts] = await Promise.all([
    read.byIds("claims", claimIds),
    read.all("lenses"),
    read.all("lensDimensions"),
    repeatsAround(read, claimIds),
    read.onEach("evidence", "claimId", claimIds),
    read.onEach("impacts", "claimId", claimIds),
  ]);
  const repeated = relations.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]);
  const others = [...new Set<string>(repeated)].filter((id) => !claimIds.includes(id));
  const evidence = [...ownEvidence, ...(await read.onEach("evidence", "claimId", others))];
  const asked = new Set(claimIds);
  const own = evidence.filter(({ claimId }) => asked.has(claimId)).map(({ id }) => id);
  const [annotations, speakers, answers, conflicts] = await Promise.all([
    read.byIds(
      "annotations",
      evidence.map(({ annotationId }) => annotationId),
    ),
    read.onEach("speakers", "evidenceId", own),
    read.onEach(
      "impactDimensions",
      "impactId",
      impacts.map(({ id }) => id),
    ),
    conflictsAt(read, asked, own),
  ]);
  const [articles, origins] = await Promise.all([
    read.byIds(
      "articles",
      annotations.map(({ articleId }) => articleId),
    ),
    originsOf(
      read,
      evidence.flatMap(({ originId }) => originId ?? []),
    ),
  ]);
  const sources = await read.byIds(
    "sources",
    [
      ...speakers.map(({ sourceId }) => sourceId),
      ...articles.flatMap(({ authorSourceId, publisherSourceId }) => [
        authorSourceId,
        publisherSourceId,
      ]),
    ].filter((id) => id !== null),
  );
  return {
    claims: found,
    evidence: await ofLiveClaims(read, asked, evidence),
    speakers,
    annotations,
    articles,
    origins,
    sources,
    relations,
    conflicts,
    lenses,
    lensDimensions,
    impacts,
    impactDimensions: answers,
  };
}

/** The conflicts that these claims and passages are ends of; those that are hidden are left out. */
async function conflictsAt(
  read: RowReading,
  claimIds: ReadonlySet<string>,
  evidenceIds: readonly string[],
): Promise<readonly RowOf<"conflicts">[]> {
  const ends = [...claimIds, ...evidenceIds];
  const [left, right] = await Promise.all([
    read.onEach("conflicts", "leftId", ends),
    read.onEach("conflicts", "rightId", ends),
  ]);
  const found = [...new Map([...left, ...right].map((row) => [row.id, row])).values()];
  const endsOf = (kind: (typeof found)[number]["endKind"]) =>
    found.flatMap(({ endKind, leftId, rightId }) => (endKind === kind ? [leftId, rightId] : []));
  const [evidence, relations] = await Promise.all([
    read.byIds("evidence", endsOf("evidence")),
    read.byIds(
      "relations",
      found.flatMap(({ relationId }) => relationId ?? []),
    ),
  ]);
  const claims = await read.byIds("claims", [
    ...endsOf("claim"),
    ...evidence.map(({ claimId }) => claimId),
  ]);
  const ground = {
    relationIds: new Set<string>(relations.map(({ id }) => id)),
    claimIds: new Set<string>(claims.map(({ id }) => id)),
    claimOfEvidence: new Map<string, string>(evidence.map(({ id, claimId }) => [id, claimId])),
  };
  return found.filter((conflict) => isConflictVisible(conflict, ground));
}

/** Claims that `repeats` leads to are away when they are deleted, and their passages with them. */
async function ofLiveClaims(
  read: RowReading,
  asked: ReadonlySet<string>,
  evidence: readonly RowOf<"evidence">[],
): Promise<readonly RowOf<"evidence">[]> {
  const others = evidence.map(({ claimId }) => claimId).filter((id) => !asked.has(id));
  if (others.length === 0) return evidence;
  const live = new Set<string>((await read.byIds("claims", others)).map(({ id }) => id));
  return evidence.filter(({ claimId }) => asked.has(claimId) || live.has(claimId));
}

/** The `repeats` relations that hang together with these claims; those of deleted claims are away. */
async function repeatsAround(
  read: RowReading,
  claimIds: readonly string[],
): Promise<readonly RowOf<"relations">[]> {
  const found = new Map<string, RowOf<"relations">>();
  const reached = new Set<string>(claimIds);
  let frontier: readonly string[] = claimIds;
  while (frontier.length > 0) {
    const [from, to] = await Promise.all([
      read.onEach("relations", "fromClaimId", frontier),
      read.onEach("relations", "toClaimId", frontier),
    ]);
    const near = [...from, ...to].filter(({ kind }) => kind === "repeats");
    const ends = near.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]);
    const live = new Set<string>((await read.byIds("claims", ends)).map(({ id }) => id));
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
  read: RowReading,
  originIds: readonly string[],
): Promise<readonly RowOf<"origins">[]> {
  const found = new Map<string, RowOf<"origins">>();
  let wanted = [...new Set(originIds)];
  while (wanted.length > 0) {
    const rows = await read.byIds("origins", wanted);
    if (rows.length < wanted.length) return read.all("origins");
    for (const row of rows) found.set(row.id, row);
    const parents = rows.flatMap(({ derivedFromId }) => derivedFromId ?? []);
    wanted = [...new Set<string>(parents)].filter((id) => !found.has(id));
  }
  return [...found.values()];
}

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}

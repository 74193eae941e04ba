import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { OriginId } from "#shared/domain/ids.ts";
import { rootOrigin } from "#shared/domain/origin/independent-origins.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { wordMatcher } from "#shared/domain/text/word-match.ts";
import { type Passage, passagesOf } from "./source-queries.ts";

export type OriginRow = RowOf<"origins">;

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** All origins whose name has the words of the filter, by name. */
export async function originsNamed(
  db: NotebookDatabase,
  filter: string,
): Promise<readonly OriginRow[]> {
  const matches = wordMatcher(filter);
  const origins = await db.origins.filter(({ name }) => matches(name)).toArray();
  return origins.sort((a, b) => byName.compare(a.name, b.name));
}

/** What rests on an origin. */
export interface OriginUse {
  /** The origin that counts for it: itself, or what it was derived from in the end. */
  readonly root: OriginRow;
  /** Origins derived from this one, directly or through others. */
  readonly derived: readonly OriginRow[];
  /** Passages that name it or one derived from it. */
  readonly passages: readonly Passage[];
  readonly articles: number;
  readonly claims: number;
}

/** Null when the origin is gone. */
export async function restingOn(
  db: NotebookDatabase,
  originId: OriginId,
): Promise<OriginUse | null> {
  const origins = await db.origins.toArray();
  const byId = new Map(origins.map((origin) => [origin.id as string, origin]));
  const root = rootOrigin(originId, byId);
  if (root === null) return null;

  const resting = new Set<OriginId>([originId]);
  for (const id of resting) {
    for (const origin of origins) if (origin.derivedFromId === id) resting.add(origin.id);
  }
  const evidence = await db.evidence
    .where("originId")
    .anyOf([...resting])
    .toArray();
  const passages = await passagesOf(
    db,
    evidence.filter(({ originStanding }) => originStanding === "known"),
  );
  return {
    root,
    derived: origins.filter(({ id }) => id !== originId && resting.has(id)),
    passages,
    ...countsOf(passages),
  };
}

/** Passages whose origin was looked for and is not stated. */
export async function passagesWithoutOrigin(db: NotebookDatabase): Promise<readonly Passage[]> {
  const evidence = await db.evidence
    .filter(({ originStanding }) => originStanding === "unknown")
    .toArray();
  return passagesOf(db, evidence);
}

export function countsOf(passages: readonly Passage[]): {
  readonly articles: number;
  readonly claims: number;
} {
  return {
    articles: new Set(passages.map(({ article }) => article.id)).size,
    claims: new Set(passages.map(({ claim }) => claim.id)).size,
  };
}

/** The origins that a claim's own passages name, and what those derive from. */
export async function originsBehindClaim(
  db: NotebookDatabase,
  claimId: string,
): Promise<ReadonlySet<string>> {
  const evidence = await db.evidence.where("claimId").equals(claimId).toArray();
  const behind = new Set<OriginId>();
  for (const { originId } of evidence) if (originId !== null) behind.add(originId);
  for (const id of behind) {
    const parentId = (await db.origins.get(id))?.derivedFromId ?? null;
    if (parentId !== null) behind.add(parentId);
  }
  return behind;
}

import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { isOpen } from "#shared/domain/conflict/conflict.ts";
import type { ClaimId, JudgementId } from "#shared/domain/ids.ts";
import type { JudgementBasis } from "#shared/domain/judgement/confidence-check.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Reliability } from "#shared/domain/source/source.ts";
import { type ClaimRow, originsBehind, passagesBehind, present } from "./claim-queries.ts";
import { conflictsOfClaim } from "./conflict-queries.ts";

export type JudgementRow = RowOf<"judgements">;

/** All judgements in the analyst's order. */
export async function judgementsInOrder(db: NotebookDatabase): Promise<readonly JudgementRow[]> {
  return (await db.judgements.toArray()).sort(byPosition);
}

/** A claim that a judgement rests on, or that speaks against it. */
export interface WeighedClaim {
  readonly link: RowOf<"judgementClaims">;
  readonly claim: ClaimRow;
}

/** The claims of a judgement; deleted ones are left out and come back with their claim. */
export async function claimsOfJudgement(
  db: NotebookDatabase,
  judgementId: JudgementId,
): Promise<readonly WeighedClaim[]> {
  const links = await db.judgementClaims.where("judgementId").equals(judgementId).toArray();
  const claims = await db.claims.bulkGet(links.map(({ claimId }) => claimId));
  return links.flatMap((link, index) => {
    const claim = claims[index];
    return claim === undefined ? [] : [{ link, claim }];
  });
}

/** The judgements that rest on a claim or that it speaks against. */
export async function judgementsOfClaim(
  db: NotebookDatabase,
  claimId: ClaimId,
): Promise<readonly { readonly judgement: JudgementRow; readonly stance: "for" | "against" }[]> {
  const links = await db.judgementClaims.where("claimId").equals(claimId).toArray();
  const judgements = await db.judgements.bulkGet(links.map(({ judgementId }) => judgementId));
  return links
    .flatMap(({ stance }, index) => {
      const judgement = judgements[index];
      return judgement === undefined ? [] : [{ judgement, stance }];
    })
    .sort((a, b) => byPosition(a.judgement, b.judgement));
}

/** What a judgement rests on, for the check of its confidence. */
export async function basisOf(
  db: NotebookDatabase,
  judgementId: JudgementId,
): Promise<JudgementBasis> {
  const weighed = await claimsOfJudgement(db, judgementId);
  const forIds = weighed.filter(({ link }) => link.stance === "for").map(({ claim }) => claim.id);
  const [origins, reliabilities, conflicts] = await Promise.all([
    originsBehind(db, forIds),
    publisherReliabilities(db, forIds),
    Promise.all(weighed.map(({ claim }) => conflictsOfClaim(db, claim.id))),
  ]);
  const open = conflicts.flat().filter(({ conflict }) => isOpen(conflict));
  return {
    claims: forIds.length,
    origins,
    reliabilities,
    openConflicts: new Set(open.map(({ conflict }) => conflict.id)).size,
  };
}

/** One letter a publisher behind the supporting passages; null for one that nobody has rated. */
async function publisherReliabilities(
  db: NotebookDatabase,
  claimIds: readonly ClaimId[],
): Promise<readonly (Reliability | null)[]> {
  const evidence = await db.evidence
    .where("claimId")
    .anyOf([...claimIds])
    .toArray();
  const passages = await passagesBehind(
    db,
    evidence.filter(({ bearing }) => bearing === "supports"),
  );
  const sources = present(
    await db.sources.bulkGet(passages.flatMap(({ article }) => article.publisherSourceId ?? [])),
  );
  const letterOf = new Map(sources.map(({ id, reliability }) => [id, reliability]));
  const letters = new Map<string, Reliability | null>();
  for (const { article } of passages) {
    const sourceId = article.publisherSourceId;
    const letter = sourceId === null ? null : (letterOf.get(sourceId) ?? null);
    letters.set(sourceId ?? article.id, letter);
  }
  return [...letters.values()];
}

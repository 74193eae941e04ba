import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { isOpen } from "#shared/domain/conflict/conflict.ts";
import type { ClaimId, JudgementId, LensId } from "#shared/domain/ids.ts";
import type { JudgementBasis } from "#shared/domain/judgement/confidence-check.ts";
import {
  independentOriginsOver,
  indexOrigins,
  type OriginCount,
} from "#shared/domain/origin/independent-origins.ts";
import { byMaking, byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Reliability } from "#shared/domain/source/source.ts";
import { type ClaimRow, originsBehind, passagesBehind, present } from "./claim-queries.ts";
import { type ConflictOfClaims, conflictsOfClaim } from "./conflict-queries.ts";

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

/** The claims of a judgement, as they were put there; deleted ones are left out and come back with their claim. */
export async function claimsOfJudgement(
  db: NotebookDatabase,
  judgementId: JudgementId,
): Promise<readonly WeighedClaim[]> {
  const stored = await db.judgementClaims.where("judgementId").equals(judgementId).toArray();
  const links = stored.sort(byMaking);
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

/** What a judgement rests on, with the origins themselves. */
export type BasisInNotebook = JudgementBasis & {
  readonly origins: OriginCount<RowOf<"origins">>;
};

/** What a judgement rests on, for the check of its confidence. */
export async function basisOf(
  db: NotebookDatabase,
  judgementId: JudgementId,
): Promise<BasisInNotebook> {
  const weighed = await claimsOfJudgement(db, judgementId);
  const forIds = weighed.filter(({ link }) => link.stance === "for").map(({ claim }) => claim.id);
  const open = await openConflictsOf(
    db,
    weighed.map(({ claim }) => claim.id),
  );
  return basisIn(db, forIds, open.length);
}

async function basisIn(
  db: NotebookDatabase,
  forIds: readonly ClaimId[],
  openConflicts: number,
): Promise<BasisInNotebook> {
  const [origins, reliabilities] = await Promise.all([
    originsBehind(db, forIds),
    publisherReliabilities(db, forIds),
  ]);
  return { claims: forIds.length, origins, reliabilities, openConflicts };
}

async function openConflictsOf(
  db: NotebookDatabase,
  claimIds: readonly ClaimId[],
): Promise<readonly ConflictOfClaims[]> {
  const found = await Promise.all(claimIds.map((id) => conflictsOfClaim(db, id)));
  const open = found.flat().filter(({ conflict }) => isOpen(conflict));
  return [...new Map(open.map((one) => [one.conflict.id, one])).values()];
}

/** What the claims that a judgement will rest on offer for it; nothing of it is stored. */
export interface JudgementBeginning {
  readonly restsOn: readonly ClaimRow[];
  /** The words of the first claim, to be written over. */
  readonly statement: string;
  /** The one lens through which all of the claims were found relevant; null where there is none or more. */
  readonly lensId: LensId | null;
  /** Claims that an open conflict sets against one of them. */
  readonly inConflict: readonly ClaimRow[];
  readonly basis: BasisInNotebook;
}

/** A judgement begun without a claim. */
export const fromNothing: JudgementBeginning = {
  restsOn: [],
  statement: "",
  lensId: null,
  inConflict: [],
  basis: {
    claims: 0,
    origins: independentOriginsOver(
      [],
      indexOrigins({ evidence: [], relations: [], origins: [], annotations: [] }),
    ),
    reliabilities: [],
    openConflicts: 0,
  },
};

export async function beginningFrom(
  db: NotebookDatabase,
  claimIds: readonly ClaimId[],
): Promise<JudgementBeginning> {
  const [claims, impacts, lenses, conflicts] = await Promise.all([
    db.claims.bulkGet([...claimIds]),
    db.impacts
      .where("claimId")
      .anyOf([...claimIds])
      .toArray(),
    db.lenses.toArray(),
    openConflictsOf(db, claimIds),
  ]);
  const restsOn = present(claims);
  const relevant = impacts.filter(({ decision }) => decision === "relevant");
  const [lens, ...others] = lenses.filter(
    ({ id }) =>
      restsOn.length > 0 &&
      restsOn.every((claim) =>
        relevant.some((row) => row.claimId === claim.id && row.lensId === id),
      ),
  );
  const ends = conflicts.flatMap(({ left, right }) => [left, right]);
  const opposed = ends.filter(({ id }) => !claimIds.includes(id));
  return {
    restsOn,
    statement: (restsOn[0]?.statement ?? "").trim().replace(/[.。]+$/u, ""),
    lensId: lens === undefined || others.length > 0 ? null : lens.id,
    inConflict: [...new Map(opposed.map((claim) => [claim.id, claim])).values()],
    basis: await basisIn(db, claimIds, conflicts.length),
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

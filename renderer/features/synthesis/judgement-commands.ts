import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type ClaimId, type JudgementId, judgementIdSchema, linkIds } from "#shared/domain/ids.ts";
import type { Judgement, JudgementClaim } from "#shared/domain/judgement/judgement.ts";
import type { Confidence } from "#shared/domain/judgement/likelihood.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import { type JudgementRow, judgementsInOrder } from "./judgement-queries.ts";

type Writer = Pick<Notebook, "commit">;
type ReaderAndWriter = Pick<Notebook, "db" | "commit">;

/** Makes a judgement at the end of the list; with a claim, one that rests on it from the start. */
export async function createJudgement(
  notebook: ReaderAndWriter,
  statement: string,
  claimId: ClaimId | null,
): Promise<JudgementId> {
  const id = judgementIdSchema.parse(newId());
  const last = (await judgementsInOrder(notebook.db)).at(-1);
  await notebook.commit("judgement:create", [
    create("judgements", {
      id,
      statement: statement.trim(),
      likelihood: null,
      confidence: null,
      confidenceReason: null,
      lensId: null,
      assumptions: null,
      wouldChange: null,
      position: generateKeyBetween(last?.position ?? null, null),
    }),
    ...(claimId === null ? [] : [create("judgementClaims", restsOn(id, claimId, "for"))]),
  ]);
  return id;
}

export async function editJudgement(
  notebook: Writer,
  judgement: JudgementRow,
  set: Partial<
    Pick<Judgement, "statement" | "likelihood" | "lensId" | "assumptions" | "wouldChange">
  >,
): Promise<void> {
  await notebook.commit("judgement:edit", [update("judgements", judgement, set)]);
}

/** Sets the confidence together with the reason it must have. */
export async function setConfidence(
  notebook: Writer,
  judgement: JudgementRow,
  confidence: Confidence | null,
  confidenceReason: string | null,
): Promise<void> {
  await notebook.commit("judgement:set-confidence", [
    update("judgements", judgement, { confidence, confidenceReason }),
  ]);
}

/** Adds a claim, or changes on which side it stands. */
export async function weighClaim(
  notebook: ReaderAndWriter,
  judgementId: JudgementId,
  claimId: ClaimId,
  stance: JudgementClaim["stance"],
): Promise<void> {
  const link = restsOn(judgementId, claimId, stance);
  await notebook.commit("judgement:weigh-claim", await put(notebook.db, "judgementClaims", link));
}

export async function dropClaim(notebook: Writer, link: RowOf<"judgementClaims">): Promise<void> {
  await notebook.commit("judgement:drop-claim", [remove("judgementClaims", link)]);
}

/** Moves a judgement one place up or down; nothing happens at the ends. */
export async function moveJudgement(
  notebook: ReaderAndWriter,
  judgement: JudgementRow,
  by: -1 | 1,
): Promise<void> {
  const inOrder = await judgementsInOrder(notebook.db);
  const index = inOrder.findIndex(({ id }) => id === judgement.id);
  const neighbour = inOrder[index + by];
  if (index === -1 || neighbour === undefined) return;

  const moved = inOrder.toSpliced(index, 1).toSpliced(index + by, 0, judgement);
  const positions = positionsFor(moved, index + by);
  const changes = moved.flatMap((row, place) => {
    const position = positions[place];
    return position === undefined || position === row.position
      ? []
      : [update("judgements", row, { position })];
  });
  if (changes.length > 0) await notebook.commit("judgement:move", changes);
}

/**
 * Positions that put the rows in the order given: only that of the moved row is new, unless two
 * people gave its neighbours one place, between which there is none; then all are.
 */
function positionsFor(rows: readonly JudgementRow[], moved: number): readonly string[] {
  const before = rows[moved - 1]?.position ?? null;
  const after = rows[moved + 1]?.position ?? null;
  if (before !== null && after !== null && before >= after) {
    return generateNKeysBetween(null, null, rows.length);
  }
  return rows.map((row, place) =>
    place === moved ? generateKeyBetween(before, after) : row.position,
  );
}

export async function deleteJudgement(notebook: Writer, judgement: JudgementRow): Promise<void> {
  await notebook.commit("judgement:delete", [remove("judgements", judgement)]);
}

/** Which row of ICD 203 terms this notebook writes in. Terms already given stay as they are. */
export async function chooseLikelihoodRow(
  notebook: Writer,
  record: RowOf<"notebooks">,
  likelihoodRow: 1 | 2,
): Promise<void> {
  await notebook.commit("notebook:choose-terms", [update("notebooks", record, { likelihoodRow })]);
}

function restsOn(
  judgementId: JudgementId,
  claimId: ClaimId,
  stance: JudgementClaim["stance"],
): JudgementClaim {
  return { id: linkIds.judgementClaim(judgementId, claimId), judgementId, claimId, stance };
}

import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type ClaimId, type JudgementId, judgementIdSchema, linkIds } from "#shared/domain/ids.ts";
import type { Judgement, JudgementClaim } from "#shared/domain/judgement/judgement.ts";
import type { Confidence } from "#shared/domain/judgement/likelihood.ts";
import { movedByOne, roomAt } from "#shared/domain/position.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import { type JudgementRow, judgementsInOrder } from "./judgement-queries.ts";

type Writer = Pick<Notebook, "commit">;
type ReaderAndWriter = Pick<Notebook, "db" | "commit">;

/** A judgement as it is begun, and the claims that it weighs. */
export type NewJudgement = Pick<
  Judgement,
  "statement" | "likelihood" | "confidence" | "confidenceReason" | "lensId"
> & { readonly restsOn: readonly ClaimId[]; readonly against: readonly ClaimId[] };

/** Makes a judgement at the end of the list, with the claims that it weighs from the start. */
export async function createJudgement(
  notebook: ReaderAndWriter,
  { statement, likelihood, confidence, confidenceReason, lensId, restsOn, against }: NewJudgement,
): Promise<JudgementId> {
  const id = judgementIdSchema.parse(newId());
  const inOrder = await judgementsInOrder(notebook.db);
  await notebook.commit("judgement:create", [
    create("judgements", {
      id,
      statement: statement.trim(),
      likelihood,
      confidence,
      confidenceReason,
      lensId,
      assumptions: null,
      wouldChange: null,
      position: roomAt(inOrder, inOrder.length).position,
    }),
    ...restsOn.map((claimId) => create("judgementClaims", weighed(id, claimId, "for"))),
    ...against.map((claimId) => create("judgementClaims", weighed(id, claimId, "against"))),
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
  const link = weighed(judgementId, claimId, stance);
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
  const moved = movedByOne(inOrder, index, by);
  if (moved === null) return;
  const changes = moved.map(({ row, position }) => update("judgements", row, { position }));
  await notebook.commit("judgement:move", changes);
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

function weighed(
  judgementId: JudgementId,
  claimId: ClaimId,
  stance: JudgementClaim["stance"],
): JudgementClaim {
  return { id: linkIds.judgementClaim(judgementId, claimId), judgementId, claimId, stance };
}

import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { Reading } from "#shared/domain/hypothesis/hypothesis.ts";
import {
  type ClaimId,
  type HypothesisId,
  hypothesisIdSchema,
  linkIds,
} from "#shared/domain/ids.ts";
import { byPosition, movedByOne, roomAt } from "#shared/domain/position.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";

type Writer = Pick<Notebook, "commit">;
type ReaderAndWriter = Pick<Notebook, "db" | "commit">;
export type HypothesisRow = RowOf<"hypotheses">;

/** A hypothesis after the others; the claims that stand in the matrix wait to be held against it. */
export async function createHypothesis(
  notebook: ReaderAndWriter,
  statement: string,
): Promise<HypothesisId> {
  const id = hypothesisIdSchema.parse(newId());
  const others = (await notebook.db.hypotheses.toArray()).sort(byPosition);
  const { position } = roomAt(others, others.length);
  await notebook.commit("hypothesis:create", [
    create("hypotheses", { id, statement: statement.trim(), note: null, position }),
  ]);
  return id;
}

export async function editHypothesis(
  notebook: Writer,
  hypothesis: HypothesisRow,
  statement: string,
): Promise<void> {
  await notebook.commit("hypothesis:edit", [
    update("hypotheses", hypothesis, { statement: statement.trim() }),
  ]);
}

export async function moveHypothesis(
  notebook: ReaderAndWriter,
  hypothesis: HypothesisRow,
  by: -1 | 1,
): Promise<void> {
  const inOrder = (await notebook.db.hypotheses.toArray()).sort(byPosition);
  const from = inOrder.findIndex(({ id }) => id === hypothesis.id);
  const moved = movedByOne(inOrder, from, by);
  if (moved === null) return;
  const changes = moved.map(({ row, position }) => update("hypotheses", row, { position }));
  await notebook.commit("hypothesis:move", changes);
}

export async function deleteHypothesis(notebook: Writer, hypothesis: HypothesisRow): Promise<void> {
  await notebook.commit("hypothesis:delete", [remove("hypotheses", hypothesis)]);
}

/** Puts a claim into the matrix, to be held against every hypothesis. */
export async function addClaim(notebook: ReaderAndWriter, claimId: ClaimId): Promise<void> {
  const hypotheses = await notebook.db.hypotheses.toArray();
  const changes = await Promise.all(
    hypotheses.map(({ id }) =>
      put(notebook.db, "hypothesisClaims", {
        id: linkIds.hypothesisClaim(id, claimId),
        hypothesisId: id,
        claimId,
        reading: null,
        reason: null,
      }),
    ),
  );
  await notebook.commit("hypothesis:add-claim", changes.flat());
}

export async function dropClaim(notebook: ReaderAndWriter, claimId: string): Promise<void> {
  const links = await notebook.db.hypothesisClaims.where("claimId").equals(claimId).toArray();
  await notebook.commit(
    "hypothesis:drop-claim",
    links.map((link) => remove("hypothesisClaims", link)),
  );
}

/** How a claim reads if a hypothesis is true; null takes the reading back. */
export async function readClaim(
  notebook: ReaderAndWriter,
  { hypothesisId, claimId }: { readonly hypothesisId: HypothesisId; readonly claimId: ClaimId },
  reading: Reading | null,
  reason: string | null,
): Promise<void> {
  const id = linkIds.hypothesisClaim(hypothesisId, claimId);
  const cell = { id, hypothesisId, claimId, reading, reason };
  await notebook.commit("hypothesis:read-claim", await put(notebook.db, "hypothesisClaims", cell));
}

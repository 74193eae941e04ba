import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type ClaimId, type LensDimensionId, type LensId, linkIds } from "#shared/domain/ids.ts";
import type { Impact, ImpactDimension } from "#shared/domain/impact/impact.ts";
import { remove } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { ClaimImpact } from "./claims-queries.ts";

export type Decision = Pick<Impact, "decision" | "direction" | "severity" | "reason">;
export type Answer = Pick<ImpactDimension, "dimensionId" | "value">;

/** A claim that is decided, and how it was decided before. */
export interface DecidedClaim {
  readonly claimId: ClaimId;
  readonly former: ClaimImpact | null;
}

/**
 * Decides claims alike through a lens, with the lens's own questions answered, in one change
 * set. "Considered, not relevant" drops direction, severity and answers.
 */
export async function decideImpact(
  notebook: Pick<Notebook, "db" | "commit">,
  claims: readonly DecidedClaim[],
  lensId: LensId,
  decision: Decision,
  answers: readonly Answer[],
): Promise<void> {
  const changes: Change[] = [];
  for (const claim of claims) {
    changes.push(...(await decisionChanges(notebook, claim, lensId, decision, answers)));
  }
  await notebook.commit("impact:decide", changes);
}

async function decisionChanges(
  notebook: Pick<Notebook, "db">,
  { claimId, former }: DecidedClaim,
  lensId: LensId,
  decision: Decision,
  answers: readonly Answer[],
): Promise<readonly Change[]> {
  const id = linkIds.impact(claimId, lensId);
  const isRelevant = decision.decision === "relevant";
  const kept = isRelevant ? answers : [];
  const changes: Change[] = [
    ...(await put(notebook.db, "impacts", {
      id,
      claimId,
      lensId,
      ...decision,
      direction: isRelevant ? decision.direction : null,
      severity: isRelevant ? decision.severity : null,
    })),
  ];
  for (const { dimensionId, value } of kept) {
    const answerId = linkIds.impactDimension(id, dimensionId);
    changes.push(
      ...(await put(notebook.db, "impactDimensions", {
        id: answerId,
        impactId: id,
        dimensionId,
        value,
      })),
    );
  }
  const answered = new Set<LensDimensionId>(kept.map((answer) => answer.dimensionId));
  for (const row of former?.answers ?? []) {
    if (!answered.has(row.dimensionId)) changes.push(remove("impactDimensions", row));
  }
  return changes;
}

/** Takes a decision back: the claim waits for one again. */
export async function clearImpact(notebook: Notebook, former: ClaimImpact): Promise<void> {
  await notebook.commit("impact:clear", [
    remove("impacts", former.impact),
    ...former.answers.map((row) => remove("impactDimensions", row)),
  ]);
}

import type { Conflict } from "../conflict/conflict.ts";
import { lacksYear } from "../date/edtf.ts";
import type { Drift } from "../evidence/drift.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { LensDimensionId, LensId } from "../ids.ts";
import { type Claim, takesCredibility } from "./claim.ts";

/** One thing a claim still lacks, so named that the next action follows from it. */
export type Unfinished =
  | { readonly kind: "no-evidence" }
  | { readonly kind: "no-speaker"; readonly evidenceId: Evidence["id"] }
  | { readonly kind: "no-origin"; readonly evidenceId: Evidence["id"] }
  | { readonly kind: "no-year"; readonly evidenceId: Evidence["id"] }
  | { readonly kind: "unrated" }
  | { readonly kind: "undecided"; readonly lensId: LensId }
  | { readonly kind: "unanswered"; readonly lensId: LensId; readonly dimensionId: LensDimensionId }
  | { readonly kind: "unrecorded-drift"; readonly drift: Drift }
  | { readonly kind: "open-conflict"; readonly conflictId: Conflict["id"] };

/** What the rule needs to know of a claim. */
export interface ClaimProgress {
  readonly claim: Pick<Claim, "kind" | "credibility">;
  readonly evidence: readonly Pick<Evidence, "id" | "originStanding" | "date">[];
  readonly spokenEvidenceIds: ReadonlySet<string>;
  /** Lenses in the notebook's order. */
  readonly lensIds: readonly LensId[];
  readonly decidedLensIds: ReadonlySet<string>;
  readonly open: readonly { readonly lensId: LensId; readonly dimensionId: LensDimensionId }[];
  /** Drifts that are not in the conflict register yet. */
  readonly drifts: readonly Drift[];
  /** In the register, with this claim or one of its passages at an end, and not resolved. */
  readonly openConflictIds: readonly Conflict["id"][];
}

/**
 * What is unfinished about a claim, in the order of work: what it rests on first,
 * then what it means, then how credible it is. Empty: finished.
 */
export function unfinishedOf(progress: ClaimProgress): readonly Unfinished[] {
  const { claim, evidence } = progress;
  if (evidence.length === 0) return [{ kind: "no-evidence" }];

  return [
    ...evidence
      .filter((item) => !progress.spokenEvidenceIds.has(item.id))
      .map((item): Unfinished => ({ kind: "no-speaker", evidenceId: item.id })),
    ...evidence
      .filter((item) => item.originStanding === "unset")
      .map((item): Unfinished => ({ kind: "no-origin", evidenceId: item.id })),
    ...evidence
      .filter((item) => item.date !== null && lacksYear(item.date))
      .map((item): Unfinished => ({ kind: "no-year", evidenceId: item.id })),
    ...progress.drifts.map((drift): Unfinished => ({ kind: "unrecorded-drift", drift })),
    ...progress.openConflictIds.map(
      (conflictId): Unfinished => ({ kind: "open-conflict", conflictId }),
    ),
    ...progress.lensIds
      .filter((lensId) => !progress.decidedLensIds.has(lensId))
      .map((lensId): Unfinished => ({ kind: "undecided", lensId })),
    ...progress.open.map((open): Unfinished => ({ kind: "unanswered", ...open })),
    ...(takesCredibility(claim.kind) && claim.credibility === null
      ? [{ kind: "unrated" } as const]
      : []),
  ];
}

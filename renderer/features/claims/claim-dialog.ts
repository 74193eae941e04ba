import { Observed } from "#renderer/db/observable.ts";
import type { AnnotationId, ClaimId, EvidenceId, LensId } from "#shared/domain/ids.ts";
import type { Decision } from "./impact-commands.ts";

/** A dialog of the claims feature, asked for from any pane and drawn by the feature's background. */
export type ClaimDialogRequest =
  | { readonly kind: "make"; readonly annotationId: AnnotationId }
  | { readonly kind: "attach"; readonly annotationId: AnnotationId }
  | { readonly kind: "edit"; readonly claimId: ClaimId }
  | { readonly kind: "rate"; readonly claimId: ClaimId }
  /** Several claims are decided alike, in one change set. */
  | {
      readonly kind: "decide";
      readonly claimIds: readonly ClaimId[];
      readonly lensId: LensId;
      /** What was chosen already, where the decision was begun elsewhere. */
      readonly begun?: Decision;
    }
  /** Without evidence named: all passages of the claim; of several claims, one answer for all of them. */
  | {
      readonly kind: "origin";
      readonly claimIds: readonly ClaimId[];
      readonly evidenceId: EvidenceId | null;
    }
  | { readonly kind: "tag"; readonly claimIds: readonly ClaimId[] }
  | { readonly kind: "report"; readonly claimId: ClaimId; readonly evidenceId: EvidenceId };

export const claimDialog = new Observed<ClaimDialogRequest | null>(null);

/** The claims chosen on the board, which its keys act upon in place of the active one. */
export const chosenClaims = new Observed<readonly ClaimId[]>([]);

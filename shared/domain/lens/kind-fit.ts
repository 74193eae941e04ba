import type { ClaimKind } from "../claim/claim.ts";
import type { Lens } from "./lens.ts";

/** False where the lens is meant for other kinds of claim: then its decision needs a typed reason. */
export function fitsLens(kind: ClaimKind, { claimKinds }: Pick<Lens, "claimKinds">): boolean {
  return claimKinds === undefined || claimKinds === null || claimKinds.includes(kind);
}

/** True while a claim of the wrong kind is called relevant and nobody has said why. */
export function lacksReason(
  kind: ClaimKind,
  lens: Pick<Lens, "claimKinds">,
  decision: "relevant" | "not-relevant",
  reason: string,
): boolean {
  return decision === "relevant" && !fitsLens(kind, lens) && reason.trim() === "";
}

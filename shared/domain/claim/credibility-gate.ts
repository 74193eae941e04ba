import type { OriginCount } from "../origin/independent-origins.ts";
import { type ClaimKind, type Credibility, takesCredibility } from "./claim.ts";

/** "Confirmed by other independent sources" means two at the least. */
const originsForConfirmed = 2;

export type CredibilityGate =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: "kind-takes-none"; readonly kind: ClaimKind }
  | {
      readonly allowed: false;
      readonly reason: "too-few-origins";
      /** Independent origins there are, of the two that "confirmed" asks for. */
      readonly known: number;
      readonly needed: number;
      readonly articles: number;
      /** Passages that could help once their origin is found. */
      readonly unknown: number;
      readonly unset: number;
      readonly ownJudgement: number;
      readonly isCircular: boolean;
    };

/**
 * Whether a claim may be given this credibility. Forecasts, opinions and prescriptions
 * take none; 1 is refused with fewer than two independent origins, however many
 * articles say the same. Taking a rating away (null) is always allowed.
 */
export function credibilityGate(
  kind: ClaimKind,
  counts: Omit<OriginCount, "known" | "articleIds"> & { readonly known: readonly unknown[] },
  requested: Credibility | null,
): CredibilityGate {
  if (requested === null) return { allowed: true };
  if (!takesCredibility(kind)) return { allowed: false, reason: "kind-takes-none", kind };
  const known = counts.known.length;
  if (requested !== 1 || known >= originsForConfirmed) return { allowed: true };

  const { articles, unknown, unset, ownJudgement, isCircular } = counts;
  return {
    allowed: false,
    reason: "too-few-origins",
    known,
    needed: originsForConfirmed,
    articles,
    unknown,
    unset,
    ownJudgement,
    isCircular,
  };
}

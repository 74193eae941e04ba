import type { OriginCount } from "../origin/independent-origins.ts";
import type { Reliability } from "../source/source.ts";
import type { Confidence } from "./likelihood.ts";

/** What the claims for a judgement rest on, gathered over all of them. */
export interface JudgementBasis {
  /** Claims for the judgement; those against it carry no weight for it. */
  readonly claims: number;
  readonly origins: Pick<OriginCount, "articles"> & { readonly known: readonly unknown[] };
  /** One per source behind the passages; null for one that nobody has rated or registered. */
  readonly reliabilities: readonly (Reliability | null)[];
  /** Open conflicts that touch a claim for or against the judgement. */
  readonly openConflicts: number;
}

/** A reason why the evidence does not carry the confidence given. */
export type ConfidenceDoubt =
  | { readonly kind: "no-claims" }
  | { readonly kind: "no-known-origin"; readonly articles: number }
  | { readonly kind: "single-origin"; readonly articles: number }
  | { readonly kind: "sources-not-judged"; readonly sources: number }
  | { readonly kind: "conflict-open"; readonly conflicts: number };

/** What can be counted of what a judgement rests on, whatever its confidence. */
export type BasisFact =
  | Exclude<ConfidenceDoubt, { readonly kind: "no-claims" }>
  | { readonly kind: "origins"; readonly origins: number };

export function basisFacts({
  claims,
  origins: { articles, known },
  reliabilities,
  openConflicts,
}: JudgementBasis): readonly BasisFact[] {
  if (claims === 0) return [];
  const facts: BasisFact[] = [];
  if (known.length === 0) facts.push({ kind: "no-known-origin", articles });
  if (known.length === 1) facts.push({ kind: "single-origin", articles });
  if (known.length > 1) facts.push({ kind: "origins", origins: known.length });
  // F means "not judged", so a base of F and unrated sources has no proven source in it.
  if (reliabilities.every((letter) => letter === null || letter === "F")) {
    facts.push({ kind: "sources-not-judged", sources: reliabilities.length });
  }
  if (openConflicts > 0) facts.push({ kind: "conflict-open", conflicts: openConflicts });
  return facts;
}

/**
 * What speaks against this confidence; empty when nothing does. Low confidence is never
 * doubted, for "uncorroborated, glaring gaps" is what it means (JP 2-0); moderate asks
 * for partial corroboration and so for a second independent origin.
 */
export function confidenceDoubts(
  confidence: Confidence | null,
  basis: JudgementBasis,
): readonly ConfidenceDoubt[] {
  if (confidence === null || confidence === "low") return [];
  if (basis.claims === 0) return [{ kind: "no-claims" }];
  return basisFacts(basis).filter((fact) => fact.kind !== "origins");
}

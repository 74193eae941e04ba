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

function basisFacts({
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

/**
 * What can be given as the reason for this confidence; empty where nothing counted speaks for it.
 * The brief prints a reason as it stands, so what casts doubt on a level is never one for it.
 */
export function confidenceGrounds(
  confidence: Confidence | null,
  basis: JudgementBasis,
): readonly BasisFact[] {
  if (confidence === null) return [];
  return basisFacts(basis).filter((fact) => (fact.kind === "origins") === (confidence !== "low"));
}

/** Whether nobody has rated the sources, or somebody did and gave F, which says that they cannot be judged. */
export type SourceStanding = "not-rated" | "not-judged" | "not-rated-or-judged";

/** Why no source of a basis without a proven one is proven. */
export function sourceStanding({
  reliabilities,
}: Pick<JudgementBasis, "reliabilities">): SourceStanding {
  const judged = reliabilities.filter((letter) => letter !== null).length;
  if (judged === 0) return "not-rated";
  return judged === reliabilities.length ? "not-judged" : "not-rated-or-judged";
}

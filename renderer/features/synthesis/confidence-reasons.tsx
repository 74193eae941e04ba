import { OfferList } from "#renderer/ui/offer-list.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { assertNever } from "#shared/assert-never.ts";
import {
  type BasisFact,
  confidenceGrounds,
  sourceStanding,
} from "#shared/domain/judgement/confidence-check.ts";
import type { Confidence } from "#shared/domain/judgement/likelihood.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { BasisInNotebook } from "./judgement-queries.ts";

type ConfidenceReasonsProps = {
  readonly basis: BasisInNotebook;
  /** The level chosen; without one nothing speaks for it. */
  readonly confidence: Confidence | null;
  /** The reason as it is written so far. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};

/** What can be counted of the evidence and speaks for the level chosen, each written into the reason with one press and edited there. */
export function ConfidenceReasons({ basis, confidence, reason, onReason }: ConfidenceReasonsProps) {
  const t = useTranslate();
  const offered = confidenceGrounds(confidence, basis)
    .map((fact) => factText(fact, basis, t))
    .filter((words) => !reason.includes(words));
  if (offered.length === 0) return null;
  const written = reason.trim();
  return (
    <OfferList
      label={t("synthesis.judgement.reasons")}
      offers={offered.map((words) => ({
        words,
        take: () => onReason(written === "" ? words : `${written}; ${words}`),
      }))}
    />
  );
}

function factText(fact: BasisFact, basis: BasisInNotebook, t: Translate): string {
  switch (fact.kind) {
    case "no-known-origin":
      return t("synthesis.judgement.reason-no-known-origin");
    case "sources-not-judged":
      return t(`synthesis.judgement.reason-sources-${sourceStanding(basis)}`);
    case "single-origin":
      return t("synthesis.judgement.reason-single-origin", {
        origin: basis.origins.known[0]?.name ?? "",
      });
    case "origins":
      return t("synthesis.judgement.reason-origins", { count: fact.origins });
    case "conflict-open":
      return t("synthesis.judgement.reason-conflict-open", { count: fact.conflicts });
    default:
      return assertNever(fact);
  }
}

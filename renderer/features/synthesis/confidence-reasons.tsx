import { OfferList } from "#renderer/ui/offer-list.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { assertNever } from "#shared/assert-never.ts";
import { type BasisFact, basisFacts } from "#shared/domain/judgement/confidence-check.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { BasisInNotebook } from "./judgement-queries.ts";

type ConfidenceReasonsProps = {
  readonly basis: BasisInNotebook;
  /** The reason as it is written so far. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};

/** What can be counted of the evidence, each written into the reason with one press and edited there. */
export function ConfidenceReasons({ basis, reason, onReason }: ConfidenceReasonsProps) {
  const t = useTranslate();
  const offered = basisFacts(basis)
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

function factText(fact: BasisFact, { origins }: BasisInNotebook, t: Translate): string {
  switch (fact.kind) {
    case "no-known-origin":
    case "sources-not-judged":
      return t(`synthesis.judgement.reason-${fact.kind}`);
    case "single-origin":
      return t("synthesis.judgement.reason-single-origin", {
        origin: origins.known[0]?.name ?? "",
      });
    case "origins":
      return t("synthesis.judgement.reason-origins", { count: fact.origins });
    case "conflict-open":
      return t("synthesis.judgement.reason-conflict-open", { count: fact.conflicts });
    default:
      return assertNever(fact);
  }
}

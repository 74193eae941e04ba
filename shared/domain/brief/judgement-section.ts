import type { Translate } from "../../messages/catalogue.ts";
import type { Judgement } from "../judgement/judgement.ts";
import { type Confidence, type LikelihoodTerm, likelihoodOf } from "../judgement/likelihood.ts";
import type { ModelJudgement } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import { rivalsInWords } from "./disputes.ts";

export function judgementsOf({
  ground,
  numbering,
  judgementIds,
  t,
}: Composition): readonly ModelJudgement[] {
  return judgementIds.flatMap((id, index) => {
    const judgement = ground.judgements.get(id);
    if (judgement === undefined) return [];
    const links = ground.claimsOfJudgement(id);
    const passages = (stance: "for" | "against") =>
      links
        .filter((link) => link.stance === stance)
        .flatMap((link) => ground.passagesOfClaim(link.claimId));
    const against = links
      .filter((link) => link.stance === "against")
      .flatMap((link) => ground.claims.get(link.claimId)?.statement ?? []);
    return [
      {
        id,
        number: index + 1,
        likelihoodSentence: likelihoodSentence(judgement, t),
        references: numbering.refer(passages("for")),
        confidenceSentence: [
          confidenceSentence(judgement, t),
          ...disputeSentences(judgement, t),
        ].join(" "),
        againstSentence:
          against.length === 0
            ? null
            : t("brief.print.against", { claims: against.map(withoutStop).join("; ") }),
        againstReferences: numbering.refer(passages("against")),
        assumptions:
          judgement.assumptions === null || judgement.assumptions.trim() === ""
            ? null
            : t("brief.print.assumptions", { text: withoutStop(judgement.assumptions) }),
      },
    ];
  });
}

const frames = {
  "almost-no-chance": "thereIs",
  "very-unlikely": "itIs",
  unlikely: "itIs",
  "roughly-even-chance": "thereIsA",
  likely: "itIs",
  "very-likely": "itIs",
  "almost-certain": "itIs",
  remote: "remote",
  "highly-improbable": "itIs",
  improbable: "itIs",
  "roughly-even-odds": "thereAre",
  probable: "itIs",
  "highly-probable": "itIs",
  "nearly-certain": "itIs",
} as const satisfies Record<LikelihoodTerm, string>;

/** "It is likely (55-80 %) that …": the term with its printed range, and no confidence in it (ICD 203). */
export function likelihoodSentence(
  { statement, likelihood }: Pick<Judgement, "statement" | "likelihood">,
  t: Translate,
): string {
  const words = withoutStop(statement);
  if (likelihood === null) return t("brief.likelihood.none", { statement: words });
  const { fromPercent, toPercent } = likelihoodOf(likelihood);
  const term = t(`brief.term.${likelihood}`);
  const range = `${String(fromPercent).padStart(2, "0")}-${String(toPercent).padStart(2, "0")} %`;
  return t(`brief.likelihood.${frames[likelihood]}`, { term, range, statement: words });
}

/** The confidence in a sentence of its own, with its reason. */
export function confidenceSentence(
  { confidence, confidenceReason }: Pick<Judgement, "confidence" | "confidenceReason">,
  t: Translate,
): string {
  if (confidence === null) return t("brief.confidence.none");
  const level = t(`brief.confidence.level.${confidence satisfies Confidence}`);
  const reason = confidenceReason?.trim() ?? "";
  if (reason === "") return t("brief.confidence.withoutReason", { level });
  return t("brief.confidence.withReason", { level, reason: withoutStop(reason) });
}

/** What other likelihoods and confidences stand beside those printed, each in a sentence of its own. */
function disputeSentences(judgement: Judgement, t: Translate): readonly string[] {
  const likelihoods = rivalsInWords("judgements", judgement, "likelihood", ({ likelihood }) =>
    likelihood === null ? t("brief.print.undecided") : t(`brief.term.${likelihood}`),
  );
  const confidences = rivalsInWords("judgements", judgement, "confidence", ({ confidence }) =>
    confidence === null ? t("brief.print.undecided") : t(`brief.confidence.level.${confidence}`),
  );
  return [
    likelihoods === null ? null : t("brief.print.likelihoodDisputed", { others: likelihoods }),
    confidences === null ? null : t("brief.print.confidenceDisputed", { others: confidences }),
  ].filter((sentence) => sentence !== null);
}

function withoutStop(text: string): string {
  return text.trim().replace(/[.。]+$/u, "");
}

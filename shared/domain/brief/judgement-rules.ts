import type { ClaimId } from "../ids.ts";
import { type ConfidenceDoubt, confidenceDoubts } from "../judgement/confidence-check.ts";
import type { Judgement } from "../judgement/judgement.ts";
import { independentOriginsOver } from "../origin/independent-origins.ts";
import type { Checked } from "./checked.ts";
import { confirmedOnOneOrigin } from "./confirmed-words.ts";
import { openConflictsTouching } from "./conflict-section.ts";
import { reliabilitiesOf } from "./evidence-table.ts";
import { changedFigures, droppedHedges } from "./figures.ts";
import type { Finding } from "./finding.ts";
import { estimativeWordIn, likelihoodWithConfidence, termsIn } from "./likelihood-words.ts";
import { reasonOf, withheldNameIn, withheldNames } from "./names.ts";
import { beyondEvidence } from "./public-voice.ts";
import { wrongQuotations } from "./quotation.ts";
import { sentencesOfText, withoutQuotations } from "./sentences.ts";

/** What can be wrong with the judgements a brief prints. */
export function judgementFindings(checked: Checked): readonly Finding[] {
  return checked.judgementIds.flatMap((id) => {
    const judgement = checked.ground.judgements.get(id);
    if (judgement === undefined) return [];
    return [
      ...missingParts(judgement, checked),
      ...wordFindings(judgement),
      ...confidenceFindings(judgement, checked),
      ...nameFindings(judgement, checked),
      ...evidenceFindings(judgement, checked),
    ];
  });
}

function about(
  judgement: Judgement,
  ruleId: string,
  params: Finding["params"] = {},
  excerpt: string | null = judgement.statement,
): Finding {
  const target = { targetKind: "judgement", targetId: judgement.id } as const;
  return { ruleId, section: "key-judgements", ...target, excerpt, params };
}

function missingParts(judgement: Judgement, { ground }: Checked): readonly Finding[] {
  const links = ground.claimsOfJudgement(judgement.id);
  const isReasonGiven = (judgement.confidenceReason ?? "").trim() !== "";
  return [
    ...(links.some((link) => link.stance === "for")
      ? []
      : [about(judgement, "judgement-without-claims")]),
    ...(judgement.likelihood === null ? [about(judgement, "judgement-without-likelihood")] : []),
    ...(judgement.confidence === null || !isReasonGiven
      ? [about(judgement, "judgement-without-confidence")]
      : []),
  ];
}

/** The statement is printed with a likelihood, the reason with a confidence: neither may hold the other. */
function wordFindings(judgement: Judgement): readonly Finding[] {
  const findings: Finding[] = [];
  const inStatement = likelihoodWithConfidence(`likely ${withoutQuotations(judgement.statement)}`);
  if (inStatement !== null) {
    findings.push(about(judgement, "likelihood-with-confidence", { ...inStatement }));
  }
  const [firstOfReason = ""] = sentencesOfText(judgement.confidenceReason ?? "");
  const term = termsIn(withoutQuotations(firstOfReason))[0];
  if (term !== undefined && judgement.confidence !== null) {
    const params = { likelihood: term.words, confidence: judgement.confidence };
    findings.push(about(judgement, "likelihood-with-confidence", params, firstOfReason));
  }
  return findings;
}

/** What a statement says beyond the claims it rests on: the same rules as for a sentence that cites them. */
function evidenceFindings(judgement: Judgement, { ground, brief }: Checked): readonly Finding[] {
  const links = ground.claimsOfJudgement(judgement.id);
  if (links.length === 0) return [];
  const { statement } = judgement;
  const forIds = links.filter(({ stance }) => stance === "for").map(({ claimId }) => claimId);
  const passages = links.flatMap(({ claimId }) => ground.passagesOfClaim(claimId));
  const exact = passages.map(({ annotation }) => annotation.exact);
  const claims = links.flatMap(({ claimId }) => ground.claims.get(claimId)?.statement ?? []);
  const confirmed = confirmedOnOneOrigin(statement, forIds, ground);
  const beyond = beyondEvidence(statement, forIds, ground);
  const estimative = estimativeWordIn(withoutQuotations(statement), judgement.likelihood !== null);
  return [
    ...(confirmed === null ? [] : [about(judgement, "single-origin-confirmed", confirmed)]),
    ...(beyond === null ? [] : [about(judgement, "public-beyond-evidence", beyond)]),
    ...(estimative === null ? [] : [about(judgement, "estimative-word", { word: estimative })]),
    ...changedFigures(statement, [...exact, ...claims]).map((figure) =>
      about(judgement, "figure-not-in-passage", { figure }),
    ),
    ...droppedHedges(statement, passages, brief.language).map((dropped) =>
      about(judgement, "hedge-dropped", { ...dropped }),
    ),
    ...wrongQuotations(statement, exact).map((quote) =>
      about(judgement, "quote-differs", { quote }),
    ),
  ];
}

function confidenceFindings(judgement: Judgement, checked: Checked): readonly Finding[] {
  const { ground, t } = checked;
  const links = ground.claimsOfJudgement(judgement.id);
  const forIds: readonly ClaimId[] = links
    .filter((link) => link.stance === "for")
    .map((link) => link.claimId);
  // A judgement without claims is a finding of its own.
  if (forIds.length === 0) return [];
  const doubts = confidenceDoubts(judgement.confidence, {
    claims: forIds.length,
    origins: independentOriginsOver(forIds, ground.originIndex),
    reliabilities: reliabilitiesOf(
      forIds.flatMap((id) => ground.passagesOfClaim(id)),
      checked,
    ),
    openConflicts: openConflictsTouching(
      links.map((link) => link.claimId),
      ground,
    ).length,
  });
  return doubts.map((doubt: ConfidenceDoubt) =>
    about(judgement, "confidence-not-carried", {
      confidence: t(`words.confidence.${judgement.confidence ?? "low"}.name`),
      doubt: t(`brief.doubt.${doubt.kind}`),
    }),
  );
}

function nameFindings(judgement: Judgement, { ground, t }: Checked): readonly Finding[] {
  const words = [
    judgement.statement,
    judgement.confidenceReason,
    judgement.assumptions,
    judgement.wouldChange,
  ];
  const withheld = withheldNameIn(
    words.filter((text) => text !== null).join("\n"),
    withheldNames(ground),
  );
  if (withheld === null) return [];
  const params = { found: withheld.found, reason: reasonOf(withheld.naming, t) };
  return [about(judgement, "withheld-name-printed", params)];
}

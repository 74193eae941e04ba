import type { AssembledClaim, AssembledEvidence, AssembledImpact } from "./assembled-claim.ts";

export interface NamesOfIds {
  /** The lenses' own questions. */
  readonly dimensions: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * One claim as the command line prints it: plain fields, null where
 * nothing is recorded. `origins.known` counts independent origins.
 */
export function claimLine(
  item: AssembledClaim,
  names: NamesOfIds,
): Readonly<Record<string, unknown>> {
  const { claim, evidence, impacts, standing, origins } = item;
  return {
    claimId: claim.id,
    statement: claim.statement,
    kind: claim.kind,
    hedge: claim.hedge,
    standing,
    evidence: evidence.map((passage) => evidenceFields(passage, names)),
    impacts: impacts.map((impact) => impactFields(impact, names)),
    credibility: claim.credibility,
    credibilityReason: claim.credibilityReason,
    origins: { known: origins.known.length, unknown: origins.unknown },
    articles: origins.articles,
  };
}

function evidenceFields(
  { evidence, annotation, article, speakers, origin, source }: AssembledEvidence,
  { sources }: NamesOfIds,
) {
  const { quantityValue, quantityUpTo, quantityUnit, quantityQualifiers } = evidence;
  const baseline = evidence.quantityBaseline ?? null;
  const hasQuantity = quantityValue !== null || quantityQualifiers.length > 0 || baseline !== null;
  return {
    evidenceId: evidence.id,
    articleId: article.id,
    quote: annotation.exact,
    start: annotation.start,
    end: annotation.end,
    bearing: evidence.bearing,
    speakers: speakers.map(({ name, isUnnamed, sourceId }) => ({
      name: name ?? sources.get(sourceId ?? "") ?? null,
      isUnnamed,
    })),
    reliability: source?.reliability ?? null,
    originStanding: evidence.originStanding,
    origin: origin?.name ?? null,
    quantity: hasQuantity
      ? {
          value: quantityValue,
          upTo: quantityUpTo,
          unit: quantityUnit,
          qualifiers: quantityQualifiers,
          baseline,
        }
      : null,
    date: evidence.date,
    dateText: evidence.dateText,
    dateBasis: evidence.dateBasis,
    dateInferredFrom: evidence.dateInferredFrom,
    place: evidence.placeName,
    placeText: evidence.placeText,
    hedge: evidence.hedge,
    translation: evidence.translation,
  };
}

/** The lens is named by its slug, its own questions by their labels. */
function impactFields(
  { impact, lens, answers, people }: AssembledImpact,
  { dimensions }: NamesOfIds,
) {
  return {
    lens: lens.slug,
    decision: impact.decision,
    direction: impact.direction,
    severity: impact.severity,
    reason: impact.reason,
    people,
    answers: Object.fromEntries(
      answers.map(({ dimensionId, value }) => [dimensions.get(dimensionId) ?? dimensionId, value]),
    ),
  };
}

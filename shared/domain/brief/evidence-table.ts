import { keyUnder, type Translate } from "../../messages/catalogue.ts";
import { type Claim, takesCredibility } from "../claim/claim.ts";
import type { OriginCount } from "../origin/independent-origins.ts";
import type { Reliability } from "../source/source.ts";
import type { ModelEvidenceRow, ModelEvidenceTable } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import { withRivals } from "./disputes.ts";
import type { Passage } from "./ground.ts";
import { impactText } from "./lens-section.ts";
import { hideNames, printedSpeakers, sourceOf, type WithheldName, withheldNames } from "./names.ts";

/** The claims the brief leans on: who says so, the two ratings apart, how many independent origins. */
export function evidenceTable(composition: Composition): ModelEvidenceTable {
  const { ground, claimIds, t } = composition;
  const names = withheldNames(ground);
  return {
    columns: {
      claim: t("brief.table.claim"),
      saidBy: t("brief.table.saidBy"),
      rating: t("brief.table.rating"),
      origins: t("brief.table.origins"),
      impacts: t("brief.table.impacts"),
    },
    rows: claimIds.flatMap((id) => {
      const claim = ground.claims.get(id);
      return claim === undefined ? [] : [rowOf(claim, names, composition)];
    }),
    legend: t("brief.table.legend"),
  };
}

function rowOf(
  claim: Claim,
  names: readonly WithheldName[],
  composition: Composition,
): ModelEvidenceRow {
  const { ground, numbering, t } = composition;
  const passages = ground.passagesOfClaim(claim.id);
  const origins = ground.originsOfClaim(claim.id);
  const reliabilities = reliabilitiesOf(passages, composition);
  return {
    claimId: claim.id,
    statement: claim.statement,
    kind: t(keyUnder("words.claimKind", claim.kind)),
    references: numbering.refer(passages),
    saidBy: saidBy(passages, names, composition),
    reliabilities,
    credibility: claim.credibility,
    rating: withRivals("claims", claim, "credibility", (one) => ratingOf(one, reliabilities, t), t),
    originCount: origins.known.length,
    articleCount: origins.articles,
    origins: originsText(origins, names, t),
    impacts: impactsOf(claim, composition),
  };
}

/** One letter per publisher behind the passages, in order of first use; null for one nobody has rated. */
export function reliabilitiesOf(
  passages: readonly Passage[],
  { ground }: Pick<Composition, "ground">,
): readonly (Reliability | null)[] {
  const bySource = new Map<string, Reliability | null>();
  for (const { article } of passages) {
    const source = sourceOf(article.publisherSourceId, ground);
    bySource.set(source?.id ?? article.id, source?.reliability ?? null);
  }
  return [...bySource.values()];
}

/** Letter and number side by side, never merged into one figure: "C3", "F/E 3", "F (forecast: no number)". */
function ratingOf(
  claim: Claim,
  reliabilities: readonly (Reliability | null)[],
  t: Translate,
): string {
  const letters = [...new Set(reliabilities.map((letter) => letter ?? t("brief.table.unrated")))];
  const shown = letters.length === 0 ? t("brief.table.unrated") : letters.join("/");
  if (!takesCredibility(claim.kind)) {
    const kind = t(keyUnder("words.claimKind", claim.kind)).toLowerCase();
    return t("brief.table.noNumber", { letters: shown, kind });
  }
  if (claim.credibility === null) return t("brief.table.notRated", { letters: shown });
  return shown.length === 1 ? `${shown}${claim.credibility}` : `${shown} ${claim.credibility}`;
}

function saidBy(
  passages: readonly Passage[],
  names: readonly WithheldName[],
  { ground, t }: Composition,
): readonly string[] {
  const chains = passages.map(({ evidence }) =>
    printedSpeakers(ground.speakersOf(evidence.id), names, ground, t),
  );
  const stated = [...new Set(chains.filter((chain) => chain !== ""))];
  return stated.length === 0 ? [t("brief.table.speakerNotStated")] : stated;
}

function originsText(count: OriginCount, names: readonly WithheldName[], t: Translate): string {
  const parts = [
    t("brief.table.originCount", { count: count.known.length }),
    t("brief.table.articleCount", { count: count.articles }),
  ];
  const known = hideNames(count.known.map((origin) => origin.name).join("; "), names, t);
  const rest = [
    known,
    count.unknown > 0 ? t("brief.table.unknownOrigins", { count: count.unknown }) : "",
    count.unset > 0 ? t("brief.table.unsetOrigins", { count: count.unset }) : "",
    count.ownJudgement > 0 ? t("brief.table.ownJudgement") : "",
  ].filter((part) => part !== "");
  const head = parts.join(" ");
  return rest.length === 0 ? head : t("brief.table.originsOf", { head, rest: rest.join("; ") });
}

function impactsOf(claim: Claim, { ground, lensIds, t }: Composition): readonly string[] {
  return lensIds.flatMap((lensId) => {
    const impact = ground.rows.impacts.find(
      (row) => row.claimId === claim.id && row.lensId === lensId,
    );
    const name = ground.lenses.get(lensId)?.name ?? lensId;
    const verdict = impact === undefined ? t("brief.table.notConsidered") : impactText(impact, t);
    return [lensIds.length === 1 ? verdict : t("brief.table.lensVerdict", { lens: name, verdict })];
  });
}

import type { Translate } from "../../messages/catalogue.ts";
import type { Impact } from "../impact/impact.ts";
import { severities } from "../impact/impact.ts";
import type { Lens } from "../lens/lens.ts";
import { byPosition } from "../position.ts";
import { displayText } from "../text/text-version.ts";
import type { ModelImpact, ModelLensMeaning } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import { withRivals } from "./disputes.ts";
import type { Ground } from "./ground.ts";

/** A list of every article would drown the brief; from here on the lens counts them. */
const mostArticlesNamed = 12;

/** What the brief's claims mean through each of its lenses, gravest first. */
export function lensMeaningsOf(composition: Composition): readonly ModelLensMeaning[] {
  return composition.lensIds.flatMap((lensId) => {
    const lens = composition.ground.lenses.get(lensId);
    return lens === undefined ? [] : [meaningOf(lens, composition)];
  });
}

function meaningOf(lens: Lens, composition: Composition): ModelLensMeaning {
  const { ground, claimIds, t } = composition;
  const used = new Set(claimIds);
  const impacts = ground.rows.impacts
    .filter((impact) => impact.lensId === lens.id && impact.decision === "relevant")
    .filter((impact) => used.has(impact.claimId))
    .sort(
      (a, b) =>
        gravity(b) - gravity(a) || claimIds.indexOf(a.claimId) - claimIds.indexOf(b.claimId),
    );
  return {
    lensId: lens.id,
    name: lens.name,
    question: displayText(lens.definition),
    emptyNote: impacts.length === 0 ? t("brief.print.noImpacts") : null,
    impacts: impacts.flatMap((impact) => modelImpact(impact, lens, composition)),
    notes: articlesWithout(lens, composition),
  };
}

function gravity(impact: Impact): number {
  return impact.severity === null ? -1 : severities.indexOf(impact.severity);
}

function modelImpact(
  impact: Impact,
  lens: Lens,
  { brief, ground, numbering, t }: Composition,
): readonly ModelImpact[] {
  const claim = ground.claims.get(impact.claimId);
  if (claim === undefined) return [];
  // On one page the author's own words give the reasons, and the full form the answers.
  const isShort = brief.form === "one-page";
  const isExplained = ground.rows.paragraphs.some(
    (row) => row.briefId === brief.id && row.section === "lens-meaning",
  );
  return [
    {
      claimId: claim.id,
      statement: claim.statement,
      references: numbering.refer(ground.passagesOfClaim(claim.id)),
      direction: impact.direction,
      severity: impact.severity,
      verdict: impactText(impact, t),
      reason: isShort && isExplained ? null : impact.reason,
      dimensions: isShort ? [] : dimensionsOf(impact, lens, ground, t),
    },
  ];
}

/** What was decided on an impact, and what else was decided of it where people differ. */
export function impactText(impact: Impact, t: Translate): string {
  const wordOf = (one: Impact) =>
    one.decision === "relevant" ? verdictOf(one, t) : t("brief.table.notRelevant");
  return withRivals("impacts", impact, "decision", wordOf, t);
}

/** Direction with its shape, then severity: "▲ worsens, high". */
function verdictOf({ direction, severity }: Impact, t: Translate): string {
  const parts = [
    direction === null ? null : t(`brief.direction.${direction}`),
    severity === null ? null : t(`brief.severity.${severity}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t("brief.print.undecided") : parts.join(", ");
}

function dimensionsOf(impact: Impact, lens: Lens, ground: Ground, t: Translate): readonly string[] {
  return ground.rows.lensDimensions
    .filter((dimension) => dimension.lensId === lens.id)
    .sort(byPosition)
    .flatMap((dimension) => {
      const answer = ground.rows.impactDimensions.find(
        (row) => row.impactId === impact.id && row.dimensionId === dimension.id,
      );
      if (answer === undefined) return [];
      const value = Array.isArray(answer.value) ? answer.value.join(", ") : String(answer.value);
      return value.trim() === ""
        ? []
        : [t("brief.print.dimension", { label: dimension.label, value })];
    });
}

/** Articles whose claims were all considered through the lens and found not relevant. */
function articlesWithout(lens: Lens, { ground, numbering, t }: Composition): readonly string[] {
  const decisions = new Map(
    ground.rows.impacts
      .filter((impact) => impact.lensId === lens.id)
      .map((impact) => [impact.claimId, impact.decision]),
  );
  const considered = new Map<string, { relevant: number; claims: Set<string> }>();
  for (const { evidence, article } of ground.passages.values()) {
    const decision = decisions.get(evidence.claimId);
    if (decision === undefined) continue;
    const count = considered.get(article.id) ?? { relevant: 0, claims: new Set() };
    if (decision === "relevant") count.relevant += 1;
    count.claims.add(evidence.claimId);
    considered.set(article.id, count);
  }
  const without = [...considered].filter(([, { relevant }]) => relevant === 0);
  if (without.length > mostArticlesNamed) {
    return [t("brief.print.articlesContributeNothing", { count: without.length })];
  }
  return without
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([articleId, { claims }]) => {
      const number = numbering.name(articleId);
      return number === null
        ? []
        : [t("brief.print.articleContributesNothing", { number, count: claims.size })];
    });
}

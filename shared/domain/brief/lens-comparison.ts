import { keyUnder } from "../../messages/catalogue.ts";
import type { ModelCell, ModelTable } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import { impactText } from "./lens-section.ts";

/** Each claim of the brief beside what it means through each lens, so that they can be told apart. */
export function lensComparison(composition: Composition): ModelTable {
  const { ground, lensIds, claimIds, t } = composition;
  const claimWidth = lensIds.length > 3 ? 28 : 40;
  return {
    columns: [t("brief.table.claim"), ...lensIds.map((id) => ground.lenses.get(id)?.name ?? id)],
    widths: [claimWidth, ...lensIds.map(() => (100 - claimWidth) / lensIds.length)],
    rows: lensIds.length === 0 ? [] : claimIds.flatMap((id) => rowOf(id, composition)),
    legend: null,
  };
}

function rowOf(claimId: string, composition: Composition): readonly (readonly ModelCell[])[] {
  const { ground, numbering, lensIds, t } = composition;
  const claim = ground.claims.get(claimId);
  if (claim === undefined) return [];
  const first = {
    lines: [claim.statement, t(keyUnder("words.claimKind", claim.kind))],
    references: numbering.refer(ground.passagesOfClaim(claimId)),
  };
  return [[first, ...lensIds.map((lensId) => verdictCell(claimId, lensId, composition))]];
}

function verdictCell(claimId: string, lensId: string, { ground, t }: Composition): ModelCell {
  const impact = ground.rows.impacts.find(
    (row) => row.claimId === claimId && row.lensId === lensId,
  );
  if (impact === undefined) return { lines: [t("brief.table.notConsidered")], references: [] };
  const verdict = impactText(impact, t);
  const reason = impact.reason?.trim() ?? "";
  return { lines: reason === "" ? [verdict] : [verdict, reason], references: [] };
}

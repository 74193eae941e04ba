import type { Translate } from "../../messages/catalogue.ts";
import { fieldText } from "../../messages/field-text.ts";
import type { RecordOf } from "../tables.ts";
import {
  isDisputed,
  type Judged,
  type JudgedTable,
  type VerdictField,
  verdictsOn,
} from "../verdict/verdict.ts";
import { articleIdsUsed, type Checked, titleOfArticle } from "./checked.ts";
import type { Finding } from "./finding.ts";
import { sourceOf } from "./names.ts";

/** A verdict in words; while others stand beside it, with them: "worsens, high (also judged: improves)". */
export function withRivals<T extends JudgedTable>(
  table: T,
  row: Judged<T>,
  lead: VerdictField<T>,
  wordOf: (record: RecordOf<T>) => string,
  t: Translate,
): string {
  const others = rivalsInWords(table, row, lead, wordOf);
  if (others === null) return wordOf(row);
  return t("brief.print.alsoJudged", { verdict: wordOf(row), others });
}

/** The verdicts that stand beside the one shown, in words; null when everybody agrees. */
export function rivalsInWords<T extends JudgedTable>(
  table: T,
  row: Judged<T>,
  lead: VerdictField<T>,
  wordOf: (record: RecordOf<T>) => string,
): string | null {
  const [, ...others] = verdictsOn(table, row, lead);
  return others.length === 0 ? null : others.map(({ record }) => wordOf(record)).join("; ");
}

/** Verdicts under this brief that people gave apart and nobody has decided between. */
export function disputeFindings(checked: Checked): readonly Finding[] {
  const { ground, claimIds, judgementIds, lensIds, t } = checked;
  const finding = (
    target: Pick<Finding, "section" | "targetKind" | "targetId">,
    field: string,
    excerpt: string | null,
  ): Finding => ({
    ruleId: "verdict-disputed",
    ...target,
    excerpt,
    params: { what: fieldText(field, t) },
  });
  const judgements = judgementIds.flatMap((targetId) => {
    const judgement = ground.judgements.get(targetId);
    if (judgement === undefined) return [];
    const target = { section: "key-judgements", targetKind: "judgement", targetId } as const;
    return (["likelihood", "confidence"] as const)
      .filter((lead) => isDisputed("judgements", judgement, lead))
      .map((lead) => finding(target, lead, judgement.statement));
  });
  const claims = claimIds.flatMap((targetId) => {
    const claim = ground.claims.get(targetId);
    if (claim === undefined || !isDisputed("claims", claim)) return [];
    const target = { section: "evidence-table", targetKind: "claim", targetId } as const;
    return [finding(target, "credibility", claim.statement)];
  });
  const impacts = ground.rows.impacts
    .filter(({ claimId, lensId }) => claimIds.includes(claimId) && lensIds.includes(lensId))
    .filter((impact) => isDisputed("impacts", impact))
    .map(({ claimId, lensId }) => {
      const target = { section: "lens-meaning", targetKind: "claim", targetId: claimId } as const;
      const lens = ground.lenses.get(lensId)?.name ?? lensId;
      const statement = ground.claims.get(claimId)?.statement ?? null;
      return { ...finding(target, "decision", statement), params: { what: lens } };
    });
  const sources = new Map(
    [...articleIdsUsed(checked)].flatMap((articleId) => {
      const source = sourceOf(ground.articles.get(articleId)?.publisherSourceId ?? null, ground);
      if (source === null || !isDisputed("sources", source)) return [];
      const target = { section: "endnotes", targetKind: "source", targetId: source.id } as const;
      return [[source.id, finding(target, "reliability", titleOfArticle(articleId, ground))]];
    }),
  );
  return [...judgements, ...impacts, ...claims, ...sources.values()];
}

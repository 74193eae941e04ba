import type { Translate } from "../../messages/catalogue.ts";
import { byPosition } from "../position.ts";
import type { Brief } from "./brief.ts";
import type { Checked } from "./checked.ts";
import { claimsUsed } from "./composition.ts";
import { disputeFindings } from "./disputes.ts";
import type { Finding } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { judgementFindings } from "./judgement-rules.ts";
import { letterFindings } from "./letter-rules.ts";
import { sentenceFindings } from "./sentence-rules.ts";
import { sourceFindings } from "./source-rules.ts";
import { structureFindings } from "./structure-rules.ts";

/**
 * The brief check: everything that would make a customer doubt the brief, found by rule
 * before export. In the order of the printed sections, then of the paragraphs.
 */
export function checkBrief(
  ground: Ground,
  brief: Brief,
  t: Translate,
  textOf: Checked["textOf"] = () => null,
): readonly Finding[] {
  const ofBrief = (row: { readonly briefId: string }) => row.briefId === brief.id;
  const judgementIds = ground.rows.briefJudgements
    .filter(ofBrief)
    .sort(byPosition)
    .map((link) => link.judgementId)
    .filter((id) => ground.judgements.has(id));
  const lensIds = ground.rows.briefLenses.filter(ofBrief).map((link) => link.lensId);
  const claimIds = claimsUsed(ground, brief.id, judgementIds);
  const checked: Checked = { ground, brief, t, judgementIds, lensIds, claimIds, textOf };
  return [
    ...structureFindings(checked),
    ...sentenceFindings(checked),
    ...judgementFindings(checked),
    ...sourceFindings(checked),
    ...letterFindings(checked),
    ...disputeFindings(checked),
  ];
}

import type { IssuedJudgement } from "#shared/domain/brief/brief.ts";
import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { issuedLine } from "#shared/domain/brief/issued-line.ts";
import { rowsOf, update } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import type { IssuingStore, ReadBrief } from "./read-brief.ts";

/**
 * Issues a brief: its composed words go into a blob that never changes, its number is the
 * next of the notebook. With open findings it takes a reason, which the custody log keeps; the
 * pages say how many were open.
 *
 * @throws FailureError when it was issued before, or findings are open and no reason is given
 */
export async function issueBrief(
  store: IssuingStore,
  { brief, model, check }: ReadBrief,
  { reason, now }: { readonly reason: string | null; readonly now: Date },
): Promise<number> {
  if (brief.status === "issued") {
    throw new FailureError({ kind: "brief-already-issued", number: brief.issueNumber ?? 0 });
  }
  const findings = await check();
  if (findings.length > 0 && reason === null) {
    throw new FailureError({ kind: "brief-has-findings", count: findings.length });
  }
  const state = await store.tables(["briefs", "judgements"]);
  const rows = rowsOf(state, "briefs");
  const row = rows.find(({ id }) => id === brief.id);
  if (row === undefined) throw new FailureError({ kind: "brief-not-found", brief: brief.id });
  const number = 1 + Math.max(0, ...rows.map(({ issueNumber }) => issueNumber ?? 0));
  const words = translateFor(brief.language);
  const issue = issuedLine(
    { number, date: now.toISOString().slice(0, 10), findings: findings.length },
    words,
  );
  const pages: BriefModel = { ...model, head: { ...model.head, issue } };
  const issuedHash = await store.putText(JSON.stringify(pages));
  const printed = new Set(model.judgements.map(({ id }) => id));
  const issuedJudgements = rowsOf(state, "judgements")
    .filter(({ id }) => printed.has(id))
    .map(
      ({ id, statement, likelihood, confidence }): IssuedJudgement => ({
        id,
        statement,
        likelihood,
        confidence,
      }),
    );
  const issued = {
    issueNumber: number,
    issuedAt: now.toISOString(),
    issuedHash,
    issuedFindings: findings.length,
    issuedJudgements,
  };
  await store.append({
    action: "brief:issue",
    changes: [update("briefs", row, { status: "issued", ...issued })],
    ...(reason === null ? {} : { reason }),
  });
  return number;
}

import type { Translate } from "../../messages/catalogue.ts";
import { byPosition } from "../position.ts";
import type { Brief } from "./brief.ts";
import type { Composition } from "./composition.ts";
import type { Ground } from "./ground.ts";

/** What differs from the last brief through the same lenses: judgements added and left out. */
export function changesSinceLast({
  brief,
  ground,
  lensIds,
  judgementIds,
  t,
}: Composition): readonly string[] {
  const former = formerBrief(brief, ground, lensIds);
  if (former === null) return [t("brief.changes.first")];
  const before = new Set(
    former.issuedJudgements?.map(({ id }) => id as string) ??
      ground.rows.briefJudgements
        .filter((link) => link.briefId === former.id)
        .sort(byPosition)
        .map((link) => link.judgementId as string),
  );
  const statementOf = (id: string) =>
    ground.judgements.get(id)?.statement ??
    former.issuedJudgements?.find((row) => row.id === id)?.statement ??
    null;
  const added = judgementIds.filter((id) => !before.has(id)).flatMap((id) => statementOf(id) ?? []);
  const left = [...before]
    .filter((id) => !judgementIds.includes(id))
    .flatMap((id) => statementOf(id) ?? []);
  const title = former.title;
  const lines = [
    ...verdictChanges(former, ground, judgementIds, t),
    ...added.map((statement) => t("brief.changes.added", { title, statement })),
    ...left.map((statement) => t("brief.changes.left", { title, statement })),
  ];
  return lines.length > 0 ? lines : [t("brief.changes.same", { title })];
}

/** How the judgements printed in both differ from what was issued: each change of a term in words (ICD 203, standard 7). */
function verdictChanges(
  former: Brief,
  ground: Ground,
  judgementIds: readonly string[],
  t: Translate,
): readonly string[] {
  const issued = new Map((former.issuedJudgements ?? []).map((row) => [row.id as string, row]));
  return judgementIds.flatMap((id, index) => {
    const now = ground.judgements.get(id);
    const then = issued.get(id);
    if (now === undefined || then === undefined) return [];
    const term = (value: typeof now.likelihood) =>
      value === null ? t("brief.print.undecided") : t(`brief.term.${value}`);
    const level = (value: typeof now.confidence) =>
      value === null ? t("brief.print.undecided") : t(`brief.confidence.level.${value}`);
    const number = index + 1;
    return [
      ...(now.likelihood === then.likelihood
        ? []
        : [
            t("brief.changes.likelihood", {
              number,
              was: term(then.likelihood),
              now: term(now.likelihood),
            }),
          ]),
      ...(now.confidence === then.confidence
        ? []
        : [
            t("brief.changes.confidence", {
              number,
              was: level(then.confidence),
              now: level(now.confidence),
            }),
          ]),
      ...(now.statement === then.statement
        ? []
        : [t("brief.changes.reworded", { number, was: then.statement })]),
    ];
  });
}

/** The latest earlier brief through one of the same lenses that went out; nobody has read a draft. */
function formerBrief(brief: Brief, ground: Ground, lensIds: readonly string[]): Brief | null {
  const named = ground.rows.briefs.find(({ id }) => id === brief.formerId);
  if (named !== undefined) return named;
  const { date } = brief;
  if (date === null) return null;
  const lenses = new Set(lensIds);
  const related = new Set(
    ground.rows.briefLenses.filter((link) => lenses.has(link.lensId)).map((link) => link.briefId),
  );
  const earlier = ground.rows.briefs
    .filter((other) => related.has(other.id) && other.id !== brief.id)
    .filter((other) => other.status === "issued" && other.date !== null && other.date < date)
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return earlier[0] ?? null;
}

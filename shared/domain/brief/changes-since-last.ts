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
    ground.rows.briefJudgements
      .filter((link) => link.briefId === former.id)
      .sort(byPosition)
      .map((link) => link.judgementId as string),
  );
  const statementOf = (id: string) => ground.judgements.get(id)?.statement ?? null;
  const added = judgementIds.filter((id) => !before.has(id)).flatMap((id) => statementOf(id) ?? []);
  const left = [...before]
    .filter((id) => !judgementIds.includes(id))
    .flatMap((id) => statementOf(id) ?? []);
  const title = former.title;
  const lines = [
    ...added.map((statement) => t("brief.changes.added", { title, statement })),
    ...left.map((statement) => t("brief.changes.left", { title, statement })),
  ];
  return lines.length > 0 ? lines : [t("brief.changes.same", { title })];
}

/** The latest earlier brief through one of the same lenses; undated briefs have no place in time. */
export function formerBrief(
  brief: Brief,
  ground: Ground,
  lensIds: readonly string[],
): Brief | null {
  const { date } = brief;
  if (date === null) return null;
  const lenses = new Set(lensIds);
  const related = new Set(
    ground.rows.briefLenses.filter((link) => lenses.has(link.lensId)).map((link) => link.briefId),
  );
  const earlier = ground.rows.briefs
    .filter((other) => related.has(other.id) && other.id !== brief.id)
    .filter((other) => other.date !== null && other.date < date)
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return earlier[0] ?? null;
}

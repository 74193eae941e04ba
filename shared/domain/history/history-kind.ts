import { type ChangeSet, deletedField } from "../../ledger/change.ts";
import { isTableName, ruleOf } from "../tables.ts";

/** What the custody log is filtered by (Berkeley Protocol: every change documented). */
export const historyKinds = [
  "import",
  "cleaning",
  "correction",
  "rating",
  "work",
  "deletion",
  "restoring",
  "export",
  "check",
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** Actions whose name says what they are, whatever they changed. */
const byAction: readonly (readonly [RegExp, HistoryKind])[] = [
  [/:purge$/, "deletion"],
  [/^custody:verify/, "check"],
  [/^(brief|custody|archive):export|^archive:/, "export"],
  [/^article:import$|^notebook:create$|^carry-over:/, "import"],
  [/^block:/, "cleaning"],
  [/^article:(describe|confirm|correct|mark)|^evidence:confirm-year$/, "correction"],
];

/** What a change set was, by its name where that says it, by what it changed where not. */
export function historyKindOf({ action, changes }: ChangeSet): HistoryKind {
  const tombstones = changes.map(({ set }) => set[deletedField]);
  if (tombstones.every((tombstone) => tombstone === true)) return "deletion";
  if (tombstones.every((tombstone) => tombstone === false)) return "restoring";
  const named = byAction.find(([pattern]) => pattern.test(action));
  if (named !== undefined) return named[1];
  const isRating = changes.some(
    ({ table, set }) =>
      isTableName(table) && ruleOf(table).verdicts.some((field) => set[field] !== undefined),
  );
  return isRating ? "rating" : "work";
}

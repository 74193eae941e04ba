import type { JsonValue } from "../../ledger/change.ts";
import type { Stamp } from "../../ledger/clock.ts";
import type { Row } from "../../ledger/row.ts";
import type { RecordOf, TableName } from "../tables.ts";

/** What is decided in one act, named by the field that leads it. */
interface VerdictRule {
  readonly lead: string;
  /** Decided and kept together with it. */
  readonly together: readonly string[];
  /** The field that holds why; null where none does. */
  readonly reason: string | null;
}

const rules = {
  sources: [{ lead: "reliability", together: [], reason: "reliabilityReason" }],
  claims: [{ lead: "credibility", together: [], reason: "credibilityReason" }],
  conflicts: [{ lead: "resolution", together: [], reason: "resolutionReason" }],
  impacts: [{ lead: "decision", together: ["direction", "severity"], reason: "reason" }],
  judgements: [
    { lead: "likelihood", together: [], reason: null },
    { lead: "confidence", together: [], reason: "confidenceReason" },
  ],
  briefs: [
    {
      lead: "status",
      together: ["issueNumber", "issuedAt", "issuedHash", "issuedFindings", "issuedJudgements"],
      reason: null,
    },
  ],
} as const satisfies Partial<Record<TableName, readonly VerdictRule[]>>;

/** Tables in which somebody decides something. */
export type JudgedTable = keyof typeof rules;
/** The field that leads a verdict of a table. */
export type VerdictField<T extends JudgedTable> = (typeof rules)[T][number]["lead"] &
  keyof RecordOf<T>;

/** A record with what a merge keeps beside its values, where the reader has that. */
export type Judged<T extends JudgedTable> = RecordOf<T> & Partial<Pick<Row, "$">>;

/** One verdict that nobody knowingly replaced. */
export interface Verdict<T extends JudgedTable> {
  /** Null for the only verdict of a record that came without its stamps. */
  readonly stamp: Stamp | null;
  /** The record as it stands by this verdict. */
  readonly record: RecordOf<T>;
  /** What was decided: the leading field and those decided with it. */
  readonly decided: Readonly<Record<string, JsonValue>>;
  readonly reason: string | null;
}

/**
 * The verdicts on a record that nobody knowingly replaced, the one shown first, then the latest.
 * Those that decide the same are told once: people who agree dispute nothing.
 */
export function verdictsOn<T extends JudgedTable>(
  table: T,
  row: Judged<T>,
  lead: VerdictField<T>,
): readonly Verdict<T>[] {
  const rule = ruleFor(table, lead);
  const fields = [rule.lead, ...rule.together];
  const rivals = fields.flatMap((field) => row.$?.fields?.[field]?.rivals ?? []);
  const stamps = [...new Set(rivals.map(({ stamp }) => stamp))].sort().reverse();
  const verdicts = [null, ...stamps].map((stamp) => verdictAt(row, rule, stamp));
  const known = new Set<string>();
  return verdicts.filter(({ decided }) => {
    const key = JSON.stringify(decided);
    return !known.has(key) && known.add(key);
  });
}

/** True while verdicts that differ stand side by side: on one matter, or on any that the table knows. */
export function isDisputed<T extends JudgedTable>(
  table: T,
  row: Judged<T>,
  lead?: VerdictField<T>,
): boolean {
  if (row.$?.fields === undefined) return false;
  const leads = lead === undefined ? rules[table].map((rule) => rule.lead) : [lead];
  // Each comes from the rules of this very table.
  return leads.some((one) => verdictsOn(table, row, one as VerdictField<T>).length > 1);
}

/** The fields decided in one act, the one that leads first; the field alone where it leads none. */
export function decidedTogether(table: string, field: string): readonly string[] {
  const all: Partial<Record<string, readonly VerdictRule[]>> = rules;
  const rule = all[table]?.find(({ lead }) => lead === field);
  return [field, ...(rule?.together ?? [])];
}

function ruleFor<T extends JudgedTable>(table: T, lead: VerdictField<T>): VerdictRule {
  const all: readonly VerdictRule[] = rules[table];
  const rule = all.find((one) => one.lead === lead);
  if (rule === undefined) throw new Error(`${table} has no verdict ${lead}`);
  return rule;
}

/** The verdict of one stamp, on top of what is shown; that which is shown for null. */
function verdictAt<T extends JudgedTable>(
  row: Judged<T>,
  { lead, together, reason }: VerdictRule,
  stamp: Stamp | null,
): Verdict<T> {
  // Each field of a record is JSON; its schema has seen to that.
  const shown = row as unknown as Readonly<Record<string, JsonValue>>;
  const stampOf = (field: string) => row.$?.fields?.[field]?.stamp ?? row.$?.made ?? null;
  const at = (field: string) => {
    if (stamp === null || stampOf(field) === stamp) return shown[field];
    return row.$?.fields?.[field]?.rivals?.find((rival) => rival.stamp === stamp)?.value;
  };
  const decided: Record<string, JsonValue> = {};
  for (const field of [lead, ...together]) {
    const own = at(field);
    const value = own === undefined ? shown[field] : own;
    if (value !== undefined) decided[field] = value;
  }
  const why = reason === null ? null : at(reason);
  const latest = [lead, ...together]
    .map(stampOf)
    .reduce((a, b) => (b !== null && (a === null || b > a) ? b : a));
  return {
    stamp: stamp ?? latest,
    // Values of rivals were checked against the same schema as those shown, at the door of the ledger.
    record: { ...row, ...decided } as RecordOf<T>,
    decided,
    reason: typeof why === "string" && why.trim() !== "" ? why : null,
  };
}

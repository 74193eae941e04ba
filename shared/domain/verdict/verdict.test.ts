import { expect, it } from "vitest";
import type { Change, ChangeSet, JsonValue } from "../../ledger/change.ts";
import { formatStamp } from "../../ledger/clock.ts";
import { applyChangeSets, emptyState } from "../../ledger/notebook-state.ts";
import { create, rowsOf, update } from "../record.ts";
import { tables } from "../tables.ts";
import { isDisputed, type JudgedTable, type VerdictField, verdictsOn } from "./verdict.ts";

type Fields = Readonly<Record<string, JsonValue>>;

const impact = {
  id: "impact~c~l",
  claimId: "c",
  lensId: "l",
  decision: "relevant",
  direction: "worsens",
  severity: "low",
  reason: "first look",
} satisfies Fields;

/** A row after edits that did not see each other, each by an actor of its own. */
function rowAfter<T extends JudgedTable>(table: T, base: Fields, edits: readonly Fields[]) {
  const set = (changes: readonly Change[], ms: number, actorId: string): ChangeSet => {
    const stamp = formatStamp({ ms, counter: 0, actorId });
    const at = new Date(ms).toISOString();
    return { id: `${ms}`, actorId, at, stamp, action: "test:edit", tool: "test", changes } as never;
  };
  const parents: readonly Change[] = ["claims", "lenses"].map((one) => ({
    table: one,
    id: one.slice(0, 1),
    set: {},
  }));
  const made = create(table, tables[table].schema.parse(base) as never);
  const before = applyChangeSets(emptyState(), [set([...parents, made], 1, "maker")]);
  const [row] = rowsOf(before, table);
  if (row === undefined) throw new Error("no row");
  const after = applyChangeSets(
    before,
    edits.map((fields, index) =>
      set([update(table, row, fields as never)], 2 + index, `p${index}`),
    ),
  );
  const [disputed] = rowsOf(after, table);
  if (disputed === undefined) throw new Error("no row");
  return disputed;
}

function verdicts<T extends JudgedTable>(
  table: T,
  base: Fields,
  edits: readonly Fields[],
  lead: VerdictField<T>,
) {
  const row = rowAfter(table, base, edits);
  return verdictsOn(table, row, lead).map(({ decided, reason }) => ({ ...decided, why: reason }));
}

const source = {
  id: "s",
  name: "Gazette",
  kind: null,
  reliability: null,
  reliabilityReason: null,
  descriptor: null,
  withheld: null,
  note: null,
} satisfies Fields;

it("tells one verdict where everybody has seen the last", () => {
  const edits = [{ reliability: "B", reliabilityReason: "long record" }];
  expect(verdicts("sources", source, edits, "reliability")).toEqual([
    { reliability: "B", why: "long record" },
  ]);
  expect(isDisputed("sources", rowAfter("sources", source, edits))).toBe(false);
});

it("tells each verdict with the reason that was given with it, the one shown first", () => {
  const edits = [
    { reliability: "B", reliabilityReason: "long record" },
    { reliability: "D", reliabilityReason: "two retractions" },
  ];
  expect(verdicts("sources", source, edits, "reliability")).toEqual([
    { reliability: "D", why: "two retractions" },
    { reliability: "B", why: "long record" },
  ]);
  expect(isDisputed("sources", rowAfter("sources", source, edits), "reliability")).toBe(true);
});

it("keeps a verdict that took a rating away, without a reason of the other's", () => {
  const edits = [{ reliability: null, reliabilityReason: null }, { reliability: "D" }];
  expect(verdicts("sources", { ...source, reliability: "A" }, edits, "reliability")).toEqual([
    { reliability: "D", why: null },
    { reliability: null, why: null },
  ]);
});

it("does not call it a dispute when both decide the same", () => {
  const edits = [
    { reliability: "B", reliabilityReason: "long record" },
    { reliability: "B", reliabilityReason: "I know them" },
  ];
  expect(isDisputed("sources", rowAfter("sources", source, edits))).toBe(false);
});

it("tells an impact as one decision: whether, which way and how much", () => {
  const edits = [
    { decision: "not-relevant", direction: null, severity: null, reason: "another sea" },
    { decision: "relevant", direction: "improves", severity: "high", reason: "fewer ships" },
  ];
  expect(verdicts("impacts", impact, edits, "decision")).toEqual([
    { decision: "relevant", direction: "improves", severity: "high", why: "fewer ships" },
    { decision: "not-relevant", direction: null, severity: null, why: "another sea" },
  ]);
});

it("sees a dispute over one part of a decision", () => {
  const edits = [
    { direction: "improves", reason: "fewer ships" },
    { severity: "high" },
    { direction: "unclear" },
  ];
  expect(verdicts("impacts", impact, edits, "decision")).toEqual([
    { decision: "relevant", direction: "unclear", severity: "high", why: "fewer ships" },
    { decision: "relevant", direction: "improves", severity: "high", why: "fewer ships" },
  ]);
});

it("asks about each matter of a judgement apart", () => {
  const judgement = {
    id: "j",
    statement: "trade goes on",
    likelihood: null,
    confidence: "low",
    confidenceReason: "one image",
    lensId: null,
    assumptions: null,
    wouldChange: null,
    position: "a0",
  };
  const row = rowAfter("judgements", judgement, [
    { likelihood: "likely" },
    { likelihood: "unlikely" },
  ]);
  expect(isDisputed("judgements", row)).toBe(true);
  expect(isDisputed("judgements", row, "likelihood")).toBe(true);
  expect(isDisputed("judgements", row, "confidence")).toBe(false);
});

it("tells two issues of one brief apart although both say issued", () => {
  const brief = {
    id: "b",
    title: "Brief",
    date: null,
    cutOff: null,
    marking: null,
    paper: "A4",
    language: "en",
    organisation: null,
    status: "draft",
  };
  const issue = (issueNumber: number) => ({
    status: "issued",
    issueNumber,
    issuedAt: `2024-03-0${issueNumber}T00:00:00Z`,
  });
  expect(verdicts("briefs", brief, [issue(1), issue(2)], "status")).toMatchObject([
    { status: "issued", issueNumber: 2 },
    { status: "issued", issueNumber: 1 },
  ]);
});

it("takes a record that came without its stamps at its word", () => {
  const { $, ...bare } = rowAfter("sources", source, [{ reliability: "C" }]);
  expect($.made).toBeTypeOf("string");
  expect(verdictsOn("sources", bare, "reliability")).toHaveLength(1);
  expect(isDisputed("sources", bare)).toBe(false);
});

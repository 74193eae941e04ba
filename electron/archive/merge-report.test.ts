import { describe, expect, it } from "vitest";
import { actorIdSchema } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { type Change, changeSetSchema, type JsonValue } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import {
  applyChangeSets,
  edit,
  emptyState,
  type NotebookState,
} from "#shared/ledger/notebook-state.ts";
import { claimForTests as claim } from "../notebooks/programs-for-tests.ts";
import { mergeReportOf } from "./merge-report.ts";

let written = 0;

/** One act of a person, later than all before it. */
function act(actorId: string, ...changes: readonly Change[]) {
  written += 1;
  return changeSetSchema.parse({
    id: `00000000-0000-4000-8000-${String(written).padStart(12, "0")}`,
    action: "claim:edit",
    changes,
    stamp: formatStamp({ ms: written, counter: 0, actorId }),
    actorId,
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  });
}

const deviceId = "00000000-0000-4000-8000-00000000000d";
const person = (id: string, personName: string) =>
  create("actors", { id: actorIdSchema.parse(id), personName, deviceId });

/** An edit of a claim that knows the state it is made on. */
function set(state: NotebookState, id: string, values: Readonly<Record<string, JsonValue>>) {
  const record = state.get("claims")?.get(id);
  if (record === undefined) throw new Error(`No claim ${id}`);
  return edit("claims", record, values);
}

const common = applyChangeSets(emptyState(), [
  act("ana", person("ana", "Ana Lyst"), person("ben", "Ben Examiner")),
  act("ana", claim("c1", "Forty nights"), claim("c2", "Ten wagons")),
]);

/** What Ana, who did `own`, is told when Ben's `theirs` come. */
const report = (own: readonly Change[], theirs: readonly Change[]) => {
  const before = own.length === 0 ? common : applyChangeSets(common, [act("ana", ...own)]);
  return mergeReportOf(before, applyChangeSets(before, [act("ben", ...theirs)]));
};

describe("the report of a merge", () => {
  it("counts what comes, changes and goes", () => {
    const told = report(
      [],
      [
        claim("c3", "New"),
        set(common, "c1", { statement: "Forty-one nights" }),
        set(common, "c2", { $deleted: true }),
      ],
    );

    expect(told.tables).toEqual([{ table: "claims", added: 1, changed: 1, deleted: 1 }]);
    expect([told.verdictCount, told.overruledCount]).toEqual([0, 0]);
  });

  it("tells of verdicts that neither knew of, with who and when, the later one first", () => {
    const told = report(
      [set(common, "c1", { credibility: 2 })],
      [set(common, "c1", { credibility: 4 })],
    );

    expect(told.verdictCount).toBe(1);
    expect(told.verdicts[0]).toMatchObject({
      table: "claims",
      id: "c1",
      name: "Forty nights",
      field: "credibility",
      values: [
        { value: 4, who: "Ben Examiner" },
        { value: 2, who: "Ana Lyst" },
      ],
    });
  });

  it("tells of the value that loses where it is no verdict", () => {
    const told = report(
      [set(common, "c1", { note: "mine" })],
      [set(common, "c1", { note: "theirs" })],
    );

    expect([told.verdictCount, told.overruledCount]).toEqual([0, 1]);
    expect(told.overruled[0]?.values.map(({ value }) => value)).toEqual(["theirs", "mine"]);
  });

  it("is silent where both came to the same verdict, and where one knew of the other's", () => {
    const same = report(
      [set(common, "c1", { credibility: 2 })],
      [set(common, "c1", { credibility: 2 })],
    );
    const mine = applyChangeSets(common, [act("ana", set(common, "c1", { credibility: 2 }))]);
    const informed = act("ben", set(mine, "c1", { credibility: 4 }));
    const replaced = mergeReportOf(mine, applyChangeSets(mine, [informed]));

    expect([same.verdictCount, replaced.verdictCount]).toEqual([0, 0]);
    expect(replaced.tables).toEqual([{ table: "claims", added: 0, changed: 1, deleted: 0 }]);
  });

  it("names a record that an archive ties to itself", () => {
    const ring = { table: "evidence", id: "e1", set: { claimId: "e1", bearing: "supports" } };
    const before = applyChangeSets(common, [act("ana", ring)]);
    const record = before.get("evidence")?.get("e1");
    if (record === undefined) throw new Error("No evidence");
    const judged = (who: string, bearing: string) =>
      act(who, edit("evidence", record, { bearing }));
    const own = applyChangeSets(before, [judged("ana", "context")]);
    const told = mergeReportOf(own, applyChangeSets(own, [judged("ben", "contradicts")]));

    expect(told.verdictCount + told.overruledCount).toBe(1);
  });

  it("counts a record that comes back as added", () => {
    const gone = applyChangeSets(common, [act("ana", set(common, "c1", { $deleted: true }))]);
    const edited = act("ben", set(common, "c1", { note: "still needed" }));

    expect(mergeReportOf(gone, applyChangeSets(gone, [edited])).tables).toEqual([
      { table: "claims", added: 1, changed: 0, deleted: 0 },
    ]);
  });

  it("lists no more than anybody reads, and counts all", () => {
    const claims = Array.from({ length: 300 }, (_, index) => claim(`m${index}`, "Many"));
    const many = applyChangeSets(common, [act("ana", ...claims)]);
    const each = (credibility: number) => claims.map(({ id }) => set(many, id, { credibility }));
    const mine = applyChangeSets(many, [act("ana", ...each(2))]);
    const told = mergeReportOf(mine, applyChangeSets(mine, [act("ben", ...each(3))]));

    expect([told.verdicts.length, told.verdictCount]).toEqual([200, 300]);
  });
});

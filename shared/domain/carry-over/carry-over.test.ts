import { describe, expect, it } from "vitest";
import { type Change, changeSetSchema } from "../../ledger/change.ts";
import { formatStamp } from "../../ledger/clock.ts";
import { applyChangeSets, emptyState } from "../../ledger/notebook-state.ts";
import {
  actorIdSchema,
  lensIdSchema,
  notebookIdSchema,
  originIdSchema,
  sourceIdSchema,
} from "../ids.ts";
import { builtInDimensions, builtInLenses } from "../lens/built-in-lenses.ts";
import type { Origin } from "../origin/origin.ts";
import { create, remove, rowsOf, update } from "../record.ts";
import type { Source } from "../source/source.ts";
import { type CarrySide, carryables, carryOver } from "./carry-over.ts";
import type { CarryChoice, CarryKind } from "./carry-rules.ts";

const builtIn = [
  ...builtInLenses.map((lens) => create("lenses", lens)),
  ...builtInDimensions.map((dimension) => create("lensDimensions", dimension)),
];
let counter = 0;

/** A notebook whose id ends in these two digits, with the built-in lenses and what is given. */
function notebook(ending: string, ...changes: readonly Change[]): CarrySide {
  const id = notebookIdSchema.parse(`018f0000-0000-7000-8000-0000000000${ending}`);
  return written({ id, state: emptyState() }, [...builtIn, ...changes]);
}

function written({ id, state }: CarrySide, changes: readonly Change[]): CarrySide {
  const actorId = actorIdSchema.parse("actor");
  counter += 1;
  const changeSet = changeSetSchema.parse({
    id: "01890000-0000-7000-8000-000000000000",
    action: "carry-over:copy",
    changes,
    stamp: formatStamp({ ms: counter, counter: 0, actorId }),
    actorId,
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  });
  return { id, state: applyChangeSets(state, [changeSet]) };
}

const source = (id: string, name: string, values: Partial<Source> = {}) =>
  create("sources", {
    id: sourceIdSchema.parse(id),
    name,
    kind: "think-tank",
    reliability: null,
    reliabilityReason: null,
    descriptor: null,
    withheld: null,
    note: null,
    ...values,
  });

const origin = (id: string, name: string, values: Partial<Origin> = {}) =>
  create("origins", {
    id: originIdSchema.parse(id),
    name,
    kind: "report",
    derivedFromId: null,
    sourceId: null,
    note: null,
    ...values,
  });

const all = (from: CarrySide, to: CarrySide, ...kinds: readonly CarryKind[]): CarryChoice[] =>
  carryables(from, to).filter(({ kind }) => kinds.includes(kind));

/** `to` with what was chosen of `from`, or with all of some kinds. */
function carried(from: CarrySide, to: CarrySide, ...kinds: readonly CarryKind[]): CarrySide {
  const { changes } = carryOver(from, to, all(from, to, ...kinds));
  return changes.length === 0 ? to : written(to, changes);
}

const namesIn = ({ state }: CarrySide, table: CarryKind) =>
  rowsOf(state, table).map(({ name }) => name);

describe("carrying over", () => {
  it("copies a source with its rating, its reason and its note under an id of its own", () => {
    const rated = { reliability: "B", reliabilityReason: "Checked often", note: "Seoul" } as const;
    const from = notebook("01", source("s1", "Harbour Institute", rated));
    const [copy] = rowsOf(carried(from, notebook("02"), "sources").state, "sources");

    expect(copy).toMatchObject({ name: "Harbour Institute", ...rated });
    expect(copy?.id).not.toBe("s1");
  });

  it("does nothing the second time, even where the original was changed since", () => {
    const from = notebook("01", source("s1", "Institute"), origin("o1", "Report"));
    const to = carried(from, notebook("02"), "sources", "origins");
    const [original] = rowsOf(from.state, "sources");
    if (original === undefined) throw new Error("The source is there");
    const changed = written(from, [update("sources", original, { name: "Institute of Harbours" })]);

    expect(carryOver(changed, to, all(changed, to, "sources", "origins", "lenses"))).toMatchObject({
      changes: [],
      things: [],
    });
  });

  it("gives a thing one id however it travels, and knows its own when it comes back", () => {
    const first = notebook("01", source("s1", "Institute"));
    const second = carried(first, notebook("02"), "sources");
    const third = carried(second, notebook("03"), "sources");

    expect(carryables(first, third)).toContainEqual(
      expect.objectContaining({ kind: "sources", id: "s1", standing: "here" }),
    );
    expect(carryOver(third, first, all(third, first, "sources")).changes).toEqual([]);
  });

  it("brings the source and the parents of an origin along", () => {
    const from = notebook(
      "01",
      source("s1", "Institute"),
      origin("o1", "Satellite image", { sourceId: sourceIdSchema.parse("s1") }),
      origin("o2", "Report", { derivedFromId: originIdSchema.parse("o1") }),
    );
    const { changes } = carryOver(from, notebook("02"), [{ kind: "origins", id: "o2" }]);
    const to = written(notebook("02"), changes);
    const report = rowsOf(to.state, "origins").find(({ name }) => name === "Report");
    const image = rowsOf(to.state, "origins").find(({ name }) => name === "Satellite image");

    expect(report?.derivedFromId).toBe(image?.id);
    expect(image?.sourceId).toBe(rowsOf(to.state, "sources")[0]?.id);
  });

  it("ties an origin to the source of the same name that is here, unless that was chosen too", () => {
    const from = notebook(
      "01",
      source("s1", "Institute"),
      origin("o1", "Report", { sourceId: sourceIdSchema.parse("s1") }),
    );
    const to = notebook("02", source("mine", " institute"));

    expect(rowsOf(carried(from, to, "origins").state, "origins")[0]?.sourceId).toBe("mine");
    expect(namesIn(carried(from, to, "origins", "sources"), "sources")).toHaveLength(2);
  });

  it("says where another of the same name is here", () => {
    const from = notebook("01", source("s1", "Institute"));

    expect(carryables(from, notebook("02", source("mine", "INSTITUTE")))).toContainEqual(
      expect.objectContaining({ id: "s1", standing: "same-name" }),
    );
  });

  it("leaves an author's own judgement with the author's article", () => {
    const from = notebook("01", origin("o1", "Own judgement", { kind: "own-judgement" }));

    expect(all(from, notebook("02"), "origins")).toEqual([]);
    expect(carryOver(from, notebook("02"), [{ kind: "origins", id: "o1" }]).changes).toEqual([]);
  });

  it("copies a lens behind those that are here, with its dimensions and a slug of its own", () => {
    const [lens] = builtInLenses;
    const [dimension] = builtInDimensions;
    if (lens === undefined || dimension === undefined) throw new Error("There are built-in lenses");
    const own = { ...lens, id: lensIdSchema.parse("l1"), slug: "trade", isBuiltIn: false };
    const from = notebook(
      "01",
      create("lenses", { ...own, name: "Japan security" }),
      create("lensDimensions", { ...dimension, id: "d1" as never, lensId: own.id }),
    );
    const { changes } = carryOver(from, notebook("02"), [{ kind: "lenses", id: "l1" }]);
    const { state } = written(notebook("02"), changes);
    const copy = rowsOf(state, "lenses").find(({ isBuiltIn }) => !isBuiltIn);
    const positions = rowsOf(state, "lenses").map(({ position }) => position);

    expect(copy?.slug).toBe("japan-security-2");
    expect(copy?.position).toBe(positions.sort().at(-1));
    expect(rowsOf(state, "lensDimensions").filter(({ lensId }) => lensId === copy?.id)).toEqual([
      expect.objectContaining({ label: dimension.label, options: dimension.options }),
    ]);
  });

  it("takes a built-in lens for the same in every notebook until it is rewritten", () => {
    const from = notebook("01");
    const [lens] = rowsOf(from.state, "lenses");
    if (lens === undefined) throw new Error("There are built-in lenses");
    const rewritten = written(from, [update("lenses", lens, { definition: "Another question" })]);
    const to = carried(rewritten, notebook("02"), "lenses");

    expect(carryOver(from, notebook("02"), all(from, notebook("02"), "lenses")).changes).toEqual(
      [],
    );
    expect(rowsOf(to.state, "lenses")).toHaveLength(builtInLenses.length + 1);
    expect(carryOver(rewritten, to, all(rewritten, to, "lenses")).changes).toEqual([]);
  });

  it("brings back what was deleted here since, and not beside itself", () => {
    const from = notebook("01", source("s1", "Institute"));
    const to = carried(from, notebook("02"), "sources");
    const [copy] = rowsOf(to.state, "sources");
    if (copy === undefined) throw new Error("It was copied");
    const without = written(to, [remove("sources", copy)]);

    expect(namesIn(without, "sources")).toEqual([]);
    expect(namesIn(carried(from, without, "sources"), "sources")).toEqual(["Institute"]);
  });
});

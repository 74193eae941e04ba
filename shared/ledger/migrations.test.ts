import fc from "fast-check";
import { expect, it } from "vitest";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { isTableName } from "#shared/domain/tables.ts";
import { type ChangeSet, changeSetSchema, type KeptChange } from "./change.ts";
import { changesOf, type Migration, migrations } from "./migrations.ts";

/** Version 1 kept the hedge inside the kind ("figure, approximate"). */
const splitHedge: Migration = {
  to: 2,
  table: "claims",
  migrate: (change) => {
    const { kind, ...set } = change.set;
    if (typeof kind !== "string") return change;
    const [plain = kind, hedge = "unhedged"] = kind.split(", ");
    return { ...change, set: { ...set, kind: plain, hedge } };
  },
};
const shout: Migration = {
  to: 3,
  table: "claims",
  migrate: (change) => {
    const { statement } = change.set;
    if (typeof statement !== "string") return change;
    return { ...change, set: { ...change.set, statement: statement.toUpperCase() } };
  },
};

const changeSet = (change: KeptChange, schema?: number): ChangeSet =>
  changeSetSchema.parse({
    id: "00000000-0000-4000-8000-000000000001",
    action: "claim:create",
    changes: [change],
    stamp: "000000000001-0000-ana",
    actorId: "ana",
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
    ...(schema === undefined ? {} : { schema }),
  });

const old: KeptChange = {
  table: "claims",
  id: "c1",
  set: { statement: "x", kind: "figure, approximate", fieldOfALaterProgram: [1] },
};

it("brings a change through every version that came after its own, in order", () => {
  const bothLater = [splitHedge, shout];

  expect(changesOf(changeSet(old), bothLater)).toEqual([
    {
      ...old,
      set: { statement: "X", kind: "figure", hedge: "approximate", fieldOfALaterProgram: [1] },
    },
  ]);
  expect(changesOf(changeSet(old, 2), bothLater)[0]?.set).toMatchObject({
    statement: "X",
    kind: "figure, approximate",
  });
  expect(changesOf(changeSet(old, 3), bothLater)).toEqual([old]);
});

it("touches no other table, and leaves the change set itself as it was written", () => {
  const other = { ...old, table: "sources" };
  const written = changeSet(old);
  const before = JSON.stringify(written);

  expect(changesOf(changeSet(other), [splitHedge])).toEqual([other]);
  changesOf(written, [splitHedge, shout]);
  expect(JSON.stringify(written)).toBe(before);
});

it("lists its migrations in order, of tables there are, up to the version written", () => {
  const versions = migrations.map(({ to }) => to);

  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(Math.max(1, ...versions)).toBe(schemaVersion);
  expect(migrations.every(({ table }) => isTableName(table))).toBe(true);
});

it("keeps table and id in every migration there is, whatever a change sets", () => {
  const set = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), fc.jsonValue());
  fc.assert(
    fc.property(fc.constantFrom(...migrations, splitHedge), set, ({ table, migrate }, values) => {
      // What fast-check calls a JSON value is one here too, once it was through JSON.
      const plain = JSON.parse(JSON.stringify(values)) as KeptChange["set"];
      expect(migrate({ table, id: "r1", set: plain })).toMatchObject({ table, id: "r1" });
    }),
  );
});

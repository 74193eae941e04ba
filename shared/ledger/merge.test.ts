import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, deletedField, type JsonValue } from "./change.ts";
import { formatStamp, type Stamp } from "./clock.ts";
import { edit, emptyState, merge, type NotebookState } from "./notebook-state.ts";
import { recordOfRow, rowOfRecord } from "./row.ts";
import { applyChange, isLive, mergeRecords, type StoredRecord } from "./stored-record.ts";

interface Written {
  readonly change: Change;
  readonly stamp: Stamp;
}

/** What one of several people does: edit a record, knowing of some of what was written before. */
const act = fc.record({
  actor: fc.constantFrom("ana", "ben", "cho"),
  id: fc.constantFrom("r1", "r2"),
  field: fc.constantFrom("title", "note", deletedField, "fieldOfALaterProgram"),
  value: fc.oneof(fc.boolean(), fc.integer(), fc.string(), fc.constant(null)),
  /** How many of the latest values of the field the author had seen. */
  saw: fc.nat({ max: 4 }),
});

/** A history as the ledgers of several devices hold it: every stamp names one change. */
const history = fc.array(act, { minLength: 1, maxLength: 14 }).map((acts): readonly Written[] => {
  const stampsOfField = new Map<string, Stamp[]>();
  return acts.map(({ actor, id, field, value, saw }, index) => {
    const stamp = formatStamp({ ms: 1000 + Math.floor(index / 2), counter: index, actorId: actor });
    const key = `${id} ${field}`;
    const seen = stampsOfField.get(key) ?? [];
    const replaced = seen.slice(-saw).slice(0, saw);
    stampsOfField.set(key, [...seen, stamp]);
    const known: JsonValue = field === deletedField ? value === true : value;
    const change: Change = { table: "claims", id, set: { [field]: known } };
    return {
      change: replaced.length === 0 ? change : { ...change, replaces: { [field]: replaced } },
      stamp,
    };
  });
});

/** The history and two parts of it, overlapping or not, as two devices may have received them. */
const parts = history.chain((written) =>
  fc.record({
    written: fc.constant(written),
    a: fc.subarray([...written]),
    b: fc.subarray([...written]),
    c: fc.subarray([...written]),
  }),
);

function stateOf(written: readonly Written[]): NotebookState {
  const records = new Map<string, StoredRecord>();
  for (const { change, stamp } of written) {
    records.set(change.id, applyChange(records.get(change.id), change, stamp));
  }
  return records.size === 0 ? emptyState() : new Map([["claims", records]]);
}

const recordsOf = (written: readonly Written[]): readonly StoredRecord[] => [
  ...(stateOf(written).get("claims")?.values() ?? []),
];

describe("merge", () => {
  it("gives the same whichever side it is asked from", () => {
    fc.assert(
      fc.property(parts, ({ a, b }) => {
        expect(merge(stateOf(a), stateOf(b))).toEqual(merge(stateOf(b), stateOf(a)));
      }),
    );
  });

  it("gives the same in whatever order three notebooks meet", () => {
    fc.assert(
      fc.property(parts, ({ a, b, c }) => {
        const [x, y, z] = [stateOf(a), stateOf(b), stateOf(c)];
        expect(merge(merge(x, y), z)).toEqual(merge(x, merge(y, z)));
      }),
    );
  });

  it("changes nothing when repeated", () => {
    fc.assert(
      fc.property(parts, ({ a, b }) => {
        const merged = merge(stateOf(a), stateOf(b));
        expect(merge(merged, stateOf(b))).toEqual(merged);
        expect(merge(merged, merged)).toEqual(merged);
      }),
    );
  });

  it("gives what one notebook would hold that had received everything", () => {
    fc.assert(
      fc.property(parts, ({ a, b }) => {
        const both = [...new Set([...a, ...b])];
        expect(merge(stateOf(a), stateOf(b))).toEqual(stateOf(both));
      }),
    );
  });

  it("does so for single records as well", () => {
    fc.assert(
      fc.property(history, (written) => {
        const ours = recordsOf(written.filter((_, index) => index % 2 === 0));
        const theirs = recordsOf(written.filter((_, index) => index % 2 === 1));
        for (const one of ours) {
          const other = theirs.find(({ id }) => id === one.id) ?? one;
          const merged = mergeRecords(one, other);
          expect(merged).toEqual(mergeRecords(other, one));
          expect(mergeRecords(merged, other)).toEqual(merged);
          expect(mergeRecords(merged, merged)).toEqual(merged);
        }
      }),
    );
  });
});

describe("applying changes", () => {
  it("gives the same in whatever order they arrive, once or twice", () => {
    const shuffled = history.chain((written) =>
      fc.record({
        written: fc.constant(written),
        arrived: fc.shuffledSubarray([...written, ...written], {
          minLength: written.length * 2,
          maxLength: written.length * 2,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ written, arrived }) => {
        expect(stateOf(arrived)).toEqual(stateOf(written));
      }),
    );
  });

  it("never shows a value that someone knowingly replaced", () => {
    fc.assert(
      fc.property(history, (written) => {
        const replaced = new Set(
          written.flatMap(({ change }) => Object.values(change.replaces ?? {}).flat()),
        );
        for (const record of recordsOf(written)) {
          for (const { heads } of Object.values(record.fields)) {
            for (const { stamp } of heads) expect(replaced.has(stamp)).toBe(false);
          }
        }
      }),
    );
  });

  it("keeps every value that nobody replaced", () => {
    fc.assert(
      fc.property(history, (written) => {
        const replaced = new Set(
          written.flatMap(({ change }) => Object.values(change.replaces ?? {}).flat()),
        );
        const kept = recordsOf(written).flatMap(({ fields }) =>
          Object.values(fields).flatMap(({ heads }) => heads.map(({ stamp }) => stamp)),
        );
        const expected = written.map(({ stamp }) => stamp).filter((stamp) => !replaced.has(stamp));
        expect(kept.sort()).toEqual(expected.sort());
      }),
    );
  });

  it("settles a field on one value once someone has seen them all", () => {
    fc.assert(
      fc.property(history, (written) => {
        for (const record of recordsOf(written)) {
          const last = formatStamp({ ms: 5000, counter: 0, actorId: "dee" });
          for (const field of Object.keys(record.fields)) {
            const settled = applyChange(record, edit("claims", record, { [field]: "last" }), last);
            expect(settled.fields[field]?.heads).toEqual([{ value: "last", stamp: last }]);
          }
        }
      }),
    );
  });

  it("revives a record by a later edit, and by no earlier one", () => {
    const at = (ms: number) => formatStamp({ ms, counter: 0, actorId: "ana" });
    const set = (field: string, value: JsonValue): Change => ({
      table: "claims",
      id: "r1",
      set: { [field]: value },
    });
    const deleted = applyChange(
      applyChange(undefined, set("title", "A"), at(1)),
      set(deletedField, true),
      at(3),
    );

    expect(isLive(deleted)).toBe(false);
    expect(isLive(applyChange(deleted, set("note", "late to arrive"), at(2)))).toBe(false);
    expect(isLive(applyChange(deleted, set("note", "written since"), at(4)))).toBe(true);
  });
});

describe("rows", () => {
  it("hold a record without loss", () => {
    fc.assert(
      fc.property(history, (written) => {
        for (const record of recordsOf(written)) {
          expect(recordOfRow(rowOfRecord(record))).toEqual(record);
        }
      }),
    );
  });

  it("survive being written as JSON", () => {
    fc.assert(
      fc.property(history, (written) => {
        for (const record of recordsOf(written)) {
          const stored: ReturnType<typeof rowOfRecord> = JSON.parse(
            JSON.stringify(rowOfRecord(record)),
          );
          expect(recordOfRow(stored)).toEqual(record);
        }
      }),
    );
  });
});

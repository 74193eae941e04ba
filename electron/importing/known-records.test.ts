import { describe, expect, it } from "vitest";
import { create, remove } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState, type NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { KnownRecords } from "./known-records.ts";

const idOf = (number: number) =>
  `0190b0c0-0000-7000-8000-${String(number).padStart(12, "0")}` as const;

function source(number: number, name: string): Change {
  return create("sources", {
    id: idOf(number) as never,
    name,
    kind: null,
    descriptor: null,
    reliability: null,
    reliabilityReason: null,
    withheld: null,
    note: null,
  });
}

function withChanges(
  state: NotebookState,
  sequence: number,
  changes: readonly Change[],
): NotebookState {
  const stamp = formatStamp({ ms: sequence, counter: 0, actorId: "ida" });
  // The fields that folding reads; the ledger adds the rest.
  return applyChangeSets(state, [{ id: String(sequence), stamp, changes } as never]);
}

describe("KnownRecords", () => {
  it("finds a source by its name, however its accents were typed", () => {
    const state = withChanges(emptyState(), 1, [source(1, "Élan")]);
    const known = new KnownRecords();
    known.follow(state, 1);

    expect(known.sourceNamed(state, "E\u0301lan")).toBe(idOf(1));
    expect(known.sourceNamed(state, "Elan")).toBeNull();
  });

  it("looks through the notebook once for all that an import writes", () => {
    let looks = 0;
    class Watched extends Map<string, StoredRecord> {
      override [Symbol.iterator]() {
        looks += 1;
        return super[Symbol.iterator]();
      }
    }
    const known = new KnownRecords();
    let state: NotebookState = emptyState();
    for (let sequence = 1; sequence <= 50; sequence += 1) {
      const watched = new Map([...state].map(([table, records]) => [table, new Watched(records)]));
      looks = 0;
      known.follow(watched, sequence - 1);
      const changes = [source(sequence, `Source ${sequence}`)];
      state = withChanges(state, sequence, changes);
      known.written({ sequence }, changes);
    }

    expect(looks).toBe(0);
    expect(known.sourceNamed(state, "Source 1")).toBe(idOf(1));
    expect(known.sourceNamed(state, "Source 50")).toBe(idOf(50));
  });

  it("sees what somebody else wrote between two files", () => {
    const known = new KnownRecords();
    known.follow(emptyState(), 0);
    const theirs = withChanges(emptyState(), 1, [source(1, "The Lantern")]);
    const own = [source(2, "Ida Brandt")];
    const state = withChanges(theirs, 2, own);
    known.written({ sequence: 2 }, own);
    known.follow(state, 2);

    expect(known.sourceNamed(state, "The Lantern")).toBe(idOf(1));
    expect(known.sourceNamed(state, "Ida Brandt")).toBe(idOf(2));
  });

  it("does not give out a source that was deleted meanwhile", () => {
    const made = withChanges(emptyState(), 1, [source(1, "The Lantern")]);
    const known = new KnownRecords();
    known.follow(made, 1);
    const row = { id: idOf(1), $: { made: "", latest: "" } };
    const state = withChanges(made, 2, [remove("sources", row as never)]);

    expect(known.sourceNamed(state, "The Lantern")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { create, remove } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import { KnownRecords } from "./known-records.ts";
import { LedgerForTests } from "./ledger-for-tests.ts";

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

describe("KnownRecords", () => {
  it("finds a source by its name, however its accents were typed", async () => {
    const ledger = new LedgerForTests();
    ledger.add([source(1, "Élan")]);
    const known = new KnownRecords(ledger);
    await known.follow();

    expect(await known.sourceNamed("E\u0301lan")).toBe(idOf(1));
    expect(await known.sourceNamed("Elan")).toBeNull();
  });

  it("looks through the notebook once for all that an import writes", async () => {
    const ledger = new LedgerForTests();
    const known = new KnownRecords(ledger);
    await known.follow();
    const { looks } = ledger;
    for (let number = 1; number <= 50; number += 1) {
      await known.follow();
      const changes = [source(number, `Source ${number}`)];
      known.written(ledger.add(changes), changes);
    }

    expect(ledger.looks).toBe(looks);
    expect(await known.sourceNamed("Source 1")).toBe(idOf(1));
    expect(await known.sourceNamed("Source 50")).toBe(idOf(50));
  });

  it("sees what somebody else wrote between two files, without another look at all", async () => {
    const ledger = new LedgerForTests();
    const known = new KnownRecords(ledger);
    await known.follow();
    const { looks } = ledger;
    ledger.add([source(1, "The Lantern")]);
    const own = [source(2, "Ida Brandt")];
    known.written(ledger.add(own), own);
    await known.follow();

    expect(await known.sourceNamed("The Lantern")).toBe(idOf(1));
    expect(await known.sourceNamed("Ida Brandt")).toBe(idOf(2));
    expect(ledger.looks).toBe(looks);
  });

  it("does not give out a source that was deleted meanwhile", async () => {
    const ledger = new LedgerForTests();
    ledger.add([source(1, "The Lantern")]);
    const known = new KnownRecords(ledger);
    await known.follow();
    const row = { id: idOf(1), $: { made: "", latest: "" } };
    ledger.add([remove("sources", row as never)]);

    expect(await known.sourceNamed("The Lantern")).toBeNull();
  });
});

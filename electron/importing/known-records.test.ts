import { describe, expect, it } from "vitest";
import { remove } from "#shared/domain/record.ts";
import { KnownRecords } from "./known-records.ts";
import { idForTests, LedgerForTests, sourceForTests } from "./ledger-for-tests.ts";

describe("KnownRecords", () => {
  it("finds a source by its name, however its accents were typed", async () => {
    const ledger = new LedgerForTests();
    ledger.add([sourceForTests(1, "Élan")]);
    const known = new KnownRecords(ledger);
    await known.follow();

    expect(await known.sourceNamed("E\u0301lan")).toBe(idForTests(1));
    expect(await known.sourceNamed("Elan")).toBeNull();
  });

  it("looks through the notebook once for all that an import writes", async () => {
    const ledger = new LedgerForTests();
    const known = new KnownRecords(ledger);
    await known.follow();
    const { looks } = ledger;
    for (let number = 1; number <= 50; number += 1) {
      await known.follow();
      const changes = [sourceForTests(number, `Source ${number}`)];
      known.written(ledger.add(changes), changes);
    }

    expect(ledger.looks).toBe(looks);
    expect(await known.sourceNamed("Source 1")).toBe(idForTests(1));
    expect(await known.sourceNamed("Source 50")).toBe(idForTests(50));
  });

  it("sees what somebody else wrote between two files, without another look at all", async () => {
    const ledger = new LedgerForTests();
    const known = new KnownRecords(ledger);
    await known.follow();
    const { looks } = ledger;
    ledger.add([sourceForTests(1, "The Lantern")]);
    const own = [sourceForTests(2, "Ida Brandt")];
    known.written(ledger.add(own), own);
    await known.follow();

    expect(await known.sourceNamed("The Lantern")).toBe(idForTests(1));
    expect(await known.sourceNamed("Ida Brandt")).toBe(idForTests(2));
    expect(ledger.looks).toBe(looks);
  });

  it("does not give out a source that was deleted meanwhile", async () => {
    const ledger = new LedgerForTests();
    ledger.add([sourceForTests(1, "The Lantern")]);
    const known = new KnownRecords(ledger);
    await known.follow();
    const row = { id: idForTests(1), $: { made: "", latest: "" } };
    ledger.add([remove("sources", row as never)]);

    expect(await known.sourceNamed("The Lantern")).toBeNull();
  });
});

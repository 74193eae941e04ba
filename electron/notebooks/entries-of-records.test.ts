import fc from "fast-check";
import { expect, it } from "vitest";
import { entriesOfRecords } from "./entries-of-records.ts";
import { ledgerOf, longLedger, writtenArbitrary } from "./written-ledger-for-tests.ts";

it("finds the entries that going through the whole ledger finds, whatever the order of stamps", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(writtenArbitrary, { minLength: 1, maxLength: 12 }),
      fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 }),
      fc.option(fc.nat({ max: 13 }), { nil: undefined }),
      async (writings, records, from = Number.POSITIVE_INFINITY) => {
        const { ledger, entries } = ledgerOf(writings);
        const ids = new Set(records.map((record) => `a${record}`));
        const found = await entriesOfRecords(ledger, new Map([["articles", ids]]), { from });

        expect(found).toEqual(
          entries.filter(
            ({ sequence, changeSet }) =>
              sequence < from && changeSet.changes.some(({ id }) => ids.has(id)),
          ),
        );
      },
    ),
  );
});

it("reads a few entries of a long ledger", async () => {
  const { ledger, readsSoFar } = longLedger();
  const found = await entriesOfRecords(ledger, new Map([["articles", new Set(["a0"])]]));

  expect(found.map(({ sequence }) => sequence)).toEqual([1, 62]);
  // By halves: six steps through 62 entries for each of the two.
  expect(readsSoFar()).toBeLessThan(14);
});

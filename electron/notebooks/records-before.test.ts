import fc from "fast-check";
import { expect, it } from "vitest";
import { recordsBefore } from "./records-before.ts";
import { ledgerOf, longLedger, writtenArbitrary } from "./written-ledger-for-tests.ts";

it("tells records as they were before an entry, whatever the order of stamps", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(writtenArbitrary, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (writings, number) => {
        const { ledger, recordAt } = ledgerOf(writings);
        const sequence = 1 + (number % writings.length);
        const id = `a${writings[sequence - 1]?.record}`;
        const before = recordAt(sequence - 1, "articles", id);

        expect(await recordsBefore(ledger, [sequence])).toEqual(
          before === undefined ? [] : [{ table: "articles", records: [before] }],
        );
      },
    ),
  );
});

it("reads a few entries of a long ledger, and not all before the one asked for", async () => {
  const { ledger, readsSoFar } = longLedger();
  const [found] = await recordsBefore(ledger, [62]);

  expect(found?.records[0]?.fields["title"]?.heads[0]?.value).toBe("Words 1");
  // By halves: six steps through 62 entries, and the one asked for.
  expect(readsSoFar()).toBeLessThan(10);
});

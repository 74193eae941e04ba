import fc from "fast-check";
import { expect, it } from "vitest";
import { ferryNotebook } from "../domain/brief/rows-for-tests.ts";
import { edtfSchema } from "../domain/date/edtf.ts";
import { claimIdSchema, evidenceIdSchema } from "../domain/ids.ts";
import { wholeView } from "./figure.ts";
import { entriesIn, lanes, sizeOf, type TimelineEntry, timelineOf } from "./timeline.ts";

const dates = [
  "2023-10",
  "2023-10-01",
  "2023-10-01/2023-10-31",
  "2023",
  "XXXX-10-05",
  "2022-12-31",
];

const uuidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** What the order is, said at once for any two entries. */
function inOrder(a: TimelineEntry, b: TimelineEntry): number {
  const startOf = ({ span }: TimelineEntry) =>
    span === null ? Number.MAX_SAFE_INTEGER : (span.from ?? span.to ?? 0);
  return (
    lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
    startOf(a) - startOf(b) ||
    (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)
  );
}

it("stands in order of lane and date, and of one date in order of id, however it was read", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...dates), { maxLength: 12 }), (given) => {
      const book = ferryNotebook();
      const [sample] = book.rows.evidence;
      if (sample === undefined) throw new Error("The notebook has no evidence");
      const evidence = given.map((date, index) => ({
        ...sample,
        id: evidenceIdSchema.parse(uuidOf(given.length - index)),
        claimId: claimIdSchema.parse(
          book.rows.claims[index % book.rows.claims.length]?.id ?? sample.claimId,
        ),
        date: edtfSchema.parse(date),
      }));
      const { heaps } = timelineOf({ ...book.rows, evidence }, wholeView);
      const entries = entriesIn(heaps, 0, sizeOf(heaps));

      expect(entries).toEqual(entries.toSorted(inOrder));
      expect(entries.filter(({ lane }) => lane === "event").length).toBe(
        new Set(evidence.map(({ claimId, date }) => `${claimId} ${date}`)).size,
      );
    }),
  );
});

it("hands out any part of its entries as it stands in all of them", () => {
  const { heaps } = timelineOf(ferryNotebook().rows, wholeView);
  const entries = entriesIn(heaps, 0, sizeOf(heaps));
  const numbers = fc.nat({ max: entries.length + 2 });
  fc.assert(
    fc.property(numbers, numbers, (from, length) => {
      expect(entriesIn(heaps, from, from + length)).toEqual(entries.slice(from, from + length));
    }),
  );
});

it("leaves the words of claims to whoever draws them", () => {
  const { heaps } = timelineOf(ferryNotebook().rows, wholeView);
  const entries = entriesIn(heaps, 0, sizeOf(heaps));
  const labels = (lane: string) =>
    entries.filter((entry) => entry.lane === lane).map(({ label }) => label);

  expect(labels("event").every((label) => label === null)).toBe(true);
  expect(labels("import").every((label) => typeof label === "string")).toBe(true);
});

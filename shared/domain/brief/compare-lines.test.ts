import fc from "fast-check";
import { expect, it } from "vitest";
import { compareLines } from "./compare-lines.ts";

it("keeps what both say and tells what only one does", () => {
  const former = [{ heading: "Gaps", lines: ["No cargo list.", "No date."] }];
  const current = [
    { heading: "Bottom line", lines: ["A ferry sailed."] },
    { heading: "Gaps", lines: ["No date.", "No crew list."] },
  ];

  expect(compareLines(former, current)).toEqual([
    { heading: "Bottom line", lines: [{ side: "this", text: "A ferry sailed.", place: 0 }] },
    {
      heading: "Gaps",
      lines: [
        { side: "former", text: "No cargo list.", place: 0 },
        { side: "both", text: "No date.", place: 1 },
        { side: "this", text: "No crew list.", place: 2 },
      ],
    },
  ]);
});

it("gives each side back in its order, whatever the two say", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (then, now) => {
      const [section] = compareLines(
        [{ heading: "x", lines: then }],
        [{ heading: "x", lines: now }],
      );
      const side = (wanted: string) =>
        section?.lines.filter((line) => line.side === wanted || line.side === "both") ?? [];

      expect(side("former").map(({ text }) => text)).toEqual(then);
      expect(side("this").map(({ text }) => text)).toEqual(now);
    }),
  );
});

import { expect, it } from "vitest";
import { ferryNotebook } from "../brief/rows-for-tests.ts";
import { csvRows } from "../csv.ts";
import { assembleClaims } from "./assembled-claim.ts";
import { claimsCsv } from "./claims-csv.ts";

it("writes its columns where there is no claim", () => {
  expect(claimsCsv([]).split("\r\n")).toEqual([expect.stringContaining("claim,kind,hedge"), ""]);
});

it("writes a passage with its figure, and what that is compared with", () => {
  const book = ferryNotebook();
  const [told] = book.rows.evidence.filter(({ quantityUnit }) => quantityUnit !== null);
  if (told === undefined) throw new Error("A passage reports a figure");
  book.put("evidence", { ...told, quantityBaseline: "at most 20, before the strike" });
  const [head = [], ...lines] = csvRows(claimsCsv(assembleClaims(book.rows)));
  const compared = head.indexOf("compared with");

  expect(lines.every((line) => line.length === head.length)).toBe(true);
  expect(lines.map((line) => line[compared])).toContain("at most 20, before the strike");
  expect(lines.map((line) => line[head.indexOf("unit")])).toContain("ferries");
});

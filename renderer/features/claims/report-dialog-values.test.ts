import { expect, it } from "vitest";
import { parsedDate, parsedNumber } from "./report-dialog-values.ts";

it.each([
  ["73", 73],
  ["1,000", 1000],
  [" 1.5 ", 1.5],
  ["７３", 73],
  ["about 73", null],
  ["", null],
])("reads the number %j", (text, number) => {
  expect(parsedNumber(text)).toBe(number);
});

it("takes a stated date as it is, without what it would be inferred from", () => {
  expect(parsedDate("2023-10-05", "stated", "left over")).toEqual({
    kind: "date",
    date: "2023-10-05",
    basis: "stated",
    inferredFrom: null,
  });
});

it("takes a date without a year", () => {
  expect(parsedDate("xxxx-10-05", "stated", "")).toMatchObject({ date: "XXXX-10-05" });
});

it("asks what an inferred date rests on", () => {
  expect(parsedDate("2023-10-05", "inferred", " ")).toEqual({ kind: "bad", reason: "needsBasis" });
  expect(parsedDate("2023-10-05", "inferred", "context")).toMatchObject({
    inferredFrom: "context",
  });
});

it("tells a bad date from none", () => {
  expect(parsedDate("5 October", "stated", "")).toEqual({ kind: "bad", reason: "badDate" });
  expect(parsedDate("", "stated", "")).toEqual({ kind: "none" });
});

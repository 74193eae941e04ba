import { expect, it } from "vitest";
import { dateSpan, dayOf } from "./date-span.ts";

it.each([
  ["2023-10-05", dayOf(2023, 9, 5), dayOf(2023, 9, 5), false],
  ["2023-10", dayOf(2023, 9, 1), dayOf(2023, 9, 31), false],
  ["2024-02", dayOf(2024, 1, 1), dayOf(2024, 1, 29), false],
  ["2023", dayOf(2023, 0, 1), dayOf(2023, 11, 31), false],
  ["199X", dayOf(1990, 0, 1), dayOf(1999, 11, 31), false],
  ["20XX", dayOf(2000, 0, 1), dayOf(2099, 11, 31), false],
  ["2023-10~", dayOf(2023, 9, 1), dayOf(2023, 9, 31), true],
  ["2023-XX-XX", dayOf(2023, 0, 1), dayOf(2023, 11, 31), false],
  ["2023-09/2023-10-05", dayOf(2023, 8, 1), dayOf(2023, 9, 5), false],
  ["2022?/2023", dayOf(2022, 0, 1), dayOf(2023, 11, 31), true],
] as const)("reads %s as all the days it may mean", (edtf, from, to, isDoubtful) => {
  expect(dateSpan(edtf)).toEqual({ from, to, isDoubtful });
});

it.each([
  ["../2023-10-05", null, dayOf(2023, 9, 5)],
  ["2023-10-05/..", dayOf(2023, 9, 5), null],
])("leaves the open end of %s open", (edtf, from, to) => {
  expect(dateSpan(edtf)).toMatchObject({ from, to });
});

it.each(["XXXX-10-05", "XXXX-10", "XXXX-10-05/2023-10-06"])(
  "gives %s no place on a line of years",
  (edtf) => {
    expect(dateSpan(edtf)).toBeNull();
  },
);

import { expect, it } from "vitest";
import { changeSchema, jsonValueSchema } from "./change.ts";

const isTaken = (field: string) =>
  changeSchema.safeParse({ table: "claims", id: "c1", set: JSON.parse(`{"${field}": 1}`) }).success;

it.each(["title", "quantityUpTo", "$deleted", "fieldOfALaterProgram"])(
  "takes %s for the name of a field",
  (field) => {
    expect(isTaken(field)).toBe(true);
  },
);

it.each(["", "__proto__", "constructor", "toString", "hasOwnProperty", "two words", "Title"])(
  "does not take '%s' for the name of a field",
  (field) => {
    expect(isTaken(field)).toBe(false);
  },
);

it("refuses a value that holds itself or is nested without end, and takes a deep one", () => {
  const ring: Record<string, unknown> = { words: "Harbour" };
  ring["self"] = ring;
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

  expect(jsonValueSchema.safeParse(ring).success).toBe(false);
  expect(jsonValueSchema.safeParse([1, { ring }]).success).toBe(false);
  expect(jsonValueSchema.safeParse(nested(5000)).success).toBe(false);
  expect(jsonValueSchema.parse(nested(99))).toEqual(nested(99));
});

import { expect, it } from "vitest";
import { changeSchema } from "./change.ts";

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

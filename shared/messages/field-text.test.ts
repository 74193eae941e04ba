import { expect, it } from "vitest";
import { ruleOf, tableNames } from "#shared/domain/tables.ts";
import { english } from "./catalogue.ts";

it("has a name for every field of every table, and for no other", () => {
  const fields = tableNames.flatMap((table) => Object.keys(ruleOf(table).schema.shape));
  const named = new Set(fields.filter((field) => field !== "id"));

  expect(Object.keys(english.fields).sort()).toEqual([...named].sort());
});

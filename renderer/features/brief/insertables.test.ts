import { expect, it } from "vitest";
import { queryBefore } from "./insertables.ts";

it.each([
  ["Seen: @ferr", { query: "ferr", from: 6 }],
  ["/northern pier", { query: "northern pier", from: 0 }],
  ["(@", { query: "", from: 1 }],
])("reads the name being typed in %j", (text, found) => {
  expect(queryBefore(text)).toEqual(found);
});

it.each(["and/or", "a@b.example", "5 / 6", "done"])("sees no name in %j", (text) => {
  expect(queryBefore(text)).toBeNull();
});

import { expect, it } from "vitest";
import { freeSlug } from "./slug.ts";

it.each([
  ["Economic security", "economic-security"],
  ["  Café & trade! ", "cafe-trade"],
  ["日本の世論", "lens"],
])("makes of the name %j the slug %s", (name, slug) => {
  expect(freeSlug(name, new Set())).toBe(slug);
});

it("numbers a slug that is taken", () => {
  expect(freeSlug("Trade", new Set(["trade", "trade-2"]))).toBe("trade-3");
});

import { expect, it } from "vitest";
import { standardSections, withSection } from "./brief.ts";

it("puts a section back where it usually stands", () => {
  const without = standardSections.filter((id) => id !== "source-summary");

  expect(withSection(without, "source-summary")).toEqual(standardSections);
  expect(withSection(standardSections, "source-summary")).toBe(standardSections);
  expect(withSection(["endnotes", "bottom-line"], "gaps")).toEqual([
    "gaps",
    "endnotes",
    "bottom-line",
  ]);
});

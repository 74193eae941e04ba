import { expect, it } from "vitest";
import { pageTitleIn } from "./window-title.ts";

it.each([
  ["Harbour closed for nine more days — The Daily Quay", "Harbour closed for nine more days"],
  ["Kitahama Nippo – Harbour closed for nine more days", "Harbour closed for nine more days"],
  [
    "Harbour – closed again since the storm – The Daily Quay",
    "Harbour – closed again since the storm",
  ],
])("cuts the site's name off %s", (given, title) => {
  expect(pageTitleIn(given)).toBe(title);
});

it("keeps the whole of a title whose dash parts no name from a headline", () => {
  const title = "Ebb: Shared Moorings — tide tables for sailors";
  expect(pageTitleIn(title)).toBe(title);
});

it("leaves titles without a long dash to others", () => {
  expect(pageTitleIn("Harbour closed | The Daily Quay")).toBeNull();
});

import { expect, it } from "vitest";
import { canDock, type PaneWishes, paneLayout, withinLimits } from "./pane-layout.ts";

const wishes: PaneWishes = {
  listWidth: 280,
  inspectorWidth: 320,
  isListOpen: true,
  isInspectorOpen: true,
  overSide: null,
};

it.each([
  [1920, "docked", "docked"],
  [1280, "docked", "docked"],
  [1024, "docked", "docked"],
  [900, "docked", "closed"],
  [600, "closed", "closed"],
] as const)("at %i px the list is %s and the inspector %s", (width, list, inspector) => {
  expect(paneLayout(width, wishes)).toEqual({ list, inspector });
});

it("opens over the work what has no room beside it", () => {
  expect(paneLayout(600, { ...wishes, overSide: "inspector" })).toEqual({
    list: "closed",
    inspector: "over",
  });
  expect(paneLayout(900, { ...wishes, overSide: "inspector" })).toEqual({
    list: "docked",
    inspector: "over",
  });
});

it("leaves a pane closed that was closed on purpose, however wide the window", () => {
  expect(paneLayout(1920, { ...wishes, isListOpen: false }).list).toBe("closed");
});

it("knows whether opening a pane means beside or over the work", () => {
  expect(canDock("inspector", 1280, { ...wishes, isInspectorOpen: false })).toBe(true);
  expect(canDock("inspector", 900, { ...wishes, isInspectorOpen: false })).toBe(false);
});

it("keeps widths between the least and the most", () => {
  expect(withinLimits("list", 20)).toBe(200);
  expect(withinLimits("list", 333.4)).toBe(333);
  expect(withinLimits("inspector", 5000)).toBe(640);
});

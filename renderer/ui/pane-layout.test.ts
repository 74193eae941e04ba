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
  [1872, "docked", "docked"],
  [1232, "docked", "docked"],
  [976, "docked", "docked"],
  [800, "docked", "closed"],
  [592, "closed", "closed"],
] as const)("at %i px the list is %s and the inspector %s", (width, list, inspector) => {
  expect(paneLayout(width, wishes).places).toEqual({ list, inspector });
});

it("keeps the wished widths where there is room", () => {
  expect(paneLayout(1232, wishes).widths).toEqual({ list: 280, inspector: 320 });
});

it.each([900, 976, 1000, 1039])(
  "leaves 440 px for the work at %i px, and no pane below its least",
  (width) => {
    const { widths } = paneLayout(width, wishes);

    expect(width - widths.list - widths.inspector).toBeGreaterThanOrEqual(440);
    expect(widths.list).toBeGreaterThanOrEqual(200);
    expect(widths.inspector).toBeGreaterThanOrEqual(240);
  },
);

it("opens over the work what has no room beside it", () => {
  expect(paneLayout(592, { ...wishes, overSide: "inspector" }).places).toEqual({
    list: "closed",
    inspector: "over",
  });
  expect(paneLayout(800, { ...wishes, overSide: "inspector" }).places).toEqual({
    list: "docked",
    inspector: "over",
  });
});

it("docks the inspector alone where the list was closed on purpose", () => {
  expect(paneLayout(800, { ...wishes, isListOpen: false }).places).toEqual({
    list: "closed",
    inspector: "docked",
  });
});

it("knows whether opening a pane means beside or over the work", () => {
  expect(canDock("inspector", 1280, { ...wishes, isInspectorOpen: false })).toBe(true);
  expect(canDock("inspector", 800, { ...wishes, isInspectorOpen: false })).toBe(false);
});

it("keeps widths between the least and the most", () => {
  expect(withinLimits("list", 20)).toBe(200);
  expect(withinLimits("list", 333.4)).toBe(333);
  expect(withinLimits("inspector", 5000)).toBe(640);
});

import { expect, it } from "vitest";
import type { FigurePoint } from "#shared/figures/scene.ts";
import { nextPoint } from "./next-point.ts";

const point = (id: string, x: number, y: number): FigurePoint => ({
  id,
  label: id,
  target: { kind: "claims", claimIds: [id] },
  x,
  y,
  width: 10,
  height: 10,
});

const [a, b, c, d] = [point("a", 0, 0), point("b", 50, 0), point("c", 0, 50), point("d", 50, 50)];
const grid = [a, b, c, d] as const;

it.each([
  ["ArrowRight", a, "b"],
  ["ArrowDown", a, "c"],
  ["ArrowLeft", d, "c"],
  ["ArrowUp", d, "b"],
  ["Home", d, "a"],
  ["End", a, "d"],
  ["ArrowDown", undefined, "a"],
] as const)("%s from %o leads on", (key, from, expected) => {
  expect(nextPoint(key, from, grid)?.id).toBe(expected);
});

it.each([
  ["ArrowUp", a],
  ["ArrowRight", d],
  ["x", a],
] as const)("%s leads nowhere at an edge", (key, from) => {
  expect(nextPoint(key, from, grid)).toBeNull();
});

it("takes what lies straight ahead before what is nearer and aside", () => {
  const near = point("near", 20, 30);
  const ahead = point("ahead", 60, 2);

  expect(nextPoint("ArrowRight", a, [a, near, ahead])?.id).toBe("ahead");
});

import { expect, it } from "vitest";
import type { Bearing } from "../evidence/evidence.ts";
import { standingOf } from "./standing.ts";

const passage = (bearing: Bearing) => ({ bearing });

it("needs only one dispute to make a supported claim contested", () => {
  const evidence = [passage("supports"), passage("supports"), passage("disputes")];

  expect(standingOf(evidence)).toBe("contested");
});

it("is supported while nothing disputes it", () => {
  expect(standingOf([passage("supports"), passage("qualifies")])).toBe("supported");
});

it("is disputed when passages only speak against it", () => {
  expect(standingOf([passage("disputes")])).toBe("disputed");
});

it("is unsupported by nothing, and by what only qualifies it", () => {
  expect(standingOf([])).toBe("unsupported");
  expect(standingOf([passage("qualifies")])).toBe("unsupported");
});

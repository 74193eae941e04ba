import { expect, it } from "vitest";
import { packedPlaces, unpackedPlaces } from "./reading-messages.ts";

it("gives the places back as they were packed", () => {
  const places = [
    { start: 0, end: 12, isTitle: true },
    { start: 13, end: 20_000_000, isTitle: false },
  ];

  expect(unpackedPlaces(packedPlaces(places))).toEqual(places);
});

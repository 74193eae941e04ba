import { expect, it } from "vitest";
import { mostExact, placeOfId, placesIn, placesNamed } from "./gazetteer.ts";

const namesIn = (words: string) => placesIn(words).map((found) => found.text);

it.each([
  ["a port in North Korea", ["North Korea"]],
  ["the North Korean leader", []],
  ["北朝鮮から日本へ", ["北朝鮮", "日本"]],
  ["북한이 강릉 앞바다로", ["북한", "강릉"]],
  ["из КНДР во Владивосток", ["КНДР", "Владивосток"]],
  ["Japanese officials", []],
  ["said U.S. officials in Guam", ["Guam"]],
])("finds the places of %j", (words, names) => {
  expect(namesIn(words)).toEqual(names);
});

it("keeps a spelling it does not know as written and as no known place", () => {
  const [first] = placesIn("cars at North Korea’s Hweryong Rail Facility").slice(1);
  expect(first).toMatchObject({ text: "Hweryong Rail Facility", place: null });
});

it("takes a site before the country it lies in", () => {
  const places = placesIn("in Russia, at the Vostochny Cosmodrome");
  expect(mostExact(places)?.place?.id).toBe("vostochny");
});

it("finds a place by any of its names in five languages, those that begin so first", () => {
  for (const letters of ["tuman", "두만강", "豆満江", "Туманн"]) {
    expect([letters, placesNamed(letters)[0]?.name]).toEqual([
      letters,
      expect.stringMatching(/Tum[ae]n/u),
    ]);
  }
  expect(placesNamed("no such place")).toEqual([]);
  expect(placesNamed("").length).toBeGreaterThan(50);
  const [japan] = placesNamed("日本");
  expect(placeOfId(japan?.id ?? null)).toBe(japan);
  expect(placeOfId("nowhere")).toBeNull();
});

it("takes the name of a firm for no place", () => {
  expect(placesIn("The fund holds shares in Minato Japan and in a yard.")).toEqual([]);
  expect(placesIn("The fund holds a yard in Northern Japan.").map(({ text }) => text)).toEqual([
    "Japan",
  ]);
  expect(placesIn("Fears Grow Over Japan").map(({ text }) => text)).toEqual(["Japan"]);
});

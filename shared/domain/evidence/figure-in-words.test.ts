import { expect, it } from "vitest";
import { datesIn } from "./date-in-words.ts";
import { figuresIn } from "./figure-in-words.ts";

it.each([
  ["approximately 73 railcars at the yard", 73, null, "railcars", ["approximately"]],
  ["more than 1,000 containers of military resources", 1000, null, "containers", ["more-than"]],
  ["“approximately 20 railcars…at most", 20, null, "railcars", ["approximately", "at-most"]],
  ["at least 40 wagons", 40, null, "wagons", ["at-least"]],
  ["no more than 12 ships", 12, null, "ships", ["at-most"]],
  ["no fewer than 12 ships", 12, null, "ships", ["at-least"]],
  ["some 300 soldiers", 300, null, "soldiers", ["approximately"]],
  ["1.2 million tonnes", 1_200_000, null, "tonnes", ["exact"]],
  ["twenty-three launches", 23, null, "launches", ["exact"]],
  ["two hundred thousand shells", 200_000, null, "shells", ["exact"]],
  ["up 12.5 percent", 12.5, null, "%", ["exact"]],
  ["20 to 30 railcars", 20, 30, "railcars", ["exact"]],
  ["between 20 and 30 railcars", 20, 30, "railcars", ["exact"]],
  ["about 20–30 railcars", 20, 30, "railcars", ["approximately"]],
  ["$300 billion over two years", 300_000_000_000, null, "$", ["exact"]],
  ["nearly $1 trillion next winter", 1_000_000_000_000, null, "$", ["approximately"]],
  ["a €40 million harbour sale", 40_000_000, null, "€", ["exact"]],
  ["more than US$12 million", 12_000_000, null, "US$", ["more-than"]],
  ["About 50 other people were hurt", 50, null, "people", ["approximately"]],
  ["I was nine when the bell rang", 9, null, null, ["exact"]],
  ["there have been seven since June", 7, null, null, ["exact"]],
  ["some 40 next to the pier", 40, null, null, ["approximately"]],
  ["約73両が写っている", 73, null, "両", ["approximately"]],
  ["１０００個以上のコンテナ", 1000, null, "個", ["at-least"]],
  ["約五十キロメートル", 50, null, "キロメートル", ["approximately"]],
  ["少なくとも二発の飛翔体", 2, null, "発", ["at-least"]],
  ["千二百三十人が参加", 1230, null, "人", ["exact"]],
  ["三万五千余人", 35_000, null, "人", ["more-than"]],
  ["二〇隻の船", 20, null, "隻", ["exact"]],
  ["1万2千人が参加", 12_000, null, "人", ["exact"]],
  ["3億5000万ドル", 350_000_000, null, "ドル", ["exact"]],
  ["最大20両", 20, null, "両", ["at-most"]],
  ["100隻を超える船", 100, null, "隻", ["more-than"]],
  ["약 73량의 화차", 73, null, "량", ["approximately"]],
  ["컨테이너 1,000개 이상", 1000, null, "개", ["at-least"]],
  ["1천여 명", 1000, null, "명", ["approximately"]],
  ["3천만 명", 30_000_000, null, "명", ["exact"]],
  ["20량 이하", 20, null, "량", ["at-most"]],
])("reads %s", (words, value, upTo, unit, qualifiers) => {
  expect(figuresIn(words)).toMatchObject([{ value, upTo, unit, qualifiers }]);
});

it.each(["It put the launch at about 7:22.", "19:30", "from 07:22:15 on", "from 5 a.m."])(
  "takes the time of day for no figure: %s",
  (words) => {
    expect(figuresIn(words)).toEqual([]);
  },
);

it.each(["一部の報道", "三菱重工", "第二回の会合", "十月五日"])(
  "takes a number that counts nothing for no figure: %s",
  (words) => {
    expect(figuresIn(words)).toEqual([]);
  },
);

it("takes emphasis for no hedge, and what is counted from the start of the sentence", () => {
  const words = "railcars captured in a satellite image totaled a staggering 73";

  expect(figuresIn(words)).toMatchObject([{ value: 73, unit: "railcars", qualifiers: ["exact"] }]);
  expect(figuresIn("totaled 73", [], "The number of wagons totaled 73.")).toMatchObject([
    { value: 73, unit: "wagons" },
  ]);
});

it("reads no figure out of a date", () => {
  const words = "on October 5, 2023 it stood at 73 wagons";

  expect(figuresIn(words, datesIn(words)).map((figure) => figure.value)).toEqual([73]);
});

it.each([
  "COVID-19 pandemic",
  "the S-400 system",
  "a 9th grader",
  "the past five years",
  "the longest one",
  "the storm of ’91",
  "the 1930s",
])("reads no figure in %s", (words) => {
  expect(figuresIn(words)).toEqual([]);
});

it("says that an unprecedented size comes without a number", () => {
  expect(figuresIn("an unprecedented increase compared to past years")).toMatchObject([
    { value: null, unit: null, qualifiers: ["unprecedented"] },
  ]);
});

it("marks the stretch that the figure takes in the passage, qualifiers included", () => {
  const words = "It shows approximately 73 railcars at most, they said";
  const [figure] = figuresIn(words);

  expect(words.slice(figure?.start, figure?.end)).toBe("approximately 73 railcars at most");
});

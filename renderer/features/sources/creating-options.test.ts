import { expect, it } from "vitest";
import { fixedIn, namedBy, offeredChoices, wordsFor } from "./creating-options.ts";

const unset = { value: "unset", text: "Not looked for yet", written: "" };
const unknown = { value: "unknown", text: "Origin not stated" };
const report = { value: "o1", text: "Harbour report" };
const offered = {
  fixed: [unset, unknown],
  matching: [report],
  chosen: unset,
  typed: "",
  toMake: (name: string) => ({ value: `create:${name}`, text: `Add ${name}` }),
  refusalText: (words: string) => `${words} is a choice of its own`,
};
const values = (change: Partial<typeof offered>) =>
  offeredChoices({ ...offered, ...change }).map(({ value }) => value);

it("leaves the field empty while nothing has been chosen, so that typing writes the name alone", () => {
  expect(wordsFor(unset)).toBe("");
  expect(wordsFor(null)).toBe("");
  expect(wordsFor(unknown)).toBe("Origin not stated");
});

it("offers the fixed choices first, and what was typed before them", () => {
  expect(values({})).toEqual(["unset", "unknown", "o1"]);
  expect(values({ typed: "Harbour" })).toEqual(["o1", "create:Harbour", "unset", "unknown"]);
  expect(values({ typed: "Harbour report" })).toEqual(["o1", "unset", "unknown"]);
});

it("keeps what is chosen in the list, whatever is typed", () => {
  const chosen = { value: "o9", text: "Port survey", written: "Port survey" };
  expect(values({ chosen })).toEqual(["unset", "unknown", "o1", "o9"]);
  expect(values({ chosen, typed: "Port survey" })).toEqual(["unset", "unknown", "o1", "o9"]);
  expect(values({ chosen, typed: "Harbour" }).at(-1)).toBe("o9");
});

it.each(["Not looked for yetCSIS", "not looked for yet CSIS", "ORIGIN NOT STATED (CSIS)"])(
  "makes no record of %s: it begins with the words of a fixed choice",
  (typed) => {
    expect(fixedIn(typed, offered.fixed)).not.toBeNull();
    const [first, ...others] = offeredChoices({ ...offered, typed, matching: [] });
    expect(first?.isDisabled).toBe(true);
    expect(first?.text).toMatch(
      /^(?:Not looked for yet|Origin not stated) is a choice of its own$/u,
    );
    expect(others.map(({ value }) => value)).toEqual(["unset", "unknown"]);
  },
);

it("takes the words of a fixed choice, and names that only hold them", () => {
  expect(fixedIn("Origin not stated", offered.fixed)).toBeNull();
  expect(fixedIn("Report: origin not stated", offered.fixed)).toBeNull();
});

it.each([
  ["Harbour report", "o1"],
  ["harbour REPORT", "o1"],
  ["origin not stated", "unknown"],
  ["Harbour", "create:Harbour"],
  ["Origin not stated, they say", null],
  ["", null],
])("takes for %j what the words name whole, or the offer to make it", (typed, expected) => {
  const options = offeredChoices({ ...offered, typed });
  expect(namedBy(typed, options, `create:${typed}`)?.value ?? null).toBe(expected);
});

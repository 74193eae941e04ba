import { expect, it } from "vitest";
import { withOtherNames } from "./other-names.ts";
import { parseQuery } from "./query.ts";

const same = (left: string, right: string) => ({ left, right, standing: "same" as const });
const distinct = (left: string, right: string) => ({ left, right, standing: "distinct" as const });
const aliases = [same("Hoeryong", "Hweryong"), same("Hweryong", "회령시"), distinct("Kim", "Kin")];

const asked = (typed: string) =>
  withOtherNames(parseQuery(typed), aliases).query.clauses.map(({ isExcluded, any }) => ({
    isExcluded,
    any: any.map((one) => (one.kind === "words" ? one.text : one.field)),
  }));

it("asks for a name under all its accepted names, and for other words as they are", () => {
  expect(asked("hoeryong yard")).toEqual([
    { isExcluded: false, any: ["hoeryong", "Hweryong", "회령시"] },
    { isExcluded: false, any: ["yard"] },
  ]);
});

it("leaves out what is left out under all its names too", () => {
  expect(asked("yard -Hweryong")[1]).toEqual({
    isExcluded: true,
    any: ["Hweryong", "Hoeryong", "회령시"],
  });
});

it("says which names it added, and adds none that was told apart or that nobody accepted", () => {
  expect(withOtherNames(parseQuery('"Hoeryong"'), aliases).widened).toEqual([
    { asked: "Hoeryong", also: ["Hweryong", "회령시"] },
  ]);
  const plain = parseQuery("Kim yard lens:Kim");
  expect(withOtherNames(plain, aliases)).toEqual({ query: plain, widened: [] });
});

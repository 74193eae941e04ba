import { expect, it } from "vitest";
import { aliasId, otherNamesOf } from "./alias.ts";

const same = (left: string, right: string) => ({ left, right, standing: "same" as const });
const distinct = (left: string, right: string) => ({ left, right, standing: "distinct" as const });

it("knows a pair of spellings whichever comes first, whatever their case and width", () => {
  expect(aliasId("Hweryong", "Hoeryong")).toBe(aliasId("ＨＯＥＲＹＯＮＧ", " hweryong "));
});

it("follows accepted aliases over several steps, and both ways", () => {
  const aliases = [same("Hoeryong", "Hweryong"), same("회령", "Hweryong")];

  expect(otherNamesOf("hoeryong", aliases)).toEqual(["Hweryong", "회령"]);
  expect(otherNamesOf("회령", aliases)).toEqual(["Hweryong", "Hoeryong"]);
});

it("never leads to a spelling that was told apart from the name", () => {
  const aliases = [
    same("Hoeryong", "Hweryong"),
    same("Hweryong", "Hoeyang"),
    distinct("Hoeyang", "Hoeryong"),
  ];

  expect(otherNamesOf("Hoeryong", aliases)).toEqual(["Hweryong"]);
});

it("knows no other name of what nobody decided", () => {
  expect(otherNamesOf("Khasan", [distinct("Khasan", "Kazan")])).toEqual([]);
});

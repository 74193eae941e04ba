import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ftsExpression } from "./fts-expression.ts";
import { satisfies } from "./places.ts";
import { parseQuery } from "./query.ts";
import { wordsOf } from "./words.ts";

const finds = (typed: string, ...fields: readonly string[]) =>
  satisfies(fields, parseQuery(typed), () => false);

describe("a query", () => {
  it.each([
    ["rail traffic", '"rail" AND "traffic"'],
    ['"rail traffic"', '"rail traffic"'],
    ["“rail traffic” surge", '"rail traffic" AND "surge"'],
    ["missile OR rocket launch", '("missile" OR "rocket") AND "launch"'],
    ['rail -coal -"coal train"', '("rail") NOT ("coal" OR "coal train")'],
    ["miss*", '"miss" *'],
    ["北朝鮮", '"北朝 朝鮮"'],
    ["미사", '"미사"'],
    ["核", '"核" *'],
    ["KN-23", '"kn 23"'],
    ["O'Br*", '"obr" *'],
    ["Korea's", '"korea"'],
    ["rail AND traffic", '"rail" AND "traffic"'],
    ["OR rail OR", '"rail"'],
    ["http://example.test", '"http example test"'],
    ['"never closed', '"never closed"'],
    ["kind:claim rail", '"rail"'],
  ])("reads %j as %j", (typed, expression) => {
    expect(ftsExpression(parseQuery(typed))).toBe(expression);
  });

  it.each(["", "  ", "-rail", "kind:claim", "…", "OR", '""', "lens:"])(
    "asks for no words with %j",
    (typed) => {
      expect(ftsExpression(parseQuery(typed))).toBeNull();
    },
  );

  it("reads fields with bare and quoted values, whatever their case", () => {
    const { clauses } = parseQuery(
      'lens:japan-security -Source:"Daily NK" kind:claim OR kind:note',
    );
    expect(clauses).toEqual([
      { isExcluded: false, any: [{ kind: "filter", field: "lens", value: "japan-security" }] },
      { isExcluded: true, any: [{ kind: "filter", field: "source", value: "Daily NK" }] },
      {
        isExcluded: false,
        any: [
          { kind: "filter", field: "kind", value: "claim" },
          { kind: "filter", field: "kind", value: "note" },
        ],
      },
    ]);
  });

  it("takes the last bare word for a beginning while it is being typed", () => {
    const typing = (typed: string) => ftsExpression(parseQuery(typed, true));
    expect(typing("rail traf")).toBe('"rail" AND "traf" *');
    expect(typing("rail traf ")).toBe('"rail" AND "traf"');
    expect(typing('"rail traf"')).toBe('"rail traf"');
  });

  it.each([
    ["surge", true],
    ["surg", false],
    ["surg*", true],
    ["SURGE railcars", true],
    ['"railcars surge"', false],
    ['"73 railcars"', true],
    ["railcars -tumangang", false],
    ["railcars -vostochny", true],
    ["nothing OR tumangang", true],
    ["tumangang’s", true],
    ["1000", true],
    ["1,000", true],
    ["000", false],
    ["北朝", true],
    ["朝鮮", true],
    ["北鮮", false],
    ["미사", true],
    ["사일은", true],
    ["鮮", true],
  ])("%j finds it: %j", (typed, isFound) => {
    const text = "A surge: 73 railcars at Tumangang, 1,000 tons.\n北朝鮮のミサイル。미사일은";
    expect(finds(typed, "Title", text)).toBe(isFound);
  });

  it("asks a phrase to stand inside one field, and lets words stand in different ones", () => {
    expect(finds("rail surge", "Rail", "A surge")).toBe(true);
    expect(finds('"rail a"', "Rail", "A surge")).toBe(false);
  });

  it("finds every stretch of a run of two characters or more", () => {
    const text = "10月5日、北朝鮮がミサイルを発射。미사일발사체는 북한의";
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (from, length) => {
        const runs = text.match(/[\p{L}ー]{2,}/gu) ?? [];
        const run = runs[from % runs.length] ?? "";
        const start = length % (run.length - 1);
        expect(finds(run.slice(start, start + 2), text)).toBe(true);
        expect(finds(run.slice(start), text)).toBe(true);
      }),
    );
  });

  it("never fails, and gives the index nothing but quoted words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const expression = ftsExpression(parseQuery(typed)) ?? '""';
        const outside = expression
          .replace(/"[^"]*"/g, "")
          .replace(/ AND | OR | NOT | \*|[()]/g, "");
        expect(outside).toBe("");
      }),
    );
  });

  it("finds a text by any word of it", () => {
    const finds = (text: string, word: string) =>
      satisfies([text], parseQuery(`"${word}"*`), () => false);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const words = wordsOf(text).map(({ word }) => word);
        expect(words.filter((word) => !finds(text, word))).toEqual([]);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexedText, wordsOf } from "./words.ts";

const seen = (text: string) => wordsOf(text).map(({ word }) => word);
const words = (text: string) =>
  new TextDecoder("utf-8", { fatal: true }).decode(indexedText(text)).split(" ").slice(0, -1);

describe("words as a search sees them", () => {
  it.each([
    ["Rail TRAFFIC, surged", "rail traffic surged"],
    ["Café naïve Łódź Straße", "cafe naive lodz strasse"],
    ["Cafe\u0301", "cafe"],
    ["don’t don't dont", "dont dont dont"],
    ["Korea's and Korea’s", "korea and korea"],
    ["O'Brien d’État", "obrien brien detat etat"],
    ["1,000 containers", "1000 containers"],
    ["１，０００ ＫＮ２３", "1000 kn23"],
    ["12,34", "12 34"],
    ["3.5 percent. 2023-10-05", "3.5 percent 2023 10 05"],
    ["version 1.2.3 of 5.10.2023.", "version 1 2 3 of 5 10 2023"],
    ["北朝鮮", "北朝 朝鮮 鮮"],
    ["北朝、朝鮮", "北朝 朝 朝鮮 鮮"],
    ["미사일을 발사", "미사 사일 일을 을 발사 사"],
    ["KN-23型ミサイル", "kn 23 型ミ ミサ サイ イル ル"],
    ["ｶﾞｽ", "ガス ス"],
    ["⾖", "豆"],
    ["か\u3099", "が"],
    ["미사".normalize("NFD"), "미사 사"],
    ["𠮷野家", "𠮷野 野家 家"],
    ["— … ' \" ()", ""],
  ])("sees %j as %j", (text, words) => {
    expect(seen(text).join(" ")).toBe(words);
  });

  it("says where each word stands", () => {
    const text = "Die Straße, ｶﾞｽ 1,000";
    const places = wordsOf(text).map(({ word, start, end }) => [word, text.slice(start, end)]);
    expect(places).toEqual([
      ["die", "Die"],
      ["strasse", "Straße"],
      ["ガス", "ｶﾞｽ"],
      ["ス", "ｽ"],
      ["1000", "1,000"],
    ]);
  });

  it("gives the index the same words, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(words(text)).toEqual(seen(text));
      }),
      { examples: [["\ufe70"]] },
    );
    const pieces = fc.constantFrom(
      ..."Rail,KN-23,1,000,3.5.,O'Brien,don’t,café,naı\u0308ve,北朝鮮,ミサイル,ｶﾞ,か\u3099,미사일,𠮷野,—,“, , ,.,'".split(
        ",",
      ),
      "x".repeat(90),
    );
    fc.assert(
      fc.property(fc.array(pieces, { size: "medium" }), (list) => {
        expect(words(list.join(""))).toEqual(seen(list.join("")));
      }),
    );
  });

  it("sees a folded text as it sees the text: a word of the index is its own word", () => {
    const characters = fc.constantFrom(...Array.from("aZé’'ßㄱ가나다北朝が゙ｶﾞ12.,３ -"));
    fc.assert(
      fc.property(fc.array(characters), (list) => {
        const words = wordsOf(list.join("")).filter(({ kind }) => kind === "word");
        for (const { word } of words) expect(seen(word)).toEqual([word]);
      }),
    );
  });

  it("keeps every word free of white space and inside its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let former = 0;
        for (const { word, start, end } of wordsOf(text)) {
          expect(word).toMatch(/^\S+$/);
          expect(start).toBeGreaterThanOrEqual(former);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          former = start;
        }
      }),
    );
  });

  it("finds any two neighbouring characters of a run", () => {
    const run = fc.array(fc.constantFrom(...Array.from("北朝鮮ミサイル発射미사일")), {
      minLength: 2,
    });
    fc.assert(
      fc.property(run, fc.nat(), (characters, seed) => {
        const at = seed % (characters.length - 1);
        const pair = characters.slice(at, at + 2).join("");
        expect(seen(characters.join(""))).toContain(pair);
      }),
    );
  });
});

import { expect, it } from "vitest";
import { english, translateFor } from "./catalogue.ts";
import japaneseBrief from "./ja/brief.json" with { type: "json" };
import japaneseFigures from "./ja/figures.json" with { type: "json" };
import japaneseWords from "./ja/words.json" with { type: "json" };
import koreanBrief from "./ko/brief.json" with { type: "json" };
import koreanFigures from "./ko/figures.json" with { type: "json" };
import koreanWords from "./ko/words.json" with { type: "json" };

type Node = string | { readonly [key: string]: Node };

/** Every text of a catalogue by its key, plural endings left out. */
function textsOf(node: Node, path = ""): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path.replace(/_(?:one|other)$/u, ""), node]];
  return Object.entries(node).flatMap(([key, child]) =>
    textsOf(child, path === "" ? key : `${path}.${key}`),
  );
}

const blanksOf = (text: string) => new Set(text.match(/\{\{\w+\}\}/gu) ?? []);

const translated = [
  ["ja", japaneseBrief, english.brief],
  ["ja", japaneseFigures, english.figures],
  ["ja", japaneseWords, english.words],
  ["ko", koreanBrief, english.brief],
  ["ko", koreanFigures, english.figures],
  ["ko", koreanWords, english.words],
] as const;

it.each(translated)("%s has every text of each group it has, with its blanks", (_, own, all) => {
  const ownTexts = new Map(textsOf(own));
  const groups = new Set(Object.keys(own));
  const expected = textsOf(all).filter(
    ([key]) => groups.has(key.split(".")[0] ?? "") && !key.endsWith(".definition"),
  );

  expect([...ownTexts.keys()].sort()).toEqual([...new Set(expected.map(([key]) => key))].sort());
  for (const [key, text] of expected) {
    const blanks = blanksOf(ownTexts.get(key) ?? "");
    // "one claim" may do without its number; nothing may name a blank that English does not fill.
    const unknown = [...blanks].filter(
      (blank) => !blanksOf(text).has(blank) && blank !== "{{count}}",
    );
    expect([key, unknown]).toEqual([key, []]);
  }
});

it("says in English what a language has no words for", () => {
  expect(translateFor("ja")("ui.close")).toBe(translateFor("en")("ui.close"));
});

it("takes the plural that goes with the count, and fills the blanks", () => {
  const t = translateFor("en");

  expect(t("app.save.leaveTitle", { count: 1 })).not.toBe(t("app.save.leaveTitle", { count: 2 }));
  expect(t("app.save.leaveTitle", { count: 2 })).toContain("2");
  expect(t("app.windowTitle", { title: "{{count}} $t & <b>" })).toContain("{{count}} $t & <b>");
});

it("finds a text whose name holds a colon", () => {
  expect(translateFor("en")("app.command.view:reader")).not.toContain("view:reader");
});

it("ends a sentence with one full stop after a name that brings its own", () => {
  const t = translateFor("en");
  expect(t("claims.rating.circular", { origin: "Bermudez et al." })).toContain("et al. That");
  expect(t("claims.rating.circular", { origin: "Wait..." })).toContain("Wait....");
});

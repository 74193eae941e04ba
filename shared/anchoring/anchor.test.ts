import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchor, anchorAll } from "./anchor.ts";
import { wholeGraphemes } from "./graphemes.ts";
import { selectorsOf } from "./selectors.ts";

const article =
  "Seventy-three railcars stood at the station on the fifth. The road was empty.\n" +
  "Nobody said what they carried. The road was empty. By the tenth the cars had gone.\n" +
  "Officials declined to comment on the report, which names no source.";

const passage = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return selectorsOf(text, { start, end: start + words.length });
};

describe("a passage", () => {
  it("is exact where its words still stand", () => {
    const selectors = passage(article, "Nobody said what they carried");
    expect(anchor(article, selectors)).toEqual({
      start: selectors.start,
      end: selectors.end,
      how: "exact",
      score: 1,
    });
  });

  it("is found again after text was put before it", () => {
    const selectors = passage(article, "Nobody said what they carried");
    const found = anchor(`By our staff\n\n${article}`, selectors);
    expect(found?.how).toBe("moved");
    expect(found?.start).toBe(selectors.start + 14);
  });

  it("is told from its double by the context", () => {
    const second = passage(article, "The road was empty.", article.indexOf("Nobody"));
    const found = anchor(`New lead. ${article}`, second);
    expect(found).toMatchObject({ how: "moved", start: second.start + 10 });
  });

  it("is only proposed when nothing tells the places apart", () => {
    const selectors = { exact: "empty", prefix: "xx", suffix: "yy", start: 0, end: 5 };
    expect(anchor(article, selectors)?.how).toBe("approximate");
  });

  it("is not taken for other words that happen to be equal at its place", () => {
    const selectors = selectorsOf("cars and lorries passed the gate", { start: 0, end: 4 });
    const found = anchor("cars were never seen, but trains and boats were", selectors);
    expect(found?.how).not.toBe("exact");
    expect(found?.how).not.toBe("moved");
  });

  it("is only proposed, with its score, when its words were altered", () => {
    const selectors = passage(article, "Officials declined to comment on the report");
    const found = anchor(article.replace("declined", "have refused"), selectors);
    expect(found?.how).toBe("approximate");
    expect(found?.score).toBeGreaterThan(0.7);
    expect(found?.score).toBeLessThan(1);
  });

  it("is lost when its words are gone", () => {
    const selectors = passage(article, "Nobody said what they carried");
    expect(
      anchor("An altogether different text about fishing in the north.", selectors),
    ).toBeNull();
  });

  it("that is long is proposed by its two ends", () => {
    const long = Array.from({ length: 80 }, (_, index) => `Sentence number ${index} of many.`).join(
      " ",
    );
    const selectors = selectorsOf(long, { start: 20, end: long.length - 20 });
    const found = anchor(`Lead. ${long.replace("number 40", "no. 40")}`, selectors);
    expect(found).toMatchObject({ how: "approximate", start: 26 });
  });

  it("with a double is followed through the old text", () => {
    const repeated = "All quiet. First day. All quiet. Second day. All quiet. Third day.";
    const middle = passage(repeated, "All quiet.", 12);
    const edited = `Preface here. ${repeated.replace("First", "Opening")}`;
    const found = anchor(edited, middle, repeated);
    expect(found?.how).toBe("moved");
    expect(edited.slice(found?.start, (found?.end ?? 0) + 12)).toBe("All quiet. Second day.");
  });

  it("is found among thousands in well under a second", () => {
    const long = Array.from(
      { length: 9000 },
      (_, index) => `Line ${index} tells of wagon ${index * 7}, seen at dawn. `,
    ).join("");
    const many = Array.from({ length: 5000 }, (_, index) =>
      selectorsOf(long, { start: index * 70, end: index * 70 + 60 }),
    );
    const edited = `Moved by a line. ${long}`;
    const found = anchorAll(edited, many, long);
    expect(found.every((one) => one?.how === "moved")).toBe(true);
  });
});

const unit = fc.constantFrom(
  "a",
  "b",
  "the ",
  "cars ",
  ". ",
  "\n",
  "\r\n",
  "e\u0301",
  "\u00a0",
  "  ",
  "👩‍👩‍👧",
  "🇯🇵",
  "🇰🇷",
  "豆",
  "가",
  "שלום ",
  "مرحبا ",
  "ก็",
  "\u200f",
  "\ud83d",
);
const someText = fc.array(unit, { minLength: 2, maxLength: 80 }).map((parts) => parts.join(""));
const aRange = (text: string, from: number, size: number) => {
  const start = Math.floor(from * (text.length - 1));
  return { start, end: Math.min(text.length, start + 1 + Math.floor(size * 40)) };
};
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("whatever the text", () => {
  it("a description covers whole graphemes and is found at once", () => {
    fc.assert(
      fc.property(someText, share, share, (text, from, size) => {
        const selectors = selectorsOf(text, aRange(text, from, size));
        expect(text.slice(selectors.start, selectors.end)).toBe(selectors.exact);
        expect(wholeGraphemes(text, selectors)).toEqual({
          start: selectors.start,
          end: selectors.end,
        });
        expect(text.slice(selectors.start - selectors.prefix.length, selectors.start)).toBe(
          selectors.prefix,
        );
        expect(text.startsWith(selectors.suffix, selectors.end)).toBe(true);
        expect(anchor(text, selectors)).toMatchObject({ how: "exact", start: selectors.start });
      }),
    );
  });

  it("an anchor reported found covers exactly the stored words", () => {
    fc.assert(
      fc.property(
        someText,
        someText,
        share,
        share,
        fc.boolean(),
        (text, other, from, size, keepsOld) => {
          const selectors = selectorsOf(text, aRange(text, from, size));
          const cut = Math.floor(from * text.length);
          for (const edited of [
            `${other}${text}`,
            `${text.slice(0, cut)}${other}${text.slice(cut)}`,
            other,
          ]) {
            const found = anchor(edited, selectors, keepsOld ? text : undefined);
            if (found === null || found.how === "approximate") continue;
            expect(edited.slice(found.start, found.end)).toBe(selectors.exact);
          }
        },
      ),
    );
  });

  it("an anchor of any kind lies inside the text and splits no grapheme", () => {
    fc.assert(
      fc.property(someText, someText, share, share, (text, edited, from, size) => {
        const found = anchor(edited, selectorsOf(text, aRange(text, from, size)));
        if (found === null) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(edited.length);
        expect(found.end).toBeGreaterThan(found.start);
        expect(wholeGraphemes(edited, found)).toEqual({ start: found.start, end: found.end });
      }),
    );
  });
});

it("refuses to describe nothing", () => {
  expect(() => selectorsOf("words", { start: 2, end: 2 })).toThrow(RangeError);
});

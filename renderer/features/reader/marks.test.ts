import { describe, expect, it } from "vitest";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import { strokesOf } from "./mark-paint.ts";
import { type Mark, MarkPlacer } from "./marks.ts";
import type { AnnotationRow } from "./reader-queries.ts";

const text = "Seventy-three railcars stood at the station. Nobody said what they carried.";

const annotation = (
  id: string,
  words: string,
  more: Partial<AnnotationRow> = {},
): AnnotationRow => {
  const start = text.indexOf(words);
  // Only the fields that placing and painting read; ids and stamps are plain strings here.
  return {
    id,
    ...selectorsOf(text, { start, end: start + words.length }),
    style: "highlight",
    colour: 1,
    $: { made: "1", latest: "1" },
    ...more,
  } as unknown as AnnotationRow;
};

describe("placing", () => {
  it("marks words that equal the stored quote and lists the others as lost", () => {
    const standing = annotation("a", "railcars stood");
    const gone = { ...annotation("b", "Nobody"), exact: "Somebody told them all about the matter" };
    const { marks, lost } = new MarkPlacer(text).place([standing, gone]);
    expect(marks.map(({ id }) => id)).toEqual(["a"]);
    expect(lost.map((one) => one.annotation.id)).toEqual(["b"]);
  });

  it("never marks words that are only alike, and proposes them instead", () => {
    const placer = new MarkPlacer(text.replace("carried", "had carried"));
    const { marks, lost } = placer.place([annotation("a", "Nobody said what they carried")]);
    expect(marks).toEqual([]);
    expect(lost[0]?.proposal?.how).toBe("approximate");
  });
});

describe("painting", () => {
  const mark = (
    id: string,
    words: string,
    colour: number,
    style: "highlight" | "underline" = "highlight",
  ): Mark => {
    const one = annotation(id, words, { colour, style });
    return { id: one.id, start: one.start, end: one.end, annotation: one };
  };

  it("shows both of two marks that overlap", () => {
    const strokes = strokesOf([mark("a", text.slice(0, 40), 1), mark("b", "railcars", 2)], null);
    expect(strokes.map(({ names }) => names)).toEqual([
      ["mark-fill-1", "mark-line-1"],
      ["mark-fill-1", "mark-line-2"],
      ["mark-fill-1", "mark-line-1"],
    ]);
  });

  it("draws two underlines apart from each other", () => {
    const strokes = strokesOf(
      [mark("a", text.slice(0, 40), 3, "underline"), mark("b", "railcars", 4, "underline")],
      null,
    );
    expect(strokes[1]?.names).toEqual(["mark-line-3", "mark-above-4"]);
  });

  it("shows a highlight below two longer underlines", () => {
    const strokes = strokesOf(
      [
        mark("a", text.slice(0, 40), 3, "underline"),
        mark("b", text.slice(0, 30), 4, "underline"),
        mark("c", "railcars", 6),
      ],
      null,
    );
    expect(strokes[1]?.names).toEqual(["mark-fill-6", "mark-line-3", "mark-above-4"]);
  });

  it("tells the chosen mark from the others", () => {
    expect(strokesOf([mark("a", "railcars", 5)], "a")[0]?.names).toContain("mark-chosen");
  });
});

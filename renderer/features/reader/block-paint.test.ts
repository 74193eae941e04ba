import { expect, it } from "vitest";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { BlockPaint } from "./block-paint.ts";
import type { DrawnMark } from "./mark-paint.ts";
import type { PassageDom } from "./passage-dom.ts";

const blocks = Array.from({ length: 5 }, (_, index) => ({
  id: String(index),
  start: index * 100,
  end: (index + 1) * 100,
}));
const mark = (id: string, start: number, end: number): DrawnMark => ({
  id,
  start,
  end,
  annotation: { colour: 1, style: "highlight" },
});

/** Ranges of no document, and which of the text were asked for. */
function watchedDom() {
  const asked: TextRange[] = [];
  const dom = {
    staticRangesOf: (range: TextRange) => {
      asked.push(range);
      return [range];
    },
    blocksIn: (range: TextRange) =>
      blocks.filter(({ start, end }) => start < range.end && end > range.start),
  };
  // Only these two questions are asked of it.
  return { asked, dom: dom as unknown as PassageDom };
}

it("works out the ranges of a block once while it is on screen and has the same marks", () => {
  const { asked, dom } = watchedDom();
  const paint = new BlockPaint();
  let marks = [mark("a", 10, 20), mark("b", 110, 120), mark("c", 190, 210), mark("d", 310, 320)];
  const marksIn = ({ start, end }: TextRange) =>
    marks.filter((one) => one.start < end && one.end > start);
  const startsAsked = (from: number, to: number, chosenId: string | null) => {
    asked.length = 0;
    // The blocks stand in one section, as far as they are on screen.
    paint.rangesOf(dom, [{ start: from * 100, end: to * 100 }], marksIn, chosenId);
    return [...new Set(asked.map(({ start }) => start))];
  };

  expect(startsAsked(0, 2, null)).toEqual([10, 110, 190]);
  // Scrolled on: the part of a mark that reaches into the next block is new.
  expect(startsAsked(0, 3, null)).toEqual([200]);
  expect(startsAsked(1, 4, null)).toEqual([310]);
  // A new mark, and then a chosen one, are drawn with those of their own block.
  marks = [...marks, mark("e", 330, 340)];
  expect(startsAsked(1, 4, null)).toEqual([310, 330]);
  expect(startsAsked(1, 4, "b")).toEqual([110, 190]);
  // What went out of sight is not held.
  expect(startsAsked(0, 1, null)).toEqual([10]);
});

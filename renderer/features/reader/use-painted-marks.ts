import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { afterPaint } from "#renderer/ui/after-paint.ts";
import type { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { BlockPaint } from "./block-paint.ts";
import type { Found } from "./find-bar.tsx";
import { clearPaint, paint, rangesOf } from "./highlight-painter.ts";
import type { DrawnMark } from "./mark-paint.ts";
import type { Mark } from "./marks.ts";
import type { PassageDom } from "./passage-dom.ts";
import type { MarkingPassage } from "./use-mark-verbs.ts";

type PaintedMarksInput = {
  /** Null until the text has been laid out. */
  readonly dom: PassageDom | null;
  /** The stretches of the text on screen. */
  readonly visible: readonly TextRange[];
  readonly marks: IntervalIndex<Mark>;
  readonly chosenId: string | null;
  readonly found: Found;
  readonly passage: TextRange | null;
  readonly flashed: TextRange | null;
};

/** As the mark will be drawn, once it is one. */
function drawnOf({ start, end, colour }: MarkingPassage): DrawnMark {
  return { id: "", start, end, annotation: { colour, style: "highlight" } };
}

const lit = (range: TextRange | null, name: string) =>
  range === null ? [] : [{ start: range.start, end: range.end, names: [name] }];

/**
 * Draws marks, finds and the chosen passage over the text on screen. What it gives back draws a mark
 * that is about to be made in the next frame, before anything else; its answer takes that one back.
 */
export function usePaintedMarks({
  dom,
  visible,
  marks,
  chosenId,
  found,
  passage,
  flashed,
}: PaintedMarksInput): (marking: MarkingPassage) => () => void {
  const [marking, setMarking] = useState<readonly DrawnMark[]>([]);
  const onItsWay = marking.filter(
    (mark) =>
      !marks.overlapping(mark).some(({ start, end }) => start === mark.start && end === mark.end),
  );
  if (onItsWay.length < marking.length) setMarking(onItsWay);

  const [blockPaint] = useState(() => new BlockPaint());
  const paintNow = useRef<(mark: DrawnMark) => void>(() => undefined);
  useLayoutEffect(() => {
    if (dom === null) return;
    const paintMarks = (coming: readonly DrawnMark[], selected: TextRange | null) => {
      const marksIn = (block: TextRange): readonly DrawnMark[] => {
        const there = marks.overlapping(block);
        const here = coming.filter(({ start, end }) => start < block.end && end > block.start);
        return here.length === 0 ? there : [...there, ...here];
      };
      const inPassing = [
        ...found.matches.flatMap((range) => lit(range, "found")),
        ...lit(found.current, "found-current"),
        ...lit(selected, "passage"),
        ...lit(flashed, "mark-flash"),
      ];
      paint([
        ...blockPaint.rangesOf(dom, visible, marksIn, chosenId),
        rangesOf(dom, visible, inPassing),
      ]);
    };
    paintMarks(marking, passage);
    paintNow.current = (mark) => paintMarks([...marking, mark], null);
  }, [dom, visible, marks, marking, blockPaint, chosenId, found, passage, flashed]);
  useEffect(() => () => clearPaint(), []);

  return useCallback((passageMarked) => {
    const mark = drawnOf(passageMarked);
    // Drawing the panes takes longer than the frame has time for: they follow it.
    paintNow.current(mark);
    afterPaint(() => setMarking((others) => [...others, mark]));
    return () => afterPaint(() => setMarking((others) => others.filter((one) => one !== mark)));
  }, []);
}

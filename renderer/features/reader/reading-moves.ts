import type { KeyboardEvent } from "react";
import { useCommand } from "#renderer/app/feature.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { Mark } from "./marks.ts";
import type { Step } from "./reading-text.ts";
import { focusInspector } from "./reveal.ts";
import type { Passage } from "./use-passage.ts";
import type { ReadArticle } from "./use-read-article.ts";

/** Of marks over one another the shortest, which the others hide; clicked again, the next longer one. */
export function nextOf(under: readonly Mark[], chosenId: string | null): AnnotationId | null {
  const shortestFirst = [...under].sort((a, b) => a.end - a.start - (b.end - b.start));
  const at = shortestFirst.findIndex(({ id }) => id === chosenId);
  return shortestFirst[(at + 1) % shortestFirst.length]?.id ?? null;
}

type ScrollTo = (range: TextRange) => void;

const arrows: Readonly<Record<string, { readonly step: Step; readonly isForward: boolean }>> = {
  ArrowDown: { step: "sentence", isForward: true },
  ArrowUp: { step: "sentence", isForward: false },
  ArrowRight: { step: "word", isForward: true },
  ArrowLeft: { step: "word", isForward: false },
};

/** Arrow keys: up and down by sentence, left and right by word; with Shift they make the passage longer or shorter. */
export function moveByArrow(
  event: KeyboardEvent,
  { reading, layout }: ReadArticle,
  passage: Passage,
  scrollTo: ScrollTo,
): void {
  const arrow = arrows[event.key];
  const isOwn = event.target === event.currentTarget;
  if (arrow === undefined || !isOwn || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();

  const { step, isForward } = arrow;
  const standing = passage.passage;
  if (event.shiftKey && standing !== null) {
    const next = isForward ? reading.extended(step, standing) : reading.shortened(step, standing);
    passage.choose(next);
    scrollTo({ start: Math.max(next.start, next.end - 1), end: next.end });
    return;
  }
  const first = layout.kept[0]?.start ?? 0;
  const next =
    standing === null
      ? reading.at(step, Math.max(first, passage.caret))
      : isForward
        ? reading.after(step, standing.start)
        : reading.before(step, standing.start);
  if (next === null) return;
  passage.choose(next, event.shiftKey ? undefined : "in passing");
  scrollTo(next);
}

type ReadingCommands = {
  readonly read: ReadArticle;
  readonly passage: Passage;
  readonly chosen: Mark | null;
  readonly chooseMark: (annotationId: AnnotationId | null) => void;
  readonly scrollTo: ScrollTo;
};

export function useReadingCommands({
  read,
  passage,
  chosen,
  chooseMark,
  scrollTo,
}: ReadingCommands): void {
  const { reading, marks } = read;
  const take = (range: TextRange | null) => {
    if (range === null) return;
    passage.choose(range);
    scrollTo(range);
  };
  const standing = passage.passage;
  useCommand("passage:sentence", () => take(reading.widened(passage.caret, standing)));
  useCommand("passage:paragraph", () => take(reading.paragraphAt(passage.caret)));
  useCommand("passage:extend-sentence", () =>
    take(
      standing === null
        ? reading.at("sentence", passage.caret)
        : reading.extended("sentence", standing),
    ),
  );
  useCommand("passage:word", () => take(reading.at("word", passage.caret)));
  useCommand("passage:extend-word", () =>
    take(
      standing === null ? reading.at("word", passage.caret) : reading.extended("word", standing),
    ),
  );

  const from = chosen?.start ?? passage.caret;
  const goTo = (mark: Mark | null) => {
    if (mark === null) return;
    passage.moveCaret(mark.start);
    chooseMark(mark.id);
    scrollTo(mark);
  };
  useCommand("passage:next-mark", () => goTo(neighbourOf(marks.all, chosen, from, 1)));
  useCommand("passage:previous-mark", () => goTo(neighbourOf(marks.all, chosen, from, -1)));
  useCommand("item:open", () => {
    const here = marks.overlapping(standing ?? { start: passage.caret, end: passage.caret + 1 });
    if (chosen === null) chooseMark(nextOf(here, null));
    focusInspector();
  });
  useCommand("item:leave", () => {
    if (standing !== null) passage.choose(null);
    else chooseMark(null);
  });
}

/** The mark after or before the chosen one; without one, after or before the caret. */
function neighbourOf(
  marks: readonly Mark[],
  chosen: Mark | null,
  from: number,
  by: 1 | -1,
): Mark | null {
  const at = chosen === null ? -1 : marks.findIndex(({ id }) => id === chosen.id);
  if (at >= 0) return marks[at + by] ?? null;
  const found =
    by === 1
      ? marks.find(({ start }) => start >= from)
      : marks.findLast(({ start }) => start <= from);
  return found ?? null;
}

import { type Anchor, anchorAll } from "../../anchoring/anchor.ts";
import { selectorsOf } from "../../anchoring/selectors.ts";
import type { TextRange } from "../../anchoring/text-range.ts";
import type { TextVersionId } from "../ids.ts";
import type { TextEdit } from "../text/correction.ts";
import type { Annotation } from "./annotation.ts";

/** How marks came through from one text of an article to the next. */
export interface ReanchorReport {
  /** The same words at the place to which the change of the text has taken them. */
  readonly kept: number;
  /** The same words, found elsewhere: a person should look. */
  readonly moved: number;
  /** Not there any more in these words. */
  readonly lost: number;
}

export interface Reanchored<Mark extends Annotation> extends ReanchorReport {
  /** For each mark that was found, what is to be set on it. */
  readonly found: readonly {
    readonly mark: Mark;
    readonly set: Pick<
      Annotation,
      "textVersionId" | "start" | "end" | "exact" | "prefix" | "suffix" | "moved"
    >;
  }[];
}

/** A mark found by its words alone is worth a look; one that the change of the text has taken along is not. */
const certain = 1;

interface Text {
  readonly id: TextVersionId;
  readonly text: string;
}

/**
 * Takes the marks of an article from its text to a new one. What is found covers exactly the
 * words it was made on; a likeness is never taken, so such a mark stays with its old text, lost.
 *
 * @param edit all that differs between the two texts, where that is known: marks beside it are
 *   then certain
 */
export function reanchored<Mark extends Annotation>(
  marks: readonly Mark[],
  former: Text,
  next: Text,
  edit?: TextEdit,
): Reanchored<Mark> {
  const onPages = marks.filter(({ region = null }) => region !== null);
  const inText = marks.filter(({ region = null }) => region === null);
  // Those that were lost before may be in the new text; their own text is not the one compared.
  const current = inText.filter(({ textVersionId }) => textVersionId === former.id);
  const lostBefore = inText.filter(({ textVersionId }) => textVersionId !== former.id);
  const beside = current.map((mark) => (edit === undefined ? null : besideEdit(mark, edit)));
  const touched = current.filter((_, index) => beside[index] === null);
  const ofTouched = anchorAll(next.text, touched, former.text);
  const placeOf = new Map(touched.map((mark, index) => [mark, ofTouched[index] ?? null]));
  const anchors = [
    ...current.map((mark, index) => beside[index] ?? placeOf.get(mark) ?? null),
    ...anchorAll(next.text, lostBefore),
  ];
  const found: Reanchored<Mark>["found"][number][] = [];
  let moved = 0;
  [...current, ...lostBefore].forEach((mark, index) => {
    const anchor = anchors[index] ?? null;
    if (anchor === null || anchor.how === "approximate") return;
    const isMoved = anchor.score < certain || mark.textVersionId !== former.id;
    if (isMoved) moved += 1;
    const { textVersionId, start, end } = mark;
    const from = { textVersionId, start, end, score: anchor.score };
    // One that was moved before and not looked at yet keeps where it came from first.
    const shown = isMoved ? from : (mark.moved ?? null);
    found.push({
      mark,
      set: { ...selectorsOf(next.text, anchor), textVersionId: next.id, moved: shown },
    });
  });
  return {
    found,
    kept: found.length - moved + onPages.length,
    moved,
    lost: inText.length - found.length,
  };
}

/** Where an edit takes a passage that it does not touch; null for one that it does. */
function besideEdit({ start, end }: TextRange, edit: TextEdit): Anchor | null {
  if (end <= edit.start) return { start, end, how: "exact", score: certain };
  if (start < edit.end) return null;
  const by = edit.replacement.length - (edit.end - edit.start);
  return { start: start + by, end: end + by, how: by === 0 ? "exact" : "moved", score: certain };
}

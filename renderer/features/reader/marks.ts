import { type Anchor, anchor } from "#shared/anchoring/anchor.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { PageRegion } from "#shared/domain/annotation/annotation.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { AnnotationRow } from "./reader-queries.ts";

/** An annotation whose words stand in the text shown, at `start` to `end` of it. */
export interface Mark extends TextRange {
  readonly id: AnnotationId;
  readonly annotation: AnnotationRow;
}

/** An annotation whose words are not in the text shown; `proposal` is the likeliest place, for a person to judge. */
export interface LostMark {
  readonly annotation: AnnotationRow;
  readonly proposal: Anchor | null;
}

/** A mark on a region of a page. It has no place in the text. */
export interface RegionMark extends Mark {
  readonly region: PageRegion;
}

export interface PlacedMarks {
  readonly marks: readonly Mark[];
  readonly regions: readonly RegionMark[];
  readonly lost: readonly LostMark[];
}

/**
 * Finds the passages of annotations in one text. Remembers what it found, so that
 * a new mark among thousands costs a look at those near it.
 */
export class MarkPlacer {
  readonly #text: string;
  readonly #known = new Map<string, { readonly stamp: string; readonly anchor: Anchor | null }>();
  readonly #placed = new WeakMap<readonly AnnotationRow[], PlacedMarks>();

  constructor(text: string) {
    this.#text = text;
  }

  /** @param annotations never altered: the same list has the same marks */
  place(annotations: readonly AnnotationRow[]): PlacedMarks {
    const known = this.#placed.get(annotations);
    if (known !== undefined) return known;
    const marks: Mark[] = [];
    const regions: RegionMark[] = [];
    const lost: LostMark[] = [];
    for (const annotation of annotations) {
      const { id, region = null } = annotation;
      if (region !== null) {
        regions.push({ id, start: 0, end: 0, annotation, region });
        continue;
      }
      const found = this.#anchorOf(annotation);
      // Only words equal to the stored quote are ever shown marked; a likeness is a proposal.
      if (found === null || found.how === "approximate") lost.push({ annotation, proposal: found });
      else marks.push({ id, start: found.start, end: found.end, annotation });
    }
    const placed = { marks, regions, lost };
    this.#placed.set(annotations, placed);
    return placed;
  }

  #anchorOf(annotation: AnnotationRow): Anchor | null {
    const stamp = annotation.$.latest;
    const known = this.#known.get(annotation.id);
    if (known?.stamp === stamp) return known.anchor;
    const found = anchor(this.#text, annotation);
    this.#known.set(annotation.id, { stamp, anchor: found });
    return found;
  }
}

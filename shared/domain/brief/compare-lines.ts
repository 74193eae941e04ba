/** A section of a brief as lines of text. */
export interface SectionLines {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface ComparedLine {
  readonly side: "former" | "this" | "both";
  readonly text: string;
  /** Its place among the lines of the section, from 0. */
  readonly place: number;
}

export interface ComparedSection {
  readonly heading: string;
  readonly lines: readonly ComparedLine[];
}

/**
 * Two briefs section by section: each line that only one of them has, and those that both
 * have, in reading order. Sections of the newer one come first.
 */
export function compareLines(
  former: readonly SectionLines[],
  current: readonly SectionLines[],
): readonly ComparedSection[] {
  const linesOf = (sections: readonly SectionLines[], heading: string) =>
    sections.find((section) => section.heading === heading)?.lines ?? [];
  const headings = new Set([...current, ...former].map(({ heading }) => heading));
  return [...headings].map((heading) => ({
    heading,
    lines: merged(linesOf(former, heading), linesOf(current, heading)),
  }));
}

/** The longest common run of lines is kept; what stands between is of one side. */
function merged(former: readonly string[], current: readonly string[]): readonly ComparedLine[] {
  const width = current.length + 1;
  const lengths = new Uint32Array((former.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = former.length - 1; row >= 0; row -= 1) {
    for (let column = current.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        former[row] === current[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: ComparedLine[] = [];
  let row = 0;
  let column = 0;
  while (row < former.length || column < current.length) {
    const then = former[row];
    const now = current[column];
    if (then !== undefined && then === now) {
      lines.push({ side: "both", text: then, place: lines.length });
      row += 1;
      column += 1;
    } else if (
      then !== undefined &&
      (now === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      lines.push({ side: "former", text: then, place: lines.length });
      row += 1;
    } else if (now !== undefined) {
      lines.push({ side: "this", text: now, place: lines.length });
      column += 1;
    }
  }
  return lines;
}

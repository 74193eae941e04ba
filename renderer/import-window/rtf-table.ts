/** A cell as a row defines it: where it ends, and whether it goes on from one before or above. */
interface Definition {
  readonly right: number;
  readonly goesOnAcross: boolean;
  readonly goesOnDown: boolean;
}

interface Cell {
  words: string;
  column: number;
  columns: number;
  rows: number;
  readonly goesOnDown: boolean;
}

/** A table of rich text, row by row: cells that were merged reach over those they were merged with. */
export class RtfTable {
  #defined: Definition[] = [];
  #isAcross = false;
  #isDown = false;
  #row: string[] = [];
  readonly #rows: { words: readonly string[]; defined: readonly Definition[] }[] = [];

  /** A word of a row's definition; the next row goes by it until it is defined anew. */
  define(word: "trowd" | "clmgf" | "clmrg" | "clvmgf" | "clvmrg" | "cellx", twips: number): void {
    if (word === "trowd") this.#defined = [];
    if (word === "clmrg") this.#isAcross = true;
    if (word === "clvmrg") this.#isDown = true;
    if (word !== "cellx") return;
    this.#defined.push({ right: twips, goesOnAcross: this.#isAcross, goesOnDown: this.#isDown });
    this.#isAcross = false;
    this.#isDown = false;
  }

  endCell(words: string): void {
    this.#row.push(words);
  }

  endRow(): void {
    if (this.#row.length > 0) this.#rows.push({ words: this.#row, defined: this.#defined });
    this.#row = [];
  }

  /** The table so far as a page writes it, empty where there is none; the next cell begins another. */
  taken(): string {
    this.endRow();
    if (this.#rows.length === 0) return "";
    const rows = placed(this.#rows);
    this.#rows.length = 0;
    return `<table>${rows.map((cells) => `<tr>${cells.map(tagged).join("")}</tr>`).join("")}</table>`;
  }
}

function tagged({ words, columns, rows }: Cell): string {
  const across = columns > 1 ? ` colspan="${columns}"` : "";
  const down = rows > 1 ? ` rowspan="${rows}"` : "";
  return `<td${across}${down}>${words}</td>`;
}

/** Rows have cells of their own widths: the columns are all the places where one of them ends. */
function placed(
  rows: readonly { words: readonly string[]; defined: readonly Definition[] }[],
): readonly (readonly Cell[])[] {
  const isDefined = rows.every(({ words, defined }) => defined.length >= words.length);
  const ends = [...new Set(rows.flatMap(({ defined }) => defined.map(({ right }) => right)))];
  const columnAfter = new Map(ends.sort((a, b) => a - b).map((right, at) => [right, at + 1]));
  const above = new Map<number, Cell>();
  return rows.map(({ words, defined }) => {
    const cells: Cell[] = [];
    let column = 0;
    for (const [at, said] of words.entries()) {
      const definition = isDefined ? defined[at] : undefined;
      const end = Math.max(columnAfter.get(definition?.right ?? Number.NaN) ?? 0, column + 1);
      const last = cells.at(-1);
      if (definition?.goesOnAcross === true && last !== undefined && said === "") {
        last.columns = end - last.column;
      } else {
        const goesOnDown = definition?.goesOnDown === true && said === "";
        cells.push({ words: said, column, columns: end - column, rows: 1, goesOnDown });
      }
      column = end;
    }
    return cells.filter((cell) => {
      const over = above.get(cell.column);
      if (cell.goesOnDown && over !== undefined && over.columns === cell.columns) {
        over.rows += 1;
        return false;
      }
      above.set(cell.column, cell);
      return true;
    });
  });
}

import type { ReactNode, RefObject } from "react";

/** Where in its active row a grid stands, and the row of which this cell is being edited. */
export type GridCell = { readonly columnId: string; readonly editedKey: string | null };

/** What an editor that stands in a cell is given. */
export type CellEdit = {
  /** The cell itself, for what floats beside it. */
  readonly cell: RefObject<HTMLElement | null>;
  /** Ends the editing; with a step, goes on in the next or the previous cell that can be edited in place. */
  readonly finish: (step?: 1 | -1) => void;
};

export type EditableColumn<Item> = {
  readonly id: string;
  /** Draws the editor in place of the cell; null where this item has nothing to edit here. */
  readonly editor?: ((item: Item, edit: CellEdit) => ReactNode) | undefined;
  /** For what is edited in a form of its own. */
  readonly onEdit?: ((item: Item) => void) | undefined;
};

/** The column that an arrow key leads to, or null when the key does not move between columns. */
export function nextColumn(
  key: string,
  columnId: string | null,
  columns: readonly { readonly id: string }[],
): string | null {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const index = columns.findIndex((column) => column.id === columnId);
  const wanted = key === "ArrowRight" ? index + 1 : index < 0 ? columns.length - 1 : index - 1;
  return columns[Math.max(0, Math.min(columns.length - 1, wanted))]?.id ?? null;
}

/** The nearest column on that side that is edited in place; null at the end of the row. */
export function nextEditable<Item>(
  columnId: string,
  step: 1 | -1,
  columns: readonly EditableColumn<Item>[],
): string | null {
  const index = columns.findIndex((column) => column.id === columnId);
  const rest = step === 1 ? columns.slice(index + 1) : columns.slice(0, index).reverse();
  return rest.find((column) => column.editor !== undefined)?.id ?? null;
}

/** Begins to edit a cell: in place where it has an editor, otherwise in the form it has for it. */
export function editCell<Item>(
  column: EditableColumn<Item>,
  item: Item,
  key: string,
  onCellChange: (cell: GridCell) => void,
): void {
  const isInPlace = column.editor !== undefined;
  onCellChange({ columnId: column.id, editedKey: isInPlace ? key : null });
  if (!isInPlace) column.onEdit?.(item);
}

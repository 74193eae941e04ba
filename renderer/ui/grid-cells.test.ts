import { expect, it, vi } from "vitest";
import { editCell, type GridCell, nextColumn, nextEditable } from "./grid-cells.ts";

const editor = () => null;
const columns = [{ id: "kind", editor }, { id: "origins" }, { id: "statement", editor }];

it.each([
  ["ArrowRight", null, "kind"],
  ["ArrowRight", "kind", "origins"],
  ["ArrowRight", "statement", "statement"],
  ["ArrowLeft", null, "statement"],
  ["ArrowLeft", "kind", "kind"],
  ["ArrowLeft", "statement", "origins"],
  ["ArrowDown", "kind", null],
])("leads by %s from %s to %s", (key, from, to) => {
  expect(nextColumn(key, from, columns)).toBe(to);
});

it("goes on to the next cell that is edited in place, and stops at the ends", () => {
  expect(nextEditable("kind", 1, columns)).toBe("statement");
  expect(nextEditable("statement", -1, columns)).toBe("kind");
  expect(nextEditable("statement", 1, columns)).toBeNull();
});

it("edits in place where a cell has an editor, and opens the form where it has one", () => {
  const onCellChange = vi.fn<(cell: GridCell) => void>();
  const onEdit = vi.fn<(item: string) => void>();
  editCell({ id: "kind", editor }, "row", "c1", onCellChange);
  expect(onCellChange).toHaveBeenLastCalledWith({ columnId: "kind", editedKey: "c1" });
  editCell({ id: "origins", onEdit }, "row", "c1", onCellChange);
  expect(onCellChange).toHaveBeenLastCalledWith({ columnId: "origins", editedKey: null });
  expect(onEdit).toHaveBeenCalledWith("row");
});

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import {
  type EditableColumn,
  editCell,
  type GridCell,
  nextColumn,
  nextEditable,
} from "./grid-cells.ts";
import { nextIndex } from "./grid-keys.ts";
import { type ItemWindow, wholeWindow } from "./item-window.ts";
import styles from "./virtual-grid.module.css";

export type GridColumn<Item> = EditableColumn<Item> & {
  readonly title: ReactNode;
  /** A width of CSS grid: "40px", "minmax(160px, 1fr)". */
  readonly width: string;
  readonly align?: "start" | "centre" | "end";
  readonly cell: (item: Item) => ReactNode;
};

export type VirtualGridProps<Item> = {
  readonly label: string;
  /** All of them, or a window on a list too long to be read as a whole. */
  readonly items: readonly Item[] | ItemWindow<Item>;
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly GridColumn<Item>[];
  /** Row height in pixels; a number fixes it, `"measured"` lets long rows grow. */
  readonly rowHeight?: number | "measured";
  readonly hasHeader?: boolean;
  /** The row that the keys move and the commands act on. */
  readonly activeKey: string | null;
  /** Called when the focus moves to a row, by key or by click. */
  readonly onActiveChange: (item: Item) => void;
  /** Enter or a double click. */
  readonly onOpen?: (item: Item) => void;
  /** Rows marked besides the active one. Given, Space and Ctrl/Cmd+click toggle, Shift extends, Escape lets go. */
  readonly selectedKeys?: ReadonlySet<string>;
  readonly onSelectedChange?: (keys: ReadonlySet<string>) => void;
  /** The cell that the left and right arrows move; given, cells can be edited. A command starts it by key. */
  readonly cell?: GridCell | null;
  readonly onCellChange?: (cell: GridCell | null) => void;
  /** Shown in place of rows. */
  readonly emptyState?: ReactNode;
  readonly autoFocus?: boolean;
};

const rowPixels = 28;

const byIndex = (index: number): number => index;

/**
 * A table of any length of which only what is on screen is drawn.
 *
 * The grid itself keeps the focus and names the active row, so that a row scrolled
 * out of sight never takes the focus away with it. Letters act on the active row
 * through the frame's commands (`data-keys`).
 */
export function VirtualGrid<Item>({
  label,
  items: given,
  keyOf,
  columns,
  rowHeight = rowPixels,
  hasHeader = true,
  activeKey,
  onActiveChange,
  onOpen,
  selectedKeys,
  onSelectedChange,
  cell: activeCell = null,
  onCellChange,
  emptyState,
  autoFocus = false,
}: VirtualGridProps<Item>) {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(
    () => ("keysBetween" in given ? given : wholeWindow(given, keyOf)),
    [given, keyOf],
  );
  const activeIndex = activeKey === null ? -1 : items.indexOf(activeKey);
  /** Where a key leads while what stands there is still being read. */
  const awaited = useRef<number | null>(null);
  /** The row whose mark was taken away last: being the active one does not bring its mark back. */
  const letGo = useRef<string | null>(null);
  const editedCell = useRef<HTMLDivElement>(null);
  const headerPixels = hasHeader ? rowPixels : 0;

  /** By index, as last read: a row that leaves what is read keeps its height, or all below it would jump. */
  const knownKeys = useRef(new Map<number, string>());
  const keyOfIndex = useCallback(
    (index: number) => {
      const key = items.keyAt(index);
      if (key === undefined) return knownKeys.current.get(index) ?? index;
      knownKeys.current.set(index, key);
      return key;
    },
    [items],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (rowHeight === "measured" ? 48 : rowHeight),
    // Another function has every row of the list placed anew; rows of one height need no name for theirs.
    getItemKey: rowHeight === "measured" ? keyOfIndex : byIndex,
    // Each row that is drawn out of sight is waited for at every filter.
    overscan: rowHeight === rowPixels ? 8 : 4,
    scrollMargin: 0,
    scrollPaddingStart: headerPixels,
    // The active row stays in the document, so that `aria-activedescendant` never names a missing element.
    rangeExtractor: (range) => {
      const rendered = defaultRangeExtractor(range);
      if (activeIndex < 0 || rendered.includes(activeIndex)) return rendered;
      return [...rendered, activeIndex].sort((one, other) => one - other);
    },
  });

  const formerHeight = useRef(rowHeight);
  useLayoutEffect(() => {
    if (formerHeight.current === rowHeight) return;
    formerHeight.current = rowHeight;
    virtualizer.measure();
  }, [rowHeight, virtualizer]);

  // A claim chosen in another pane comes into sight here too.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: "auto" });
  }, [activeIndex, virtualizer]);

  useRowAfterGone({ scroller, items, activeKey, activeIndex, onActiveChange });

  const { startIndex, endIndex } = virtualizer.range ?? {};
  useEffect(() => {
    // A grid that is not laid out shows nothing. One that asked for the beginning all the same, in
    // turn with another of the same items that asked for what is on screen, never came to an end.
    if (startIndex === undefined || endIndex === undefined) return;
    items.show(startIndex, endIndex);
  }, [items, startIndex, endIndex]);

  useEffect(() => {
    if (awaited.current === null) return;
    const item = items.at(awaited.current);
    if (item === undefined) return;
    awaited.current = null;
    onActiveChange(item);
  }, [items, onActiveChange]);

  const isEmpty = items.length === 0;
  useEffect(() => {
    if (isEmpty) return;
    const grid = scroller.current;
    const focused = document.activeElement;
    // A pane that was opened by key has the focus itself until its list is there to take it.
    const isAwaited = focused?.hasAttribute("data-pane") && focused.contains(grid);
    if (autoFocus || isAwaited) grid?.focus();
  }, [autoFocus, isEmpty]);

  function moveTo(index: number, extends_: boolean): void {
    if (extends_ && selectedKeys !== undefined) {
      const from = activeIndex < 0 ? index : activeIndex;
      void items
        .keysBetween(Math.min(from, index), Math.max(from, index))
        .then((passed) => onSelectedChange?.(new Set([...selectedKeys, ...passed])));
    }
    const item = items.at(index);
    awaited.current = item === undefined ? index : null;
    if (item === undefined) virtualizer.scrollToIndex(index, { align: "auto" });
    else onActiveChange(item);
  }

  function toggle(key: string): void {
    if (selectedKeys === undefined) return;
    const next = new Set(selectedKeys);
    const isLetGo = next.delete(key);
    if (!isLetGo) next.add(key);
    letGo.current = isLetGo ? key : null;
    onSelectedChange?.(next);
  }

  /** Ctrl/Cmd+click, as file managers do it: the row clicked before, still without a mark, counts too. */
  function toggleByClick(key: string): void {
    const isFirst = selectedKeys?.size === 0 && activeIndex >= 0 && activeKey !== null;
    if (!isFirst || activeKey === key || letGo.current === activeKey) toggle(key);
    else onSelectedChange?.(new Set([activeKey, key]));
  }

  function onKeyDown(event: KeyboardEvent): void {
    // A control inside a row (a button, a field) keeps its own keys.
    if (event.target !== event.currentTarget || event.defaultPrevented) return;

    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPixels) - 1);
    const index = nextIndex(event.key, { index: activeIndex, count: items.length, pageRows });
    const active = items.at(activeIndex);
    const columnId =
      onCellChange === undefined || event.altKey || event.ctrlKey || event.metaKey
        ? null
        : nextColumn(event.key, activeCell?.columnId ?? null, columns);
    if (columnId !== null) {
      onCellChange?.({ columnId, editedKey: null });
    } else if (
      index !== null &&
      !event.altKey &&
      !event.metaKey &&
      (!event.ctrlKey || event.key === "Home" || event.key === "End")
    ) {
      moveTo(index, event.shiftKey);
    } else if (event.key === "Enter" && active !== undefined && onOpen !== undefined) {
      onOpen(active);
    } else if (selectedKeys === undefined || !choosesByKey(event, selectedKeys)) {
      return;
    }
    event.preventDefault();
  }

  /** Space, Ctrl/Cmd+A and Escape; false where the key chooses nothing. */
  function choosesByKey(event: KeyboardEvent, chosen: ReadonlySet<string>): boolean {
    const active = items.at(activeIndex);
    if (event.key === " " && active !== undefined) {
      toggle(keyOf(active));
    } else if (event.key === "Escape" && chosen.size > 0) {
      letGo.current = activeKey;
      onSelectedChange?.(new Set());
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
      void items.keysBetween(0, items.length - 1).then((keys) => onSelectedChange?.(new Set(keys)));
    } else {
      return false;
    }
    return true;
  }

  const finishEditing = useCallback(
    (columnId: string, key: string, step?: 1 | -1) => {
      const next = step === undefined ? null : nextEditable(columnId, step, columns);
      onCellChange?.({ columnId: next ?? columnId, editedKey: next === null ? null : key });
      if (next === null) scroller.current?.focus();
    },
    [columns, onCellChange],
  );

  // A grid has rows; without any, what is said in their place stands by itself.
  if (isEmpty) {
    return (
      <div role="group" aria-label={label} className={styles.grid}>
        {emptyState}
      </div>
    );
  }

  const rowId = (key: string) => `${gridId}-${key}`;
  const activeId = (key: string) =>
    activeCell === null ? rowId(key) : cellIdOf(rowId(key), activeCell.columnId);

  const template = columns.map((column) => column.width).join(" ");

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + (hasHeader ? 1 : 0)}
      aria-colcount={columns.length}
      aria-multiselectable={selectedKeys !== undefined}
      aria-activedescendant={
        activeIndex >= 0 && activeKey !== null ? activeId(activeKey) : undefined
      }
      tabIndex={0}
      data-keys="item"
      data-lines={rowHeight === rowPixels ? "one" : "several"}
      className={styles.grid}
      style={{ "--columns": template } as Record<string, string>}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // Coming in by Tab with nothing active: the first row, so that the keys have something to act on.
        const first = items.at(0);
        if (
          event.target === event.currentTarget &&
          activeIndex < 0 &&
          first !== undefined &&
          event.currentTarget.matches(":focus-visible")
        ) {
          onActiveChange(first);
        }
      }}
    >
      {hasHeader && (
        <div role="row" aria-rowindex={1} className={styles.header}>
          {columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className={styles.headerCell}
              data-align={column.align ?? "start"}
            >
              {column.title}
            </div>
          ))}
        </div>
      )}
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const item = items.at(row.index);
          const key = row.index === activeIndex ? activeKey : items.keyAt(row.index);
          if (item === undefined || key === null || key === undefined) {
            return (
              <div
                key={row.index}
                {...(key === null || key === undefined ? {} : { id: rowId(key) })}
                role="row"
                aria-busy
                data-index={row.index}
                aria-rowindex={row.index + (hasHeader ? 2 : 1)}
                className={styles.row}
                style={{ transform: `translateY(${row.start}px)`, height: `${row.size}px` }}
              >
                <div role="gridcell" className={styles.cell} />
              </div>
            );
          }
          return (
            <div
              key={key}
              ref={rowHeight === "measured" ? virtualizer.measureElement : null}
              id={rowId(key)}
              role="row"
              data-index={row.index}
              aria-rowindex={row.index + (hasHeader ? 2 : 1)}
              aria-selected={key === activeKey || (selectedKeys?.has(key) ?? false)}
              className={styles.row}
              style={{
                transform: `translateY(${row.start}px)`,
                ...(rowHeight === "measured" ? {} : { height: `${row.size}px` }),
              }}
              {...(key === activeKey ? { "data-active": "" } : {})}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey) toggleByClick(key);
                moveTo(row.index, event.shiftKey);
              }}
              onDoubleClick={() => onOpen?.(item)}
            >
              <RowCells
                rowId={rowId(key)}
                rowKey={key}
                item={item}
                columns={columns}
                activeCell={key === activeKey ? activeCell : null}
                editedCell={editedCell}
                onCellChange={onCellChange}
                onFinish={finishEditing}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

type Going<Item> = Pick<VirtualGridProps<Item>, "activeKey" | "onActiveChange"> & {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly items: ItemWindow<Item>;
  readonly activeIndex: number;
};

/** Who deletes one row after another goes on at the row that came in its place, or at the last one. */
function useRowAfterGone<Item>(grid: Going<Item>): void {
  const { scroller, items, activeKey, activeIndex, onActiveChange } = grid;
  const former = useRef<{ readonly key: string; readonly index: number } | null>(null);
  useEffect(() => {
    if (activeKey !== null) {
      if (activeIndex >= 0) former.current = { key: activeKey, index: activeIndex };
      return;
    }
    const gone = former.current;
    if (gone === null || items.length === 0 || items.indexOf(gone.key) >= 0) return;
    // A button that deleted the row went with it and left the focus to nobody.
    const focused = document.activeElement;
    if (focused !== scroller.current && focused !== document.body) return;
    const next = items.at(Math.min(gone.index, items.length - 1));
    if (next === undefined) return;
    former.current = null;
    scroller.current?.focus();
    onActiveChange(next);
  }, [scroller, items, activeKey, activeIndex, onActiveChange]);
}

const cellIdOf = (rowId: string, columnId: string) => `${rowId}-${columnId}`;

type RowCellsProps<Item> = Pick<VirtualGridProps<Item>, "columns"> & {
  readonly onCellChange: VirtualGridProps<Item>["onCellChange"];
  readonly rowId: string;
  readonly rowKey: string;
  readonly item: Item;
  /** Null in every row but the active one. */
  readonly activeCell: GridCell | null;
  readonly editedCell: RefObject<HTMLDivElement | null>;
  readonly onFinish: (columnId: string, key: string, step?: 1 | -1) => void;
};

/** Drawn anew only when the record or the columns are others: not while a list is awaited or scrolled. */
// A memo of a component takes its props, of whatever kind of record; its type forgets the kind.
const RowCells = memo(PlainRowCells) as typeof PlainRowCells;

function PlainRowCells<Item>({
  rowId,
  rowKey,
  item,
  columns,
  activeCell,
  editedCell,
  onCellChange,
  onFinish,
}: RowCellsProps<Item>) {
  const cells = columns.map((column) => {
    const isActive = activeCell?.columnId === column.id;
    const isEdited = isActive && activeCell.editedKey === rowKey;
    const canEdit =
      onCellChange !== undefined && (column.editor !== undefined || column.onEdit !== undefined);
    return (
      <div
        key={column.id}
        id={cellIdOf(rowId, column.id)}
        ref={isEdited ? editedCell : null}
        role="gridcell"
        className={styles.cell}
        data-align={column.align ?? "start"}
        {...(isActive ? { "data-active": "" } : {})}
        {...(isEdited ? { "data-edited": "" } : {})}
        {...(canEdit ? { "data-editable": "" } : {})}
        onClick={() => {
          if (onCellChange !== undefined && !isEdited) {
            onCellChange({ columnId: column.id, editedKey: null });
          }
        }}
        onDoubleClick={(event) => {
          if (isEdited) event.stopPropagation();
          if (!canEdit || isEdited) return;
          event.stopPropagation();
          editCell(column, item, rowKey, onCellChange);
        }}
      >
        {(isEdited &&
          column.editor?.(item, {
            cell: editedCell,
            finish: (step) => onFinish(column.id, rowKey, step),
          })) ||
          column.cell(item)}
      </div>
    );
  });
  return <>{cells}</>;
}

export type VirtualListProps<Item> = Omit<VirtualGridProps<Item>, "columns" | "hasHeader"> & {
  readonly renderItem: (item: Item) => ReactNode;
  /** The height of the tallest row, where there may be so many that none is measured. */
  readonly tallRowHeight?: number;
};

/** Beyond, rows are of one height: each that is measured has all below it placed anew. */
export const mostMeasured = 3000;

/** One column, no header: the list of a list pane. */
export function VirtualList<Item>({
  renderItem,
  tallRowHeight,
  rowHeight = "measured",
  ...rest
}: VirtualListProps<Item>) {
  const isLong = rest.items.length > mostMeasured;
  return (
    <VirtualGrid
      {...rest}
      rowHeight={isLong ? (tallRowHeight ?? rowHeight) : rowHeight}
      hasHeader={false}
      columns={[{ id: "item", title: "", width: "minmax(0, 1fr)", cell: renderItem }]}
    />
  );
}

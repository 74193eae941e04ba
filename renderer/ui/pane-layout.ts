export type Side = "list" | "inspector";

/** How a side pane stands: beside the work, over it where the window is narrow, or not at all. */
export type Place = "docked" | "over" | "closed";

export type PaneWishes = {
  readonly listWidth: number;
  readonly inspectorWidth: number;
  readonly isListOpen: boolean;
  readonly isInspectorOpen: boolean;
  /** The side pane asked for since the window became too narrow to dock it. */
  readonly overSide: Side | null;
};

export const paneLimits = {
  list: { least: 200, most: 520, usual: 280 },
  inspector: { least: 240, most: 640, usual: 320 },
} as const;

// Room for 66 characters of article text at 200 % zoom is not to be had; this keeps a readable column at 100 %.
const leastWork = 400;

export function withinLimits(side: Side, width: number): number {
  const { least, most } = paneLimits[side];
  return Math.round(Math.max(least, Math.min(most, width)));
}

/**
 * Where both side panes stand in a window of this width. The inspector gives way
 * first, then the list; a pane that gave way opens over the work when asked for.
 */
export function paneLayout(width: number, wishes: PaneWishes): Readonly<Record<Side, Place>> {
  const fits = (taken: number) => width - taken >= leastWork;
  const listTaken = wishes.isListOpen ? wishes.listWidth : 0;
  const listDocks = wishes.isListOpen && fits(listTaken);
  const inspectorDocks =
    wishes.isInspectorOpen && fits((listDocks ? listTaken : 0) + wishes.inspectorWidth);

  const place = (side: Side, docks: boolean): Place => {
    if (docks) return "docked";
    return wishes.overSide === side ? "over" : "closed";
  };
  return { list: place("list", listDocks), inspector: place("inspector", inspectorDocks) };
}

/** Could this side stand beside the work if it were wished open? Otherwise opening it means over the work. */
export function canDock(side: Side, width: number, wishes: PaneWishes): boolean {
  const open = side === "list" ? { isListOpen: true } : { isInspectorOpen: true };
  return paneLayout(width, { ...wishes, ...open })[side] === "docked";
}

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

// A line of about 50 characters of article text, which is still read with ease.
const leastWork = 440;

export function withinLimits(side: Side, width: number): number {
  const { least, most } = paneLimits[side];
  return Math.round(Math.max(least, Math.min(most, width)));
}

export type PaneLayout = {
  readonly places: Readonly<Record<Side, Place>>;
  readonly widths: Readonly<Record<Side, number>>;
};

/**
 * Where both side panes stand in a window of this width, and how wide. Where there is no
 * room for the wished widths the side panes become narrower first; then the inspector
 * gives way, then the list. A pane that gave way opens over the work when asked for.
 */
export function paneLayout(width: number, wishes: PaneWishes): PaneLayout {
  const wished: readonly Side[] = [
    ...(wishes.isListOpen ? (["list"] as const) : []),
    ...(wishes.isInspectorOpen ? (["inspector"] as const) : []),
  ];
  const docked = [wished, wished.slice(0, 1), []].find((sides) => fits(width, sides)) ?? [];
  const room = width - leastWork;
  const wish = { list: wishes.listWidth, inspector: wishes.inspectorWidth };
  const taken = docked.reduce((sum, side) => sum + wish[side], 0);
  const spare = docked.reduce((sum, side) => sum + wish[side] - paneLimits[side].least, 0);
  const excess = Math.max(0, taken - room);

  const place = (side: Side): Place => {
    if (docked.includes(side)) return "docked";
    return wishes.overSide === side ? "over" : "closed";
  };
  // Each gives up its share of what is too much, by how far it is above its least.
  const widthOf = (side: Side): number => {
    if (!docked.includes(side) || excess === 0) return wish[side];
    return Math.floor(wish[side] - (excess * (wish[side] - paneLimits[side].least)) / spare);
  };
  return {
    places: { list: place("list"), inspector: place("inspector") },
    widths: { list: widthOf("list"), inspector: widthOf("inspector") },
  };
}

function fits(width: number, sides: readonly Side[]): boolean {
  return sides.reduce((left, side) => left - paneLimits[side].least, width) >= leastWork;
}

/** Could this side stand beside the work if it were wished open? Otherwise opening it means over the work. */
export function canDock(side: Side, width: number, wishes: PaneWishes): boolean {
  const open = side === "list" ? { isListOpen: true } : { isInspectorOpen: true };
  return paneLayout(width, { ...wishes, ...open }).places[side] === "docked";
}

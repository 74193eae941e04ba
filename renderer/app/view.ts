/** The six views of the rail, in the order of Ctrl/Cmd+1 to 6. */
export const railViews = ["library", "reader", "claims", "sources", "synthesis", "brief"] as const;

/** Views without a number: search above the rail, the others below it. */
export const sideViews = ["search", "lenses", "settings"] as const;

export type RailView = (typeof railViews)[number];
export type View = RailView | (typeof sideViews)[number];

export const views: readonly View[] = [...railViews, ...sideViews];

/** On top of the rail: what finds everything else. */
export const topViews = ["search"] as const;

/** The six views of the rail, in the order of Ctrl/Cmd+1 to 6. */
export const railViews = ["library", "reader", "claims", "sources", "synthesis", "brief"] as const;

/** Views without a number, below the others in the rail. */
export const sideViews = ["figures", "lenses", "history", "guide", "settings"] as const;

export type RailView = (typeof railViews)[number];
export type View = (typeof topViews)[number] | RailView | (typeof sideViews)[number];

export const views: readonly View[] = [...topViews, ...railViews, ...sideViews];

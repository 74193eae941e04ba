import { type LazyExoticComponent, lazy } from "react";
import type { Feature, Pane } from "./feature.ts";
import type { View } from "./view.ts";

/** Where each view's feature comes in. Each is loaded when one of its panes is first drawn. */
const doors: Readonly<Record<View, () => Promise<Feature>>> = {
  search: () => import("#renderer/features/search/index.ts"),
  library: () => import("#renderer/features/library/index.ts"),
  reader: () => import("#renderer/features/reader/index.ts"),
  claims: () => import("#renderer/features/claims/index.ts"),
  sources: () => import("#renderer/features/sources/index.ts"),
  synthesis: () => import("#renderer/features/synthesis/index.ts"),
  brief: () => import("#renderer/features/brief/index.ts"),
  figures: () => import("#renderer/features/figures/index.ts"),
  lenses: () => import("#renderer/features/lenses/index.ts"),
  history: () => import("#renderer/features/history/index.ts"),
  guide: () => import("#renderer/features/guide/index.ts"),
  settings: () => import("#renderer/features/settings/index.ts"),
};

const paneNames = ["WorkPane", "ListPane", "InspectorPane"] as const;
export type PaneName = (typeof paneNames)[number];

function Nothing() {
  return null;
}

/** Draws nothing where the feature has no such pane. */
function lazyPane(view: View, name: PaneName): LazyExoticComponent<Pane> {
  return lazy(async () => {
    const feature = await doors[view]();
    return { default: feature[name] ?? Nothing };
  });
}

type Panes = Readonly<Record<PaneName, LazyExoticComponent<Pane>>>;

function lazyPanes(view: View): Panes {
  return {
    WorkPane: lazyPane(view, "WorkPane"),
    ListPane: lazyPane(view, "ListPane"),
    InspectorPane: lazyPane(view, "InspectorPane"),
  };
}

/** Every pane of every view. */
export const panes: Readonly<Record<View, Panes>> = {
  search: lazyPanes("search"),
  library: lazyPanes("library"),
  reader: lazyPanes("reader"),
  claims: lazyPanes("claims"),
  sources: lazyPanes("sources"),
  synthesis: lazyPanes("synthesis"),
  brief: lazyPanes("brief"),
  figures: lazyPanes("figures"),
  lenses: lazyPanes("lenses"),
  history: lazyPanes("history"),
  guide: lazyPanes("guide"),
  settings: lazyPanes("settings"),
};

type Late = { readonly Background: Pane };

function lateBackground(load: () => Promise<Late>): LazyExoticComponent<Pane> {
  return lazy(async () => ({ default: (await load()).Background }));
}

/** What is mounted from the opening of a notebook until it closes; no feature is loaded for it. */
export const backgrounds: readonly LazyExoticComponent<Pane>[] = [
  lateBackground(() => import("#renderer/features/library/background.ts")),
  lateBackground(() => import("#renderer/features/claims/background.ts")),
  lateBackground(() => import("#renderer/features/synthesis/background.ts")),
  lateBackground(() => import("#renderer/features/brief/background.ts")),
  lateBackground(() => import("#renderer/features/search/background.ts")),
  lateBackground(() => import("#renderer/features/archive/background.ts")),
  lateBackground(() => import("#renderer/features/carry-over/background.ts")),
];

/** What the status line counts. */
export const statusItems: readonly LazyExoticComponent<Pane>[] = [
  lazy(async () => {
    const { StatusItem } = await import("#renderer/features/claims/background.ts");
    return { default: StatusItem };
  }),
];

/** Which of its panes a view's feature has. */
export async function paneNamesOf(view: View): Promise<ReadonlySet<PaneName>> {
  const feature = await doors[view]();
  return new Set(paneNames.filter((name) => feature[name] !== undefined));
}

import { type LazyExoticComponent, lazy } from "react";
import type { Feature, Pane } from "./feature.ts";
import type { View } from "./view.ts";

// Vite turns the pattern into one `import()` for each feature there is, so a feature joins by its door alone.
const doors = import.meta.glob<Feature>("../features/*/index.ts");

function loaderOf(view: View): (() => Promise<Feature>) | null {
  return doors[`../features/${view}/index.ts`] ?? null;
}

/** Is there anything to open behind this view? */
export function hasFeature(view: View): boolean {
  return loaderOf(view) !== null;
}

const paneNames = ["WorkPane", "ListPane", "InspectorPane", "Background", "StatusItem"] as const;
export type PaneName = (typeof paneNames)[number];

function Nothing() {
  return null;
}

/** Loads the feature when the pane is first drawn; draws nothing where the feature has no such pane. */
function lazyPane(view: View, name: PaneName): LazyExoticComponent<Pane> {
  return lazy(async () => {
    const feature = await loaderOf(view)?.();
    return { default: feature?.[name] ?? Nothing };
  });
}

type Panes = Readonly<Record<PaneName, LazyExoticComponent<Pane>>>;

function lazyPanes(view: View): Panes {
  return {
    WorkPane: lazyPane(view, "WorkPane"),
    ListPane: lazyPane(view, "ListPane"),
    InspectorPane: lazyPane(view, "InspectorPane"),
    Background: lazyPane(view, "Background"),
    StatusItem: lazyPane(view, "StatusItem"),
  };
}

/** Every pane of every view. */
export const panes: Readonly<Record<View, Panes>> = {
  library: lazyPanes("library"),
  reader: lazyPanes("reader"),
  claims: lazyPanes("claims"),
  sources: lazyPanes("sources"),
  synthesis: lazyPanes("synthesis"),
  brief: lazyPanes("brief"),
  lenses: lazyPanes("lenses"),
  settings: lazyPanes("settings"),
};

/** Which of its panes a feature has. */
export async function paneNamesOf(view: View): Promise<ReadonlySet<PaneName>> {
  const feature = await loaderOf(view)?.();
  return new Set(paneNames.filter((name) => feature?.[name] !== undefined));
}

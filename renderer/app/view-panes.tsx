import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import {
  focusPane,
  keyTarget,
  paneElement,
  seekFocus,
  takeLostFocus,
} from "#renderer/ui/pane-focus.ts";
import {
  canDock,
  type PaneWishes,
  paneLayout,
  paneLimits,
  type Side,
  withinLimits,
} from "#renderer/ui/pane-layout.ts";
import { Panes, type SidePane } from "#renderer/ui/panes.tsx";
import { useRemembered } from "#renderer/ui/remembered.ts";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useCommand } from "./command-registry.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { backgrounds, type PaneName, paneNamesOf, panes } from "./features.ts";
import { HiddenInspectorContext, HiddenListContext } from "./hidden-list.tsx";
import { useIsIdle } from "./idle.ts";
import type { View } from "./view.ts";
import { useWorkspace } from "./workspace.tsx";

const rememberedWishes = z.object({
  listWidth: z.number(),
  inspectorWidth: z.number(),
  isListOpen: z.boolean(),
  isInspectorOpen: z.boolean(),
});

function readWishes(stored: unknown): z.infer<typeof rememberedWishes> {
  const read = rememberedWishes.safeParse(stored);
  return read.success
    ? {
        ...read.data,
        listWidth: withinLimits("list", read.data.listWidth),
        inspectorWidth: withinLimits("inspector", read.data.inspectorWidth),
      }
    : {
        listWidth: paneLimits.list.usual,
        inspectorWidth: paneLimits.inspector.usual,
        isListOpen: true,
        isInspectorOpen: true,
      };
}

/** list | work | inspector of the view that is open, filled by its feature. */
export function ViewPanes() {
  const t = useTranslate();
  const { view } = useWorkspace();
  const names = usePaneNames(view);
  const [remembered, remember] = useRemembered("panes", readWishes);
  const [overSide, setOverSide] = useState<Side | null>(null);
  const [width, measure] = useWidth();
  const wishes: PaneWishes = { ...remembered, overSide };

  const has = { list: names.has("ListPane"), inspector: names.has("InspectorPane") };
  const { places, widths } = paneLayout(width, {
    ...wishes,
    isListOpen: wishes.isListOpen && has.list,
    isInspectorOpen: wishes.isInspectorOpen && has.inspector,
  });

  const setOpen = (side: Side, isOpen: boolean) =>
    remember({ ...remembered, [side === "list" ? "isListOpen" : "isInspectorOpen"]: isOpen });
  const toggle = (side: Side) => {
    takeLostFocus();
    if (places[side] === "over") setOverSide(null);
    else if (places[side] === "docked") setOpen(side, false);
    else if (canDock(side, width, wishes)) setOpen(side, true);
    else setOverSide(side);
  };
  useCommand("pane:toggle-list", has.list ? () => toggle("list") : null);
  useCommand("pane:toggle-inspector", has.inspector ? () => toggle("inspector") : null);
  const isAlone = !wishes.isListOpen && !wishes.isInspectorOpen;
  useCommand("pane:focus", () => {
    takeLostFocus();
    setOverSide(null);
    remember({ ...remembered, isListOpen: isAlone, isInspectorOpen: isAlone });
  });
  usePaneFocus();

  // Another view is another subject: a pane that lies over the work would hide it.
  const [formerView, setFormerView] = useState(view);
  if (formerView !== view) {
    setFormerView(view);
    setOverSide(null);
  }

  const side = (which: Side): SidePane | null =>
    has[which]
      ? {
          content: <ViewPane view={view} name={which === "list" ? "ListPane" : "InspectorPane"} />,
          label: t(which === "list" ? "app.pane.list" : "app.pane.inspector"),
          dividerLabel: t(which === "list" ? "app.pane.listWidth" : "app.pane.inspectorWidth"),
          place: places[which],
          width: widths[which],
        }
      : null;

  const isHidden = (which: Side) => has[which] && places[which] === "closed";
  const showList = () => {
    toggle("list");
    focusListSoon();
  };
  return (
    <HiddenListContext value={isHidden("list") ? showList : null}>
      <HiddenInspectorContext value={isHidden("inspector") ? () => toggle("inspector") : null}>
        <TakeLostFocus key={view} />
        <Panes
          areaRef={measure}
          list={side("list")}
          work={{ content: <ViewPane view={view} name="WorkPane" />, label: t(`app.view.${view}`) }}
          inspector={side("inspector")}
          onWidthChange={(which, wanted) =>
            remember({ ...remembered, [which === "list" ? "listWidth" : "inspectorWidth"]: wanted })
          }
          onClose={(which) => setOpen(which, false)}
          onLeaveOver={() => setOverSide(null)}
        />
      </HiddenInspectorContext>
    </HiddenListContext>
  );
}

type ViewPaneProps = { readonly view: View; readonly name: PaneName };

function ViewPane({ view, name }: ViewPaneProps) {
  const Pane = panes[view][name];
  return (
    <ErrorBoundary resetKey={view}>
      {/* Keyed, or React would keep the former view hidden while the next one loads, and the focus in it. */}
      <Suspense key={view} fallback={<Skeleton />}>
        <Pane />
      </Suspense>
    </ErrorBoundary>
  );
}

/** The parts of features that are there whatever the view. */
export function Backgrounds() {
  const isIdle = useIsIdle();
  if (!isIdle) return null;
  return backgrounds.map((Background, index) => (
    // The list never changes, so a place in it names one background.
    <ErrorBoundary key={String(index)} resetKey="">
      <Suspense fallback={null}>
        <Background />
      </Suspense>
    </ErrorBoundary>
  ));
}

const noNames: ReadonlySet<PaneName> = new Set();

/** Which panes the open view has; none until its feature has loaded. */
function usePaneNames(view: View): ReadonlySet<PaneName> {
  const [loaded, setLoaded] = useState<{
    readonly view: View;
    readonly names: ReadonlySet<PaneName>;
  }>();
  useEffect(() => {
    let isCurrent = true;
    void paneNamesOf(view).then((names) => {
      if (isCurrent) setLoaded({ view, names });
    });
    return () => {
      isCurrent = false;
    };
  }, [view]);
  return loaded?.view === view ? loaded.names : noNames;
}

/** The width of an element, followed as the window is resized. */
function useWidth(): readonly [number, (element: HTMLElement | null) => void] {
  const [width, setWidth] = useState(() => window.innerWidth);
  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    observer.current = null;
    if (element === null) return;
    setWidth(element.clientWidth);
    observer.current = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.current.observe(element);
  }, []);
  return [width, measure];
}

const paneOrder = ["list", "work", "inspector"] as const;

/** Into the list as soon as it has rows; a button that showed it has gone by then. */
function focusListSoon(): void {
  const startMs = performance.now();
  const seek = () => {
    const list = paneElement("list");
    const { activeElement } = document;
    if (list !== null && activeElement !== list && activeElement !== document.body) return;
    if (list !== null) focusPane(list);
    const isThere = list !== null && keyTarget(list) !== null;
    if (!isThere && performance.now() - startMs < seekMs) requestAnimationFrame(seek);
  };
  requestAnimationFrame(seek);
}

/** F6 goes from pane to pane. */
function usePaneFocus(): void {
  const step = (by: 1 | -1) => {
    const panes = paneOrder.map(paneElement).filter((pane) => pane !== null);
    const at = panes.findIndex((pane) => pane.contains(document.activeElement));
    const next = panes[(at + by + panes.length) % panes.length];
    if (next !== undefined) focusPane(next);
  };
  useCommand("pane:next", () => step(1));
  useCommand("pane:previous", () => step(-1));
}

// A view's reads are answered well within a second; after that the analyst has looked elsewhere.
const seekMs = 1000;
// The text of an article comes a moment later than the list beside it, and is what the keys are for.
const workFirstMs = 250;

/**
 * A view that opens by key takes the focus that the former one left: onto its work, or onto its
 * list where the work has nothing to act on, as soon as either is there. Mounted anew with each view.
 */
function TakeLostFocus() {
  useEffect(() => seekFocus(workFirstMs), []);
  return null;
}

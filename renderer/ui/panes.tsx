import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { type Place, paneLimits, type Side, withinLimits } from "./pane-layout.ts";
import styles from "./panes.module.css";

export type SidePane = {
  readonly content: ReactNode;
  readonly label: string;
  /** Spoken for the divider: "Width of the list". */
  readonly dividerLabel: string;
  readonly place: Place;
  readonly width: number;
};

export type PanesProps = {
  /** Gets the element whose width the panes share. */
  readonly areaRef?: (element: HTMLElement | null) => void;
  readonly list: SidePane | null;
  readonly work: { readonly content: ReactNode; readonly label: string };
  readonly inspector: SidePane | null;
  readonly onWidthChange: (side: Side, width: number) => void;
  /** Enter on a divider, or a double click. */
  readonly onClose: (side: Side) => void;
  /** The focus went from a pane that lies over the work into the work under it. */
  readonly onLeaveOver: () => void;
};

/** list | work | inspector, with dividers that move by pointer and by key. */
export function Panes({ areaRef, list, work, inspector, ...rest }: PanesProps) {
  const { onWidthChange, onClose, onLeaveOver } = rest;
  const leaveOver = (event: FocusEvent) => {
    if (event.relatedTarget?.closest('[data-place="over"]')) onLeaveOver();
  };
  return (
    <div className={styles.panes} ref={areaRef ?? null}>
      {list !== null && list.place !== "closed" && (
        <SideArea side="list" pane={list} onWidthChange={onWidthChange} onClose={onClose} />
      )}
      <main
        className={styles.work}
        aria-label={work.label}
        tabIndex={-1}
        data-pane="work"
        onFocus={leaveOver}
      >
        {work.content}
      </main>
      {inspector !== null && inspector.place !== "closed" && (
        <SideArea
          side="inspector"
          pane={inspector}
          onWidthChange={onWidthChange}
          onClose={onClose}
        />
      )}
    </div>
  );
}

function SideArea({ side, pane, onWidthChange, onClose }: DividerProps) {
  return (
    <aside
      className={styles.side}
      aria-label={pane.label}
      tabIndex={-1}
      data-pane={side}
      data-place={pane.place}
      data-side={side === "list" ? "start" : "end"}
      style={{ width: `${pane.width}px` }}
    >
      {pane.content}
      {/* Inside its pane, since everything on the page has to belong to a landmark. */}
      {pane.place === "docked" && (
        <Divider side={side} pane={pane} onWidthChange={onWidthChange} onClose={onClose} />
      )}
    </aside>
  );
}

type DividerProps = Pick<PanesProps, "onWidthChange" | "onClose"> & {
  readonly side: Side;
  readonly pane: SidePane;
};

const keyStepPixels = 16;

function Divider({ side, pane, onWidthChange, onClose }: DividerProps) {
  const [isDragging, setIsDragging] = useState(false);
  const grip = useRef({ pointerX: 0, width: 0 });
  // The list grows to the right, the inspector to the left.
  const towards = side === "list" ? 1 : -1;
  const change = (width: number) => onWidthChange(side, withinLimits(side, width));

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { pointerX: event.clientX, width: pane.width };
    setIsDragging(true);
  }

  function onPointerMove(event: PointerEvent): void {
    if (isDragging) change(grip.current.width + (event.clientX - grip.current.pointerX) * towards);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { least, most } = paneLimits[side];
    if (event.key === "ArrowRight") change(pane.width + keyStepPixels * towards);
    else if (event.key === "ArrowLeft") change(pane.width - keyStepPixels * towards);
    else if (event.key === "Home") change(least);
    else if (event.key === "End") change(most);
    else if (event.key === "Enter") onClose(side);
    else return;
    event.preventDefault();
  }

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={pane.dividerLabel}
      aria-valuenow={pane.width}
      aria-valuemin={paneLimits[side].least}
      aria-valuemax={paneLimits[side].most}
      tabIndex={0}
      className={styles.divider}
      {...(isDragging ? { "data-dragging": "" } : {})}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setIsDragging(false)}
      onPointerCancel={() => setIsDragging(false)}
      onDoubleClick={() => onClose(side)}
      onKeyDown={onKeyDown}
    />
  );
}

import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Figure } from "#shared/figures/figure.ts";
import type { FigurePoint } from "#shared/figures/scene.ts";
import styles from "./figures.module.css";
import { nextPoint } from "./next-point.ts";
import { SceneMarks } from "./scene-view.tsx";

/** The buttons of HTML can not stand in a drawing: a shape takes their role. */
const Shape = "rect";

type FigureDrawingProps = {
  readonly figure: Figure;
  /** The claim chosen anywhere: its points light up. */
  readonly claimId: string | undefined;
  readonly onChoose: (point: FigurePoint) => void;
  readonly onOpen: (point: FigurePoint) => void;
  /** A key on a point that the drawing itself has no use for; true when it was used. */
  readonly onKey: (key: string, point: FigurePoint) => boolean;
};

/** A drawing whose points are moved through by arrow keys: one stop for Tab, Enter opens. */
export function FigureDrawing({ figure, claimId, onChoose, onOpen, onKey }: FigureDrawingProps) {
  const { scene, title, alternative } = figure;
  const describedBy = useId();
  const shapes = useRef(new Map<string, SVGRectElement>());
  const [activeId, setActiveId] = useState<string | null>(null);
  const active = scene.points.find(({ id }) => id === activeId) ?? scene.points[0];

  const press = (event: KeyboardEvent, point: FigurePoint) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onOpen(point);
      return;
    }
    const next = nextPoint(event.key, point, scene.points);
    if (next !== null) {
      event.preventDefault();
      shapes.current.get(next.id)?.focus();
    } else if (onKey(event.key, point)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div className={styles.drawing}>
      <svg
        role="group"
        aria-label={title}
        aria-describedby={describedBy}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        width={scene.width}
        height={scene.height}
        className={styles.scene}
      >
        <SceneMarks scene={scene} />
        {scene.points.map((point) => (
          <Shape
            role="button"
            key={point.id}
            ref={(shape) => {
              if (shape === null) shapes.current.delete(point.id);
              else shapes.current.set(point.id, shape);
            }}
            aria-label={point.label}
            tabIndex={point === active ? 0 : -1}
            data-keys="item"
            data-lit={claimId !== undefined && belongsTo(point, claimId) ? "" : undefined}
            className={styles.point}
            x={point.x}
            y={point.y}
            width={point.width}
            height={point.height}
            onFocus={() => {
              setActiveId(point.id);
              onChoose(point);
            }}
            onClick={(event) => event.currentTarget.focus()}
            onDoubleClick={() => onOpen(point)}
            onKeyDown={(event) => press(event, point)}
          >
            <title>{point.label}</title>
          </Shape>
        ))}
      </svg>
      <p id={describedBy} className={styles.alternative}>
        {alternative}
      </p>
    </div>
  );
}

function belongsTo({ target }: FigurePoint, claimId: string): boolean {
  if (target.kind === "reading") return target.claimId === claimId;
  return target.kind === "claims" && target.claimIds.length === 1 && target.claimIds[0] === claimId;
}

import { memo, useId } from "react";
import { type Fill, type Mark, type Pattern, patterns, type Scene } from "#shared/figures/scene.ts";
import { dashes, isPattern, patternTiles } from "#shared/figures/scene-svg.ts";
import styles from "./figures.module.css";

/** The marks of a scene in the colours of the window. What they say is said by the points over them. */
export const SceneMarks = memo(function SceneMarks({ scene }: { readonly scene: Scene }) {
  const prefix = useId();
  // Marks have no names and never change places: a new scene is drawn anew.
  const numbered = scene.marks.map((mark, number) => ({ mark, number }));
  return (
    <g aria-hidden>
      <defs>
        {patterns.map((pattern) => (
          <Tile key={pattern} id={`${prefix}-${pattern}`} pattern={pattern} />
        ))}
      </defs>
      {numbered.map(({ mark, number }) => (
        <MarkShape key={number} mark={mark} prefix={prefix} />
      ))}
    </g>
  );
});

function Tile({ id, pattern }: { readonly id: string; readonly pattern: Pattern }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect className={styles.mark} data-fill="paper" width="6" height="6" />
      <path
        className={styles.mark}
        d={patternTiles[pattern]}
        {...(pattern === "dots" ? { "data-fill": "ink" } : { "data-stroke": "ink", fill: "none" })}
      />
    </pattern>
  );
}

function MarkShape({ mark, prefix }: { readonly mark: Mark; readonly prefix: string }) {
  const common = { className: styles.mark, ...paint(mark, prefix) };
  switch (mark.kind) {
    case "rect":
      return (
        <rect
          {...common}
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius}
        />
      );
    case "circle":
      return <circle {...common} cx={mark.x} cy={mark.y} r={mark.radius} />;
    case "path":
      return <path {...common} d={mark.d} />;
    case "text":
      return (
        <text
          {...common}
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.isBold === true ? 600 : 400}
          textAnchor={mark.anchor ?? "start"}
          {...(mark.hasHalo === true ? { "data-halo": "" } : {})}
        >
          {mark.text}
        </text>
      );
  }
}

function paint({ fill = "none", stroke, strokeWidth, dash }: Mark, prefix: string) {
  return {
    ...fillOf(fill, prefix),
    ...(stroke === undefined ? {} : { "data-stroke": stroke, strokeWidth: strokeWidth ?? 1 }),
    ...(dash === undefined ? {} : { strokeDasharray: dashes[dash] }),
  };
}

function fillOf(fill: Fill, prefix: string) {
  if (fill === "none") return { fill: "none" };
  return isPattern(fill) ? { fill: `url(#${prefix}-${fill})` } : { "data-fill": fill };
}

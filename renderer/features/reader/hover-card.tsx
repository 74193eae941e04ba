import { useLiveQuery } from "dexie-react-hooks";
import { memo, type RefObject, useEffect, useRef, useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import { Swatch } from "./colour-choice.tsx";
import styles from "./marks.module.css";
import type { Mark } from "./marks.ts";
import type { PassageDom } from "./passage-dom.ts";
import { claimsByAnnotation, tagsByTarget } from "./reader-queries.ts";

export type Hovered = { readonly marks: readonly Mark[]; readonly x: number; readonly y: number };

/** A pointer that rests this long wants to know. */
const restMs = 250;

export type HoverCardProps = {
  readonly dom: PassageDom;
  readonly marks: IntervalIndex<Mark>;
  readonly article: RefObject<HTMLElement | null>;
};

/** Lists every mark under the resting pointer. The same is in the inspector for who has no pointer. */
export const HoverCard = memo(function HoverCard({ dom, marks, article }: HoverCardProps) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  // A mark that is saved while the pointer comes to rest must not make it forgotten.
  const latest = useRef({ dom, marks });
  useEffect(() => {
    latest.current = { dom, marks };
  });

  useEffect(() => {
    const element = article.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      setHovered(null);
    };
    const move = ({ clientX, clientY, buttons }: PointerEvent) => {
      clearTimeout(timer);
      if (buttons !== 0) {
        setHovered(null);
        return;
      }
      timer = setTimeout(() => {
        const found = marksUnder(latest.current.dom, latest.current.marks, clientX, clientY);
        setHovered(found.length === 0 ? null : { marks: found, x: clientX, y: clientY });
      }, restMs);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("pointerdown", leave);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("pointerdown", leave);
    };
  }, [article]);

  return hovered === null ? null : <MarksCard {...hovered} />;
});

/** What there is to know of marks, beside a point of the window. */
export function MarksCard({ marks, x, y }: Hovered) {
  const t = useTranslate();
  const isLow = y > window.innerHeight - 200;
  return (
    <div
      role="tooltip"
      className={styles.hover}
      style={{
        left: Math.min(x + 12, window.innerWidth - 300),
        ...(isLow ? { bottom: window.innerHeight - y + 16 } : { top: y + 18 }),
      }}
    >
      {marks.length > 1 && <p>{t("reader.under", { count: marks.length })}</p>}
      <MarkLines marks={marks} />
    </div>
  );
}

function MarkLines({ marks }: { readonly marks: readonly Mark[] }) {
  const notebook = useNotebook();
  const ids = marks.map(({ id }) => id);
  const key = ids.join(" ");
  const found = useLiveQuery(async () => {
    const asked = key.split(" ");
    return {
      tags: await tagsByTarget(notebook, asked),
      claims: await claimsByAnnotation(notebook, asked),
    };
  }, [notebook, key]);
  return (
    <ul>
      {marks.map(({ id, annotation }) => (
        <li key={id} className={styles.hoverMark}>
          <Swatch colour={annotation.colour} />
          <span>
            <q>{shortened(annotation.exact)}</q>
            {annotation.note !== null && (
              <span className={styles.hoverNote}>{annotation.note}</span>
            )}
            {found?.claims.get(id)?.map(({ claim, evidence }) => (
              <span key={evidence.id} className={styles.hoverNote}>
                {claim.statement}
              </span>
            ))}
            {(found?.tags.get(id) ?? []).length > 0 && (
              <span className={styles.hoverTags}>
                {found?.tags
                  .get(id)
                  ?.map(({ name }) => name)
                  .join(" · ")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function shortened(words: string): string {
  return words.length > 90 ? `${words.slice(0, 88)}…` : words;
}

/** The marks whose words are under a point; beside the words there are none, though the nearest word has some. */
export function marksUnder(
  dom: PassageDom,
  marks: IntervalIndex<Mark>,
  x: number,
  y: number,
): readonly Mark[] {
  const offset = dom.offsetFromPoint(x, y);
  if (offset === null) return [];
  // The caret may stand before or after the letter that was hit.
  const around = { start: Math.max(0, offset - 1), end: offset + 1 };
  const rects = [...(dom.rangeOf(around)?.getClientRects() ?? [])];
  const isOnWords = rects.some(
    ({ left, right, top, bottom }) => x >= left - 2 && x <= right + 2 && y >= top && y <= bottom,
  );
  return isOnWords ? marks.overlapping(around) : [];
}

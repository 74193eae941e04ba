import { memo, useLayoutEffect, useMemo, useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { ClaimIcon, NoteIcon } from "#renderer/ui/icons-marks.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import { type MarginPlace, marginPlaces } from "./margin-layout.ts";
import styles from "./marks.module.css";
import type { Mark } from "./marks.ts";
import { NoteField } from "./note-field.tsx";
import type { PassageDom } from "./passage-dom.ts";
import type { RestingClaim } from "./reader-queries.ts";
import { useRestingClaims } from "./use-resting-claims.ts";

export type MarginProps = {
  readonly dom: PassageDom;
  readonly marks: IntervalIndex<Mark>;
  readonly visible: readonly TextRange[];
  /** The mark whose note is being written here. */
  readonly editedId: string | null;
  readonly onEdit: (annotationId: string | null) => void;
  readonly onChoose: (mark: Mark) => void;
};

type Card = { readonly mark: Mark; readonly claims: readonly RestingClaim[] };

/** Notes and claims beside the text, each at the height of its passage; in one line, or where the margin is narrow in those that are free. */
export const Margin = memo(function Margin({
  dom,
  marks,
  visible,
  editedId,
  onEdit,
  onChoose,
}: MarginProps) {
  const t = useTranslate();
  const near = useMemo(
    () => [...new Set(visible.flatMap((range) => marks.overlapping(range)))],
    [marks, visible],
  );
  const claims = useRestingClaims(marks, visible);
  const cards = useMemo(
    () =>
      near
        .map((mark): Card => ({ mark, claims: claims.get(mark.id) ?? [] }))
        .filter((card) => {
          const isEdited = card.mark.id === editedId;
          return isEdited || card.mark.annotation.note !== null || card.claims.length > 0;
        }),
    [near, claims, editedId],
  );
  const places = usePlaces(dom, cards);

  if (cards.length === 0) return <div className={styles.margin} />;
  return (
    <aside className={styles.margin} aria-label={t("reader.margin.label")}>
      {cards.map((card) => (
        <div
          key={card.mark.id}
          className={styles.card}
          data-colour={card.mark.annotation.colour}
          style={styleAt(places.get(card.mark.id))}
          {...(card.mark.id === editedId ? { "data-edited": "" } : {})}
        >
          {card.mark.id === editedId ? (
            <NoteField
              annotation={card.mark.annotation}
              label={t("reader.note.label")}
              isLabelHidden
              autoFocus
              rows={4}
              onDone={() => onEdit(null)}
            />
          ) : (
            <CardLines card={card} onEdit={onEdit} onChoose={onChoose} />
          )}
        </div>
      ))}
    </aside>
  );
});

function styleAt(place: MarginPlace | undefined) {
  const style = {
    top: place?.top ?? 0,
    // Not `visibility`: a field that is hidden, if only for a moment, can not take the focus.
    opacity: place === undefined ? 0 : 1,
    "--lines": String(place?.lines ?? 1),
  };
  return style;
}

type CardLinesProps = Pick<MarginProps, "onEdit" | "onChoose"> & { readonly card: Card };

function CardLines({ card: { mark, claims }, onEdit, onChoose }: CardLinesProps) {
  const { select } = useWorkspace();
  const { note } = mark.annotation;
  return (
    <>
      {note !== null && (
        <button
          type="button"
          className={styles.cardLine}
          title={note}
          onClick={() => onChoose(mark)}
          onDoubleClick={() => onEdit(mark.id)}
        >
          <NoteIcon />
          <span>{note}</span>
        </button>
      )}
      {claims.map(({ claim, evidence }) => (
        <button
          key={evidence.id}
          type="button"
          className={styles.cardLine}
          title={claim.statement}
          onClick={() => {
            onChoose(mark);
            select({ claimId: claim.id, evidenceId: evidence.id });
          }}
        >
          <ClaimIcon />
          <span>{claim.statement}</span>
        </button>
      ))}
    </>
  );
}

function entriesOf({ mark, claims }: Card): number {
  return claims.length + (mark.annotation.note === null ? 0 : 1);
}

/** Measures where the passages stand; again whenever the text is laid out anew. */
function usePlaces(dom: PassageDom, cards: readonly Card[]): ReadonlyMap<string, MarginPlace> {
  const [places, setPlaces] = useState<ReadonlyMap<string, MarginPlace>>(new Map());
  useLayoutEffect(() => {
    const measure = () => {
      const origin = dom.root.getBoundingClientRect().top;
      const wishes = cards.flatMap((card) => {
        const rect = dom.rangeOf(card.mark)?.getClientRects()[0];
        if (rect === undefined) return [];
        const entries = Math.max(1, entriesOf(card));
        return { id: card.mark.id, wanted: rect.top - origin, entries };
      });
      setPlaces(marginPlaces(wishes));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(dom.root);
    return () => observer.disconnect();
  }, [dom, cards]);
  return places;
}

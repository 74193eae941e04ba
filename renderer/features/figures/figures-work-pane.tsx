import { useMemo, useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { EmptyState, PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { FigureKind } from "#shared/domain/brief/brief.ts";
import { claimIdSchema, hypothesisIdSchema } from "#shared/domain/ids.ts";
import { type Figure, type FigureView, wholeView } from "#shared/figures/figure.ts";
import type { FigurePoint, Target } from "#shared/figures/scene.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import { FigureDrawing } from "./figure-drawing.tsx";
import { FigureTable } from "./figure-table.tsx";
import styles from "./figures.module.css";
import { chosenPoint, shownKind } from "./figures-desk.ts";
import { useFigure } from "./figures-queries.ts";
import { readClaim } from "./hypothesis-commands.ts";
import { HypothesisTools } from "./hypothesis-tools.tsx";
import { openTarget } from "./open-target.ts";
import { readingOfKey } from "./reading-keys.ts";
import { saveFigure } from "./save-figure.ts";

/** The figure chosen in the list: drawn, told in words, and as a table. */
export function FiguresWorkPane() {
  const t = useTranslate();
  const kind = useObservable(shownKind);
  return (
    <PaneFrame title={t(keyUnder("figures.name", kind))}>
      <ShownFigure key={kind} kind={kind} />
    </PaneFrame>
  );
}

/** The padding of the body on both sides. */
const paddingPx = 48;
const narrowest = 480;
const widest = 1100;
/** Rows drawn at once; the others are a page further. */
const rowsShown = 30;

function ShownFigure({ kind }: { readonly kind: FigureKind }) {
  const [ref, widthPx] = useWidth();
  const { selection } = useWorkspace();
  const [from, setFrom] = useState(0);
  const [span, setSpan] = useState<FigureView["span"]>(null);
  // Only a drawing of relations starts from a claim; the others must not be drawn anew with it.
  const around = kind === "relations" ? (selection.claimId ?? null) : null;
  const [aroundClaimId] = useState(around);
  const view = useMemo(() => {
    if (widthPx === 0) return null;
    const width = Math.max(narrowest, Math.min(widest, widthPx - paddingPx));
    const { claimIds, lensIds } = wholeView;
    return { claimIds, lensIds, width, from, span, aroundClaimId, most: rowsShown };
  }, [widthPx, from, span, aroundClaimId]);
  const figure = useFigure(kind, view);

  return (
    <>
      {figure !== undefined && (
        <FigureTools
          figure={figure}
          from={from}
          onMove={setFrom}
          hasSpan={span !== null}
          onWhole={() => {
            setSpan(null);
            setFrom(0);
          }}
        />
      )}
      {kind === "hypotheses" && <HypothesisTools />}
      <PaneBody>
        <div ref={ref} className={styles.measure} />
        {figure === undefined ? (
          <Skeleton />
        ) : (
          <FigureBody
            figure={figure}
            onSpan={(next) => {
              setSpan(next);
              setFrom(0);
            }}
          />
        )}
      </PaneBody>
    </>
  );
}

type FigureToolsProps = {
  readonly figure: Figure;
  readonly from: number;
  readonly onMove: (from: number) => void;
  readonly hasSpan: boolean;
  readonly onWhole: () => void;
};

/** Which rows are drawn of how many, and where the figure can be saved. */
function FigureTools({ figure, from, onMove, hasSpan, onWhole }: FigureToolsProps) {
  const t = useTranslate();
  const { failure, attempt } = useAttempt();
  const { shown } = figure;
  const isPart = shown.to - shown.from < shown.of;
  const save = (format: "svg" | "png") =>
    attempt(async () => {
      const saved = await saveFigure(figure, format);
      if (saved !== null) showToast({ text: t("figures.view.saved", { path: saved.path }) });
    });
  return (
    <div className={styles.tools}>
      {isPart && (
        <>
          <span className={styles.shown}>
            {t("figures.view.shown", {
              from: (shown.from + 1).toLocaleString(),
              to: shown.to.toLocaleString(),
              of: shown.of.toLocaleString(),
            })}
          </span>
          <Button
            size="small"
            isDisabled={from === 0}
            onPress={() => onMove(Math.max(0, from - rowsShown))}
          >
            {t("figures.view.previous")}
          </Button>
          <Button
            size="small"
            isDisabled={shown.to >= shown.of || figure.kind === "relations"}
            onPress={() => onMove(shown.to)}
          >
            {t("figures.view.next")}
          </Button>
        </>
      )}
      {hasSpan && (
        <Button size="small" onPress={onWhole}>
          {t("figures.view.whole")}
        </Button>
      )}
      <span className={styles.gap} />
      <Menu
        aria-label={t("figures.view.save")}
        onAction={(key) => save(key === "png" ? "png" : "svg")}
        trigger={
          <Button size="small" isDisabled={figure.emptyText !== null}>
            {t("figures.view.save")}
          </Button>
        }
      >
        <MenuItem id="svg" text={t("figures.view.svg")} />
        <MenuItem id="png" text={t("figures.view.png")} />
      </Menu>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}

type FigureBodyProps = {
  readonly figure: Figure;
  readonly onSpan: (span: { readonly from: number; readonly to: number }) => void;
};

function FigureBody({ figure, onSpan }: FigureBodyProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const workspace = useWorkspace();
  const { attempt, failure } = useAttempt();
  const { selection, select, isReadOnly } = workspace;

  const choose = (point: FigurePoint) => {
    chosenPoint.set(point);
    const claimId = claimOf(point.target);
    if (claimId !== null) select({ claimId: claimIdSchema.parse(claimId) }, "quietly");
  };
  const open = (target: Target) => {
    if (target.kind === "span") onSpan(target);
    else openTarget(target.kind === "reading" ? claimTarget(target.claimId) : target, workspace);
  };
  const read = (key: string, { target }: FigurePoint): boolean => {
    const reading = readingOfKey(key);
    if (target.kind !== "reading" || reading === undefined || isReadOnly) return false;
    const cell = {
      hypothesisId: hypothesisIdSchema.parse(target.hypothesisId),
      claimId: claimIdSchema.parse(target.claimId),
    };
    attempt(() => readClaim(notebook, cell, reading, null));
    return true;
  };

  return (
    <div className={styles.body}>
      {failure !== null && <FailureNotice failure={failure} />}
      {figure.emptyText !== null ? (
        <EmptyState title={t("figures.view.nothing")}>{figure.emptyText}</EmptyState>
      ) : (
        <>
          <FigureDrawing
            figure={figure}
            claimId={selection.claimId}
            onChoose={choose}
            onOpen={(point) => open(point.target)}
            onKey={read}
          />
          <ul className={styles.notes}>
            {figure.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {figure.source !== null && <li>{figure.source}</li>}
          </ul>
          <FigureTable figure={figure} onOpen={open} />
        </>
      )}
    </div>
  );
}

function claimOf(target: Target): string | null {
  if (target.kind === "reading") return target.claimId;
  return target.kind === "claims" ? (target.claimIds[0] ?? null) : null;
}

function claimTarget(claimId: string): Target {
  return { kind: "claims", claimIds: [claimId] };
}

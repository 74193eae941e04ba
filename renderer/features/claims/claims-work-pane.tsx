import { useMemo } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import { type BoardRow, boardRows, boardView, isFiltered, wholeBoard } from "./board-view.ts";
import { type BoardRoom, claimColumns } from "./claim-columns.tsx";
import styles from "./claims.module.css";
import { type NotebookClaims, useClaims } from "./claims-queries.ts";
import { useWidth } from "./use-width.ts";

/** From here on a column for everything fits beside a readable statement. */
const widePx = 1500;
/** From here on the lens columns have room for the names of their regions. */
const roomyPx = 900;

function roomFor(widthPx: number): BoardRoom {
  return widthPx >= widePx ? "wide" : widthPx >= roomyPx ? "roomy" : "narrow";
}

export function ClaimsWorkPane() {
  const all = useClaims();
  return all === undefined ? <Skeleton /> : <ClaimBoard all={all} />;
}

function ClaimBoard({ all }: { readonly all: NotebookClaims }) {
  const t = useTranslate();
  const { selection, select, openView } = useWorkspace();
  const view = useObservable(boardView);
  const [pane, widthPx] = useWidth();
  const room = roomFor(widthPx);

  const rows = useMemo(() => boardRows(all.claims, view), [all, view]);
  const columns = useMemo(() => claimColumns(t, all.lenses, room), [t, all.lenses, room]);
  const count = rows.filter((row) => row.kind === "claim").length;
  const active = rows.find(({ key }) => key === selection.claimId);

  const openPassage = (row: BoardRow) => {
    if (row.kind !== "claim") return;
    const first = row.claim.evidence[0];
    if (first === undefined) return;
    openView("reader", {
      articleId: first.article.id,
      annotationId: first.annotation.id,
      claimId: row.claim.claim.id,
      evidenceId: first.evidence.id,
    });
  };
  useCommand("item:open", active === undefined ? null : () => openPassage(active));

  return (
    <div ref={pane} className={styles.board}>
      <PaneFrame title={t("claims.board.title")} count={count}>
        <VirtualGrid
          label={t("claims.board.grid")}
          items={rows}
          keyOf={keyOf}
          columns={columns}
          rowHeight={room === "wide" ? 28 : "measured"}
          activeKey={active?.key ?? null}
          onActiveChange={(row) => {
            if (row.kind === "claim") select({ claimId: row.claim.claim.id }, "quietly");
          }}
          onOpen={openPassage}
          emptyState={<EmptyBoard isFiltering={isFiltered(view) && all.claims.length > 0} />}
          autoFocus
        />
      </PaneFrame>
    </div>
  );
}

const keyOf = (row: BoardRow) => row.key;

function EmptyBoard({ isFiltering }: { readonly isFiltering: boolean }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  return isFiltering ? (
    <EmptyState
      title={t("claims.board.nothingMatches")}
      actions={
        <Button onPress={() => boardView.set(wholeBoard)}>{t("claims.board.clearFilters")}</Button>
      }
    />
  ) : (
    <EmptyState
      title={t("claims.board.empty")}
      actions={<Button onPress={() => openView("reader")}>{t("claims.board.openReader")}</Button>}
    >
      {t("claims.board.emptyAdvice")}
    </EmptyState>
  );
}

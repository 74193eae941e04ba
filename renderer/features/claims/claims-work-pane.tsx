import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { type Listed, useListed } from "#renderer/db/use-listed.ts";
import { Button } from "#renderer/ui/button.tsx";
import { editCell, type GridCell } from "#renderer/ui/grid-cells.ts";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useWidth } from "#renderer/ui/use-width.ts";
import { mostMeasured, VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import { wholeView } from "#shared/domain/claim/claim-view.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import type { ListRow } from "#shared/listing/list-request.ts";
import { type BoardRow, type BoardView, boardRow, boardView, isFiltered } from "./board-view.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { type BoardRoom, claimColumns } from "./claim-columns.tsx";
import { chosenClaims } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import { type ClaimRows, claimsListed, useLenses } from "./claims-queries.ts";
import { CompareRegister } from "./compare-register.tsx";

/** From here on a column for everything fits beside a readable statement. */
const widePx = 1500;
/** From here on the lens columns have room for the names of their regions. */
const roomyPx = 900;

/** A statement of two lines with everything below it. */
const fullRowPx = 104;

function roomFor(widthPx: number): BoardRoom {
  return widthPx >= widePx ? "wide" : widthPx >= roomyPx ? "roomy" : "narrow";
}

/** The rows of the board for a view, live; only those on screen are read. */
function useBoard(view: BoardView, place: string | null): Listed<BoardRow> | undefined {
  const { db } = useNotebook();
  const { group } = view;
  const load = useCallback(
    async (rows: readonly ListRow[], rowsOfClaims: ClaimRows | null) => {
      const articleIds = group === "article" ? rows.flatMap((row) => row.group?.name || []) : [];
      const articles = articleIds.length === 0 ? [] : await db.articles.bulkGet(articleIds);
      const claims = claimsListed(rowsOfClaims);
      const articleById = new Map(
        articles.flatMap((article) => (article === undefined ? [] : [[article.id, article]])),
      );
      const items = new Map<string, BoardRow>();
      for (const row of rows) {
        const item = boardRow(row, group, claims, articleById);
        if (item !== null) items.set(row.key, item);
      }
      return items;
    },
    [db, group],
  );
  return useListed({ of: "claims", filter: view }, place, load, { withClaims: true });
}

export function ClaimsWorkPane() {
  const { selection } = useWorkspace();
  const view = useObservable(boardView);
  const rows = useBoard(view, selection.claimId ?? null);
  const t = useTranslate();
  const [shown, setShown] = useState<"board" | "compare">("board");
  return (
    <PaneFrame
      title={t("claims.board.title")}
      {...(rows === undefined ? {} : { count: rows.recordCount, isBehind: rows.isBehind })}
    >
      <Tabs
        label={t("claims.tabs.label")}
        selected={shown}
        onSelect={setShown}
        tabs={[
          {
            id: "board",
            title: t("claims.tabs.board"),
            content: rows === undefined ? <Skeleton /> : <ClaimBoard rows={rows} view={view} />,
          },
          { id: "compare", title: t("claims.tabs.compare"), content: <CompareRegister /> },
        ]}
      />
    </PaneFrame>
  );
}

type ClaimBoardProps = { readonly rows: Listed<BoardRow>; readonly view: BoardView };

function ClaimBoard({ rows, view }: ClaimBoardProps) {
  const t = useTranslate();
  const { selection, select, openView } = useWorkspace();
  const lenses = useLenses();
  const { isReadOnly } = useWorkspace();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(none);
  useEffect(() => {
    chosenClaims.set([...chosen].map((id) => claimIdSchema.parse(id)));
  }, [chosen]);
  useEffect(() => () => chosenClaims.set([]), []);
  // A view shows other claims: what is out of sight must not be acted upon.
  const [formerView, setFormerView] = useState(view);
  if (formerView !== view) {
    setFormerView(view);
    setChosen(none);
  }
  const [pane, widthPx] = useWidth();
  const room = roomFor(widthPx);

  const boardRows = useRef<HTMLDivElement>(null);
  const clear = () => {
    setChosen(none);
    // The bar goes with the choice, and the focus must not go with it; a dialog that closes with it
    // gives the focus back one frame later, to a button that is no more.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        boardRows.current?.querySelector<HTMLElement>("[role=grid]")?.focus(),
      ),
    );
  };

  const columns = useMemo(
    () => claimColumns(t, lenses, room, openView),
    [t, lenses, room, openView],
  );
  const activeKey = selection.claimId ?? null;
  const activeIndex = activeKey === null ? -1 : rows.indexOf(activeKey);
  const active = rows.at(activeIndex);

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
  const claimId = active?.kind === "claim" ? active.claim.claim.id : null;
  const [cell, setCell] = useState<GridCell | null>(null);
  const edited =
    columns.find(({ id }) => id === cell?.columnId) ?? columns.find(({ id }) => id === "statement");
  useCommand(
    "claim:edit",
    claimId === null || active === undefined || edited === undefined || isReadOnly
      ? null
      : () => editCell(edited, active, claimId, setCell),
  );
  useCommand("item:open", active === undefined ? null : () => openPassage(active));

  return (
    <div ref={pane} className={styles.board}>
      <div ref={boardRows} className={styles.boardRows}>
        {chosen.size > 0 && !isReadOnly && (
          <BulkBar claimIds={[...chosen]} lenses={lenses} onClear={clear} />
        )}
        <VirtualGrid
          label={t("claims.board.grid")}
          items={rows}
          keyOf={keyOf}
          columns={columns}
          rowHeight={room === "wide" ? 28 : rows.length > mostMeasured ? fullRowPx : "measured"}
          activeKey={activeIndex >= 0 ? activeKey : null}
          onActiveChange={(row) => {
            if (row.kind === "claim") select({ claimId: row.claim.claim.id }, "quietly");
          }}
          onOpen={openPassage}
          {...(isReadOnly
            ? {}
            : {
                selectedKeys: chosen,
                onSelectedChange: setChosen,
                cell,
                onCellChange: setCell,
              })}
          emptyState={<EmptyBoard isFiltering={isFiltered(view)} />}
          autoFocus
        />
      </div>
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

const keyOf = (row: BoardRow) => row.key;

function EmptyBoard({ isFiltering }: { readonly isFiltering: boolean }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  return isFiltering ? (
    <EmptyState
      title={t("claims.board.nothingMatches")}
      actions={
        <Button onPress={() => boardView.set(wholeView)}>{t("claims.board.clearFilters")}</Button>
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

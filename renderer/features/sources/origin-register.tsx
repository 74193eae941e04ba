import { useLiveQuery } from "dexie-react-hooks";
import { useMemo, useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useListedOrigins, useUnstatedOrigins } from "#renderer/db/use-listed-names.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import type { ItemWindow } from "#renderer/ui/item-window.ts";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { OriginBadge } from "#renderer/ui/scales.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type GridColumn, VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import type { OriginId } from "#shared/domain/ids.ts";
import { NewOriginDialog } from "./new-origin-dialog.tsx";
import { type OriginRow, originsBehindClaim, restingOn } from "./origin-queries.ts";
import styles from "./sources.module.css";
import { unstatedOrigin } from "./unstated-origin.ts";

/** A row of the register: an origin, or all passages whose origin is not stated. */
type Entry =
  | { readonly kind: "origin"; readonly origin: OriginRow }
  | { readonly kind: "unstated"; readonly passages: number };

const keyOf = (entry: Entry): OriginId =>
  entry.kind === "origin" ? entry.origin.id : unstatedOrigin;

export function OriginRegister() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection, select, isReadOnly } = useWorkspace();
  const [filter, setFilter] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  const origins = useListedOrigins(filter, selection.originId ?? null);
  const unstated = useUnstatedOrigins();
  const claimId = selection.claimId ?? null;
  const lit = useLiveQuery(
    async () => (claimId === null ? null : originsBehindClaim(db, claimId)),
    [db, claimId],
  );
  const columns = useColumns(lit ?? null);
  const entries = useMemo(
    () => origins && entriesOf(origins, filter === "" ? unstated : 0),
    [origins, filter, unstated],
  );

  return (
    <div className={styles.pane}>
      <div className={styles.tools}>
        <SearchField
          label={t("sources.origins.filter")}
          placeholder={t("sources.origins.filter")}
          value={filter}
          onChange={setFilter}
        />
        {!isReadOnly && (
          <Button icon={PlusIcon} onPress={() => setIsAdding(true)}>
            {t("sources.origins.new")}
          </Button>
        )}
      </div>
      {entries === undefined ? (
        <Skeleton />
      ) : (
        <VirtualGrid
          label={t("sources.origins.label")}
          items={entries}
          keyOf={keyOf}
          columns={columns}
          activeKey={selection.originId ?? null}
          onActiveChange={(entry) => select({ originId: keyOf(entry), sourceId: null }, "quietly")}
          emptyState={
            filter === "" ? (
              <EmptyState title={t("sources.origins.empty")}>
                {t("sources.origins.emptyText")}
              </EmptyState>
            ) : (
              <EmptyState title={t("sources.origins.noMatch")} />
            )
          }
        />
      )}
      <NewOriginDialog
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(id) => select({ originId: id, sourceId: null })}
      />
    </div>
  );
}

/** The origins, and below them what names none. */
function entriesOf(origins: ItemWindow<OriginRow>, passages: number): ItemWindow<Entry> {
  const { length } = origins;
  const isUnstated = (index: number) => index === length && passages > 0;
  return {
    length: passages > 0 ? length + 1 : length,
    at: (index) => {
      if (isUnstated(index)) return { kind: "unstated", passages };
      const origin = origins.at(index);
      return origin && { kind: "origin", origin };
    },
    keyAt: (index) => (isUnstated(index) ? unstatedOrigin : origins.keyAt(index)),
    indexOf: (key) => (key === unstatedOrigin && passages > 0 ? length : origins.indexOf(key)),
    show: origins.show,
    keysBetween: async (from, to) => [
      ...(await origins.keysBetween(from, Math.min(to, length - 1))),
      ...(to >= length && passages > 0 ? [unstatedOrigin] : []),
    ],
  };
}

function useColumns(lit: ReadonlySet<string> | null): readonly GridColumn<Entry>[] {
  const t = useTranslate();
  return [
    {
      id: "name",
      title: t("sources.origins.name"),
      width: "minmax(200px, 2fr)",
      cell: (entry) =>
        entry.kind === "unstated" ? (
          t("sources.origins.unstated")
        ) : (
          <span className={styles.name}>
            {lit?.has(entry.origin.id) === true && (
              <span role="img" aria-label={t("sources.register.lit")} className={styles.lit} />
            )}
            <span title={entry.origin.name}>{entry.origin.name}</span>
          </span>
        ),
    },
    {
      id: "kind",
      title: t("sources.origins.kind"),
      width: "minmax(110px, 1fr)",
      cell: (entry) =>
        entry.kind === "origin" ? t(`words.originKind.${entry.origin.kind}`) : null,
    },
    {
      id: "derived-from",
      title: t("sources.origins.derivedFrom"),
      width: "minmax(120px, 1fr)",
      cell: (entry) => (entry.kind === "origin" ? <Parent origin={entry.origin} /> : null),
    },
    {
      id: "rests",
      title: t("sources.origins.rests"),
      width: "minmax(150px, 1fr)",
      cell: (entry) =>
        entry.kind === "origin" ? (
          <Resting origin={entry.origin} />
        ) : (
          <span className={styles.quiet}>
            {t("sources.origins.unstatedRests", { count: entry.passages })}
          </span>
        ),
    },
    {
      id: "claims",
      title: t("sources.origins.claims"),
      width: "64px",
      align: "end",
      cell: (entry) => (entry.kind === "origin" ? <ClaimCount origin={entry.origin} /> : null),
    },
  ];
}

type CellProps = { readonly origin: OriginRow };

function Parent({ origin }: CellProps) {
  const { db } = useNotebook();
  const { derivedFromId } = origin;
  const parent = useLiveQuery(
    async () => (derivedFromId === null ? undefined : db.origins.get(derivedFromId)),
    [db, derivedFromId],
  );
  return parent?.name ?? null;
}

function Resting({ origin }: CellProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const use = useLiveQuery(() => restingOn(db, origin.id), [db, origin.id]);
  if (use == null) return null;
  if (use.root.kind === "own-judgement") {
    return <span className={styles.quiet}>{t("sources.origins.notCounted")}</span>;
  }
  return <OriginBadge articles={use.articles} known={1} />;
}

function ClaimCount({ origin }: CellProps) {
  const { db } = useNotebook();
  const use = useLiveQuery(() => restingOn(db, origin.id), [db, origin.id]);
  return use?.claims ?? null;
}

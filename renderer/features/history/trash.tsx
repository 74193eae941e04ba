import { useMemo } from "react";
import { FailureNotice, useCommand } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { utcText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type GridColumn, VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import { purgeableTables } from "#shared/domain/history/retention.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import styles from "./history.module.css";
import { tableText } from "./history-text.ts";
import { historyView, showHistory } from "./history-view.ts";
import { hiddenText, thingName } from "./trash-commands.ts";
import { useRestore } from "./use-restore.ts";
import { useTrash } from "./use-trash.ts";

/** What was deleted: by whom, when, what is hidden with it. Enter or a double click restores. */
export function Trash() {
  const things = useTrash();
  return (
    <div className={styles.panel}>
      <TrashTools />
      {things === undefined ? <Skeleton /> : <Things things={things} />}
    </div>
  );
}

function TrashTools() {
  const t = useTranslate();
  const { trashKind } = useObservable(historyView);
  return (
    <div className={styles.tools}>
      <Select
        label={t("history.trash.kindLabel")}
        isLabelHidden
        options={[
          { value: "any", text: t("history.trash.anyKind") },
          ...purgeableTables.map((table) => ({ value: table, text: tableText(t, table) })),
        ]}
        value={trashKind ?? "any"}
        onChange={(kind) => showHistory({ trashKind: kind === "any" ? null : kind, trashed: null })}
      />
      <span className={styles.quiet}>{t("history.trash.notebooks")}</span>
    </div>
  );
}

function Things({ things }: { readonly things: readonly TrashedThing[] }) {
  const t = useTranslate();
  const { trashed, trashKind } = useObservable(historyView);
  const { restore, failure } = useRestore();
  const columns = useMemo(() => columnsOf(t), [t]);
  const shown = useMemo(
    () => things.filter(({ table }) => trashKind === null || table === trashKind),
    [things, trashKind],
  );
  const active = shown.find(({ id }) => id === trashed?.id);
  useCommand("item:open", active === undefined || restore === null ? null : () => restore(active));
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <VirtualGrid
        label={t("history.trash.name")}
        items={shown}
        keyOf={keyOf}
        columns={columns}
        activeKey={active?.id ?? null}
        onActiveChange={(thing) => showHistory({ trashed: thing })}
        {...(restore === null ? {} : { onOpen: restore })}
        emptyState={
          <EmptyState title={t("history.trash.empty")}>{t("history.trash.emptyText")}</EmptyState>
        }
        autoFocus
      />
    </>
  );
}

const keyOf = (thing: TrashedThing) => thing.id;

function columnsOf(t: Translate): readonly GridColumn<TrashedThing>[] {
  return [
    {
      id: "kind",
      title: t("history.trash.kind"),
      width: "96px",
      cell: (thing) => tableText(t, thing.table),
    },
    {
      id: "thing",
      title: t("history.trash.thing"),
      width: "minmax(160px, 3fr)",
      cell: (thing) => thingName(t, thing),
    },
    {
      id: "when",
      title: t("history.trash.when"),
      width: "152px",
      cell: (thing) => <time dateTime={thing.deletedAt}>{utcText(thing.deletedAt)}</time>,
    },
    {
      id: "who",
      title: t("history.trash.who"),
      width: "minmax(72px, 132px)",
      cell: (thing) => thing.who ?? t("history.log.unknownPerson"),
    },
    {
      id: "hidden",
      title: t("history.trash.hidden"),
      width: "minmax(96px, 2fr)",
      cell: (thing) => <span className={styles.quiet}>{hiddenText(t, thing)}</span>,
    },
  ];
}

import { useMemo } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { utcText } from "#renderer/ui/time-text.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type GridColumn, VirtualGrid } from "#renderer/ui/virtual-grid.tsx";
import type { HistoryLine } from "#shared/domain/history/history-line.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import styles from "./history.module.css";
import { detailText, lineText } from "./history-text.ts";
import { historyView, showHistory } from "./history-view.ts";
import { LogTools } from "./log-tools.tsx";
import { type History, useHistory } from "./use-history.ts";

/** The custody log: every change, the latest first, in plain words. */
export function CustodyLog() {
  const { filter } = useObservable(historyView);
  const { attempt, failure } = useAttempt();
  const history = useHistory(filter, attempt);
  return (
    <div className={styles.panel}>
      <LogTools />
      {failure !== null && <FailureNotice failure={failure} />}
      <Lines history={history} />
    </div>
  );
}

function Lines({ history }: { readonly history: History }) {
  const t = useTranslate();
  const { line } = useObservable(historyView);
  const columns = useMemo(() => columnsOf(t), [t]);
  const { lines, hasEarlier, isReading, readEarlier } = history;
  if (lines === undefined) return <Skeleton />;
  return (
    <>
      <VirtualGrid
        label={t("history.log.name")}
        items={lines}
        keyOf={keyOf}
        columns={columns}
        activeKey={line === null ? null : keyOf(line)}
        onActiveChange={(next) => {
          showHistory({ line: next });
          if (next === lines.at(-1)) readEarlier();
        }}
        emptyState={
          <EmptyState title={t("history.log.empty")}>{t("history.log.emptyText")}</EmptyState>
        }
        autoFocus
      />
      <div className={styles.foot}>
        <span role="status">
          {t(hasEarlier ? "history.log.shownSoFar" : "history.log.shown", { count: lines.length })}
        </span>
        {hasEarlier && (
          <Button size="small" isDisabled={isReading} onPress={readEarlier}>
            {t("history.log.earlier")}
          </Button>
        )}
      </div>
    </>
  );
}

const keyOf = (line: HistoryLine) => String(line.sequence);

function columnsOf(t: Translate): readonly GridColumn<HistoryLine>[] {
  return [
    {
      id: "when",
      title: t("history.log.when"),
      width: "152px",
      cell: (line) => <time dateTime={line.at}>{utcText(line.at)}</time>,
    },
    {
      id: "who",
      title: t("history.log.who"),
      width: "minmax(72px, 132px)",
      cell: (line) => line.who ?? t("history.log.unknownPerson"),
    },
    {
      id: "what",
      title: t("history.log.what"),
      width: "minmax(160px, 3fr)",
      cell: (line) => lineText(t, line),
    },
    {
      id: "detail",
      title: t("history.log.detail"),
      width: "minmax(80px, 2fr)",
      cell: (line) => <span className={styles.quiet}>{detailText(t, line)}</span>,
    },
  ];
}

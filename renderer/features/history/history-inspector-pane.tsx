import { useObservable } from "#renderer/db/observable.ts";
import { EmptyState, PaneBody } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ChangeDetail } from "./change-detail.tsx";
import { historyView } from "./history-view.ts";
import { TrashedDetail } from "./trashed-detail.tsx";

/** What the chosen change changed, or what may be done with the chosen thing in the trash. */
export function HistoryInspectorPane() {
  const t = useTranslate();
  const { tab, line, trashed } = useObservable(historyView);
  if (tab === "log" && line === null) {
    return <EmptyState title={t("history.detail.none")}>{t("history.detail.noneText")}</EmptyState>;
  }
  if (tab === "trash" && trashed === null) {
    return <EmptyState title={t("history.trash.none")}>{t("history.trash.noneText")}</EmptyState>;
  }
  return (
    <PaneBody>
      {tab === "log" && line !== null && <ChangeDetail key={line.sequence} line={line} />}
      {tab === "trash" && trashed !== null && <TrashedDetail key={trashed.id} thing={trashed} />}
    </PaneBody>
  );
}

import { useEffect } from "react";
import { historyWish } from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { PaneFrame } from "#renderer/ui/panel.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { CustodyLog } from "./custody-log.tsx";
import { historyView, showHistory } from "./history-view.ts";
import { Trash } from "./trash.tsx";

/** Who did what and when, and what was thrown away. */
export function HistoryWorkPane() {
  const t = useTranslate();
  const { tab } = useObservable(historyView);
  const wish = useObservable(historyWish);
  useEffect(() => {
    if (wish === null) return;
    historyWish.set(null);
    showHistory({ tab: "log", line: null, filter: { actorId: null, kind: null, record: wish } });
  }, [wish]);
  return (
    <PaneFrame title={t("history.title")}>
      <Tabs
        label={t("history.tabs.label")}
        selected={tab}
        onSelect={(next) => showHistory({ tab: next })}
        tabs={[
          { id: "log", title: t("history.tabs.log"), content: <CustodyLog /> },
          { id: "trash", title: t("history.tabs.trash"), content: <Trash /> },
        ]}
      />
    </PaneFrame>
  );
}

import { Notice } from "#renderer/ui/notice.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { IndexState } from "#shared/searching/search-result.ts";
import styles from "./search.module.css";

/** Says that the search does not know all of the notebook yet, and how far it is. */
export function IndexProgress({ state }: { readonly state: IndexState }) {
  const t = useTranslate();
  switch (state.kind) {
    case "opening":
    case "ready":
      return null;
    case "building":
      return (
        <div className={styles.progress}>
          <ProgressBar
            label={t("search.building")}
            done={state.done}
            total={state.total}
            valueText={t("search.buildingCount", {
              done: state.done.toLocaleString(),
              total: state.total.toLocaleString(),
            })}
          />
        </div>
      );
    case "failed":
      return (
        <div className={styles.progress}>
          <Notice tone="warning" title={t("search.failed")}>
            {t("search.failedAdvice", { detail: state.detail })}
          </Notice>
        </div>
      );
  }
}

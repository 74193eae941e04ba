import { useEffect, useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./settings-pane.module.css";

/** The folder whose new files come into this notebook by themselves; none until one is chosen. */
export function WatchedFolder() {
  const t = useTranslate();
  const { notebookId, isReadOnly } = useWorkspace();
  const [folder, setFolder] = useState<string | null>(null);
  const { attempt, failure, isBusy } = useAttempt();
  useEffect(
    () => attempt(async () => setFolder((await request("folder:watched", { notebookId })).folder)),
    [attempt, notebookId],
  );

  return (
    <section aria-label={t("app.watched.title")}>
      <h3 className={styles.heading}>{t("app.watched.title")}</h3>
      <p className={styles.keysHint}>{t("app.watched.text")}</p>
      <p className={styles.watched}>{folder ?? t("app.watched.none")}</p>
      <div className={styles.watchedActions}>
        <Button
          isDisabled={isBusy || isReadOnly}
          onPress={() =>
            attempt(async () => setFolder((await request("folder:watch", { notebookId })).folder))
          }
        >
          {t(folder === null ? "app.watched.choose" : "app.watched.change")}
        </Button>
        {folder !== null && (
          <Button
            kind="quiet"
            isDisabled={isBusy}
            onPress={() =>
              attempt(async () => {
                await request("folder:unwatch", { notebookId });
                setFolder(null);
              })
            }
          >
            {t("app.watched.stop")}
          </Button>
        )}
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  );
}

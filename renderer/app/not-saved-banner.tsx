import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { useNotebook, useSaveState } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";

/** Stands over everything for as long as the disk refuses what was done. */
export function NotSavedBanner() {
  const t = useTranslate();
  const notebook = useNotebook();
  const state = useSaveState();
  const { attempt, failure, isBusy } = useAttempt();
  const [copy, setCopy] = useState<Output<"work:save-copy">>(null);
  if (state.kind !== "not-saved") return null;

  const saveCopy = () =>
    attempt(async () => {
      const notebookId = notebook.id;
      await request("work:keep-unsaved", { notebookId, unsaved: [...notebook.unsaved] });
      setCopy(await request("work:save-copy", { notebookId }));
    });
  return (
    <div className={styles.banner}>
      <FailureNotice
        failure={state.failure}
        actions={
          <>
            <Button isDisabled={isBusy} onPress={saveCopy}>
              {t("app.save.saveCopy")}
            </Button>
            <Button onPress={() => notebook.retrySaving()}>{t("app.save.retry")}</Button>
          </>
        }
      />
      {failure !== null && <FailureNotice failure={failure} />}
      {copy !== null && (
        <p className={styles.bannerLine} role="status">
          {t(copy.isWhole ? "app.save.copyWhole" : "app.save.copyAlone", { path: copy.path })}{" "}
          <Button
            kind="link"
            onPress={() => void request("file:show-in-folder", { path: copy.path })}
          >
            {t("app.save.showCopy")}
          </Button>
        </p>
      )}
    </div>
  );
}

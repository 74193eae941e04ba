import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, startWork, useAttempt } from "#renderer/app/feature.ts";
import { newId, onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { HashIcon } from "#renderer/ui/icons-state.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { CustodyAct, DamagedOriginal } from "#shared/domain/history/custody-act.ts";
import styles from "./history.module.css";

/** Computes every hash of originals and texts again, on demand, and tells the outcome. */
export function VerifyOriginals() {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { attempt, failure, isBusy, forget } = useAttempt();
  const [act, setAct] = useState<CustodyAct | null>(null);

  const verify = async () => {
    const workId = newId();
    const work = startWork(t("history.verify.working"), {
      cancel: () => void request("custody:cancel", { workId }),
    });
    const stop = onEvent("custody:progress", (progress) => {
      if (progress.workId === workId) work.progress(progress.done, progress.total);
    });
    try {
      setAct(await request("custody:verify", { notebookId, workId }));
    } finally {
      stop();
      work.end();
    }
  };
  const close = () => {
    setAct(null);
    forget();
  };

  return (
    <>
      <Button icon={HashIcon} isDisabled={isBusy} onPress={() => attempt(verify)}>
        {t("history.verify.run")}
      </Button>
      <Dialog
        title={t("history.verify.run")}
        isOpen={act !== null || failure !== null}
        onClose={close}
        actions={
          <Button kind="primary" onPress={close}>
            {t("ui.close")}
          </Button>
        }
      >
        {failure !== null && <FailureNotice failure={failure} />}
        {act !== null && <Outcome act={act} />}
      </Dialog>
    </>
  );
}

function Outcome({ act }: { readonly act: CustodyAct }) {
  const t = useTranslate();
  const count = act.damaged.length;
  const breaks = act.chainBreaks ?? 0;
  return (
    <div className={styles.outcome}>
      <Notice
        tone={count === 0 ? "plain" : "danger"}
        title={
          count === 0 ? t("history.verify.soundTitle") : t("history.verify.damagedTitle", { count })
        }
      >
        <p>{t("history.verify.checked", { count: act.count ?? 0 })}</p>
        {count > 0 && (
          <>
            <ul>
              {act.damaged.map((damaged) => (
                <Damaged key={`${damaged.what}-${damaged.articleId}`} damaged={damaged} />
              ))}
            </ul>
            <p>{t("history.verify.advice")}</p>
          </>
        )}
      </Notice>
      <Notice
        tone={breaks === 0 ? "plain" : "danger"}
        title={
          breaks === 0
            ? t("history.verify.chainSound")
            : t("history.verify.chainBroken", { count: breaks })
        }
      >
        {t("history.verify.logged")}
      </Notice>
    </div>
  );
}

function Damaged({ damaged }: { readonly damaged: DamagedOriginal }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const article = useLiveQuery(
    () => db.articles.where("id").equals(damaged.articleId).first(),
    [db, damaged.articleId],
  );
  const name = article?.title ?? article?.originalName ?? t("history.verify.unnamed");
  return <li>{t(`history.verify.${damaged.what}`, { name })}</li>;
}

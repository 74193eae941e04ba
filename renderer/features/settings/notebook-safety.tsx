import { useCallback, useEffect, useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import type { Backup } from "#shared/ipc/listed-notebooks.ts";
import styles from "./settings-pane.module.css";

const dateAndTime = (utc: string) =>
  new Date(utc).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The backups of this notebook: made by themselves, and restored beside it. */
export function Backups() {
  const t = useTranslate();
  const { opened } = useNotebook();
  const { notebookId, isReadOnly } = useWorkspace();
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const { attempt, failure, isBusy } = useAttempt();
  const reload = useCallback(
    async () => setBackups(await request("backup:list", { notebookId })),
    [notebookId],
  );
  useEffect(() => attempt(reload), [attempt, reload]);

  const make = () =>
    attempt(async () => {
      await request("backup:make", { notebookId });
      await reload();
    });
  const restore = ({ name, madeAt }: Backup) =>
    attempt(async () => {
      const date = dateAndTime(madeAt);
      const title = t("app.backups.copyTitle", { title: opened.summary.title, date }).slice(0, 200);
      const restored = await request("backup:restore", { notebookId, name, title });
      showToast({
        text:
          restored.damagedFiles === 0
            ? t("app.backups.restored", { title })
            : t("app.backups.restoredDamaged", { title, count: restored.damagedFiles }),
      });
    });

  return (
    <section aria-label={t("app.backups.title")} className={styles.person}>
      <h3 className={styles.heading}>{t("app.backups.title")}</h3>
      <p className={styles.hint}>{t("app.backups.hint")}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      {backups !== null && backups.length === 0 && <p>{t("app.backups.none")}</p>}
      {backups !== null && backups.length > 0 && (
        <ul className={styles.rows} aria-label={t("app.backups.title")}>
          {backups.map((backup) => (
            <li key={backup.name}>
              <span className={styles.rowText}>
                {dateAndTime(backup.madeAt)}
                <span className={styles.hint}>
                  {t("app.backups.detail", {
                    reason: t(`store.backup.${backup.reason}`),
                    count: backup.lastSequence,
                  })}
                </span>
              </span>
              <Button
                size="small"
                isDisabled={isBusy}
                aria-label={t("app.backups.restoreNamed", { date: dateAndTime(backup.madeAt) })}
                onPress={() => restore(backup)}
              >
                {t("app.backups.restore")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button isDisabled={isBusy || isReadOnly} onPress={make}>
          {t("app.backups.make")}
        </Button>
      </div>
    </section>
  );
}

/** Everything that ever had to be repaired in this notebook: what, since when, what is lost, and where the damaged file lies. */
export function RepairReport() {
  const t = useTranslate();
  const { notebookId } = useWorkspace();
  const [repairs, setRepairs] = useState<Output<"notebook:repairs"> | null>(null);
  const { attempt, failure } = useAttempt();
  useEffect(() => {
    const load = () =>
      attempt(async () => setRepairs(await request("notebook:repairs", { notebookId })));
    load();
    return onEvent("notebook:repaired", load);
  }, [attempt, notebookId]);

  return (
    <section aria-label={t("app.repairs.report")} className={styles.person}>
      <h3 className={styles.heading}>{t("app.repairs.report")}</h3>
      {failure !== null && <FailureNotice failure={failure} />}
      {repairs !== null && repairs.length === 0 && <p>{t("app.repairs.none")}</p>}
      {repairs !== null && repairs.length > 0 && (
        <ul className={styles.rows} aria-label={t("app.repairs.report")}>
          {[...repairs].reverse().map(({ what, since, lost, where }) => (
            <li key={`${where} ${since} ${what} ${lost}`}>
              <span className={styles.rowText}>
                {what}
                <span className={styles.hint}>{lost}</span>
                {since !== null && (
                  <span className={styles.hint}>
                    {t("app.repairs.since", { date: dateAndTime(since) })}
                  </span>
                )}
                {where !== "" && (
                  <span className={styles.hint}>{t("app.repairs.where", { where })}</span>
                )}
              </span>
              {where !== "" && (
                <Button
                  size="small"
                  onPress={() => void request("file:show-in-folder", { path: where })}
                >
                  {t("app.repairs.showFile")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

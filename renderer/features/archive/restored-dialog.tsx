import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Restored } from "#shared/ipc/archive.ts";
import styles from "./archive.module.css";
import { MergeReport } from "./merge-report.tsx";

type RestoredDialogProps = {
  readonly restored: Restored;
  readonly onClose: () => void;
  /** Null where the notebook is open already. */
  readonly onOpen: (() => void) | null;
};

/** What came in, what now stands side by side, and what the other side still lacks. */
export function RestoredDialog({ restored, onClose, onOpen }: RestoredDialogProps) {
  const t = useTranslate();
  const { how, notebook, taken, missingBlobs, report, digest } = restored;
  const { title } = notebook;
  return (
    <Dialog
      title={t(`archive.restored.${how}Title`)}
      size={report === null ? "medium" : "large"}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind={onOpen === null ? "primary" : "plain"} onPress={onClose}>
            {t("ui.close")}
          </Button>
          {onOpen !== null && (
            <Button kind="primary" onPress={onOpen} autoFocus>
              {t("archive.restored.open")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        <p role="status">
          {how === "merged" && taken === 0
            ? t("archive.restored.nothingNew", { title })
            : t(`archive.restored.${how}`, { title, count: taken })}
        </p>
        {missingBlobs > 0 && (
          <Notice tone="warning" title={t("archive.contents.missing", { count: missingBlobs })} />
        )}
        {report !== null && taken > 0 && <MergeReport report={report} isDone />}
        {how === "merged" && <p>{equalityText(restored, t)}</p>}
        <dl className={styles.facts}>
          <dt>{t("archive.saved.digest")}</dt>
          <dd className={styles.hash}>{digest}</dd>
        </dl>
      </div>
    </Dialog>
  );
}

function equalityText({ ownOnly }: Restored, t: ReturnType<typeof useTranslate>): string {
  return ownOnly === 0
    ? t("archive.restored.equal")
    : t("archive.restored.ownOnly", { count: ownOnly });
}

import { FailureNotice } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { FolderIcon } from "#renderer/ui/icons-actions.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { SavedArchive } from "#shared/ipc/archive.ts";
import styles from "./archive.module.css";
import { ContentsDialog } from "./contents-dialog.tsx";
import { RestoredDialog } from "./restored-dialog.tsx";
import type { ArchiveStep, Archives } from "./use-archives.ts";

export type ArchiveDialogsProps = {
  readonly archives: Archives;
  /** The notebook that is open, if any: nothing offers to open it once more. */
  readonly openNotebookId: NotebookId | null;
  readonly onOpen: (notebookId: NotebookId) => void;
  /** After a restore: the list of notebooks is another one. */
  readonly onRestored?: () => void;
};

/** Whatever step the work on an archive is at. */
export function ArchiveDialogs({
  archives,
  openNotebookId,
  onOpen,
  onRestored,
}: ArchiveDialogsProps) {
  const { step, close } = archives;
  const done = () => {
    onRestored?.();
    close();
  };
  switch (step.kind) {
    case "nothing":
      return null;
    case "working":
      return <WorkingDialog step={step} onCancel={archives.cancel} />;
    case "saved":
      return <SavedDialog saved={step.saved} onClose={close} />;
    case "contents":
      return (
        <ContentsDialog
          contents={step.contents}
          purpose={step.purpose}
          onRestore={(copyTitle) => archives.restore(step.contents, copyTitle)}
          onClose={close}
        />
      );
    case "restored":
      return (
        <RestoredDialog
          restored={step.restored}
          onClose={done}
          onOpen={
            step.restored.notebook.id === openNotebookId
              ? null
              : () => {
                  done();
                  onOpen(step.restored.notebook.id);
                }
          }
        />
      );
    case "failed":
      return <FailedDialog step={step} onClose={close} />;
  }
}

type WorkingDialogProps = {
  readonly step: Extract<ArchiveStep, { kind: "working" }>;
  readonly onCancel: () => void;
};

function WorkingDialog({ step: { work, progress, canCancel }, onCancel }: WorkingDialogProps) {
  const t = useTranslate();
  return (
    <Dialog
      title={t(`archive.work.${work}`)}
      size="small"
      isOpen
      isDismissable={false}
      onClose={onCancel}
      actions={
        <Button onPress={onCancel} isDisabled={!canCancel} autoFocus>
          {t("archive.work.cancel")}
        </Button>
      }
    >
      <ProgressBar
        label={t(`archive.work.phase.${progress?.phase ?? "start"}`)}
        done={progress === null || progress.total === 0 ? null : progress.done}
        total={progress?.total ?? 1}
      />
      {!canCancel && <p className={styles.quiet}>{t("archive.work.tooLateToStop")}</p>}
    </Dialog>
  );
}

type SavedDialogProps = { readonly saved: SavedArchive; readonly onClose: () => void };

function SavedDialog({ saved, onClose }: SavedDialogProps) {
  const t = useTranslate();
  const { path, bytes, counts, missingBlobs, digest } = saved;
  return (
    <Dialog
      title={t("archive.saved.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon={FolderIcon} onPress={() => void request("file:show-in-folder", { path })}>
            {t("archive.saved.show")}
          </Button>
          <Button kind="primary" onPress={onClose} autoFocus>
            {t("ui.close")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {missingBlobs.length > 0 && (
          <Notice tone="warning" title={t("archive.saved.missing", { count: missingBlobs.length })}>
            {t("archive.saved.missingAdvice")}
          </Notice>
        )}
        <p role="status">{t("archive.saved.text", counts)}</p>
        <dl className={styles.facts}>
          <dt>{t("archive.saved.place")}</dt>
          <dd className={styles.path}>{path}</dd>
          <dt>{t("archive.saved.size")}</dt>
          <dd>{sizeText(bytes)}</dd>
          <dt>{t("archive.saved.digest")}</dt>
          <dd className={styles.hash}>{digest}</dd>
        </dl>
      </div>
    </Dialog>
  );
}

type FailedDialogProps = {
  readonly step: Extract<ArchiveStep, { kind: "failed" }>;
  readonly onClose: () => void;
};

function FailedDialog({ step: { failure, work }, onClose }: FailedDialogProps) {
  const t = useTranslate();
  return (
    <Dialog
      title={t(work === "saving" ? "archive.failedSave.title" : "archive.failed.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          {t("ui.close")}
        </Button>
      }
    >
      <FailureNotice failure={failure} />
    </Dialog>
  );
}

function sizeText(bytes: number): string {
  const isSmall = bytes < 1_000_000;
  return new Intl.NumberFormat("en-GB", {
    style: "unit",
    unit: isSmall ? "kilobyte" : "megabyte",
    maximumFractionDigits: 1,
  }).format(bytes / (isSmall ? 1000 : 1_000_000));
}

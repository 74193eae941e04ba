import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ExportIcon } from "#renderer/ui/icons-actions.tsx";
import { Menu, MenuItem } from "#renderer/ui/menu.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { historyView } from "./history-view.ts";

/** Writes the log as it is narrowed: a table to read, or JSON lines that can be verified. */
export function ExportLog() {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { filter } = useObservable(historyView);
  const { attempt, failure, isBusy, forget } = useAttempt();

  const write = (format: "csv" | "jsonl") =>
    attempt(async () => {
      const written = await request("history:export", { notebookId, filter, format });
      if (written === null) return;
      const { path, entries } = written;
      showToast({
        text: t("history.export.done", { count: entries, path }),
        action: {
          text: t("history.export.show"),
          run: () => void request("file:show-in-folder", { path }),
        },
      });
    });

  return (
    <>
      <Menu
        placement="bottom end"
        aria-label={t("history.export.run")}
        trigger={
          <Button icon={ExportIcon} isDisabled={isBusy}>
            {t("history.export.run")}
          </Button>
        }
      >
        <MenuItem text={t("history.export.csv")} onAction={() => write("csv")} />
        <MenuItem text={t("history.export.jsonl")} onAction={() => write("jsonl")} />
      </Menu>
      <Dialog title={t("history.export.run")} isOpen={failure !== null} onClose={forget}>
        {failure !== null && <FailureNotice failure={failure} />}
      </Dialog>
    </>
  );
}

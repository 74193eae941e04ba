import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Paper } from "#shared/domain/brief/brief.ts";
import { type ExportSettings, usualSettings } from "#shared/domain/brief/export-settings.ts";
import styles from "./brief.module.css";
import { type BriefReading, type BriefRow, exportsOf } from "./brief-queries.ts";
import { OutgoingState } from "./outgoing-state.tsx";
import { ReleaseFields } from "./release-fields.tsx";
import { useOutgoing } from "./use-outgoing.ts";

type PrintDialogProps = {
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly onClose: () => void;
};

/** What goes to the printer; copies and pages are chosen in the system's own dialog. */
export function PrintDialog({ reading, brief, onClose }: PrintDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [paper, setPaper] = useState<Paper>(brief.paper);
  const [chosen, setChosen] = useState<ExportSettings | null>(null);
  const [isPrinted, setPrinted] = useState(false);
  const outgoing = useOutgoing();
  const exports = useLiveQuery(() => exportsOf(notebook, brief.id), [notebook, brief.id]);
  const settings = chosen ?? exports?.at(-1)?.settings ?? usualSettings;
  const target = { notebookId: notebook.id, briefId: brief.id };
  return (
    <Dialog
      title={t("brief.paper.title")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        setPrinted(false);
        outgoing.run(t("brief.paper.busy"), async (workId) => {
          const outcome = await request("brief:print", { ...target, paper, settings, workId });
          setPrinted(outcome.isPrinted);
        });
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.close")}</Button>
          <Button kind="primary" type="submit" isPending={outgoing.isBusy}>
            {outgoing.isBusy ? t("brief.paper.busy") : t("brief.paper.choosePrinter")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={t("brief.settings.paper")}
          value={paper}
          onChange={setPaper}
          options={(["A4", "Letter"] as const).map((value) => ({ value, text: value }))}
        />
        <ReleaseFields settings={settings} into="printer" reading={reading} onChange={setChosen} />
        <OutgoingState
          outgoing={outgoing}
          label={t("brief.paper.busy")}
          brief={brief}
          findings={reading.findings.length}
        />
        {isPrinted && <Notice tone="accent" title={t("brief.paper.done")} />}
      </div>
    </Dialog>
  );
}

import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { FolderIcon } from "#renderer/ui/icons-actions.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type BriefFormat, briefFormats, type Paper } from "#shared/domain/brief/brief.ts";
import { type ExportSettings, usualSettings } from "#shared/domain/brief/export-settings.ts";
import { type Marking, tlpLabels } from "#shared/domain/marking.ts";
import type { Output } from "#shared/ipc/contract.ts";
import styles from "./brief.module.css";
import { describeBrief } from "./brief-commands.ts";
import { type BriefReading, type BriefRow, exportsOf } from "./brief-queries.ts";
import own from "./going-out.module.css";
import { OutgoingState } from "./outgoing-state.tsx";
import { ReleaseFields } from "./release-fields.tsx";
import { useOutgoing } from "./use-outgoing.ts";

type ExportDialogProps = {
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly onClose: () => void;
};

/** One dialog: format, paper, marking, names; then where the file is and its hash. */
export function ExportDialog({ reading, brief, onClose }: ExportDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [format, setFormat] = useState<BriefFormat>("pdf");
  const [paper, setPaper] = useState<Paper>(brief.paper);
  const [chosen, setChosen] = useState<ExportSettings | null>(null);
  const [result, setResult] = useState<Output<"brief:export">>(null);
  const outgoing = useOutgoing();
  const { isBusy } = outgoing;
  const exports = useLiveQuery(() => exportsOf(notebook, brief.id), [notebook, brief.id]);
  const last = exports?.filter(({ isPrinted }) => isPrinted !== true).at(-1);
  const settings = chosen ?? exports?.at(-1)?.settings ?? usualSettings;

  function exportWith(write: (workId: string) => Promise<Output<"brief:export">>): void {
    setResult(null);
    outgoing.run(t("brief.export.busy"), async (workId) => setResult(await write(workId)));
  }

  const target = { notebookId: notebook.id, briefId: brief.id };
  return (
    <Dialog
      title={t("brief.export.title")}
      isOpen
      onClose={onClose}
      onSubmit={() =>
        exportWith((workId) =>
          request("brief:export", { ...target, paper, format, settings, workId }),
        )
      }
      actions={
        <>
          <Button onPress={onClose}>{t("ui.close")}</Button>
          {last !== undefined && (
            <Button
              isDisabled={isBusy}
              onPress={() =>
                exportWith((workId) => request("brief:export-again", { ...target, workId }))
              }
            >
              {t("brief.export.again", { format: t(`brief.format.${last.format}`) })}
            </Button>
          )}
          <Button kind="primary" type="submit" isPending={isBusy}>
            {isBusy ? t("brief.export.busy") : t("brief.export.choosePlace")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select
            label={t("brief.export.format")}
            value={format}
            onChange={setFormat}
            options={briefFormats.map((value) => ({ value, text: t(`brief.format.${value}`) }))}
          />
          <Select
            label={t("brief.settings.paper")}
            value={paper}
            onChange={setPaper}
            isDisabled={format !== "pdf" && format !== "docx"}
            options={(["A4", "Letter"] as const).map((value) => ({ value, text: value }))}
          />
        </div>
        {brief.status === "draft" && (
          <Select<Marking>
            label={t("brief.settings.marking")}
            value={brief.marking}
            onChange={(marking) => void describeBrief(notebook, brief, { marking })}
            options={tlpLabels.map((value) => ({ value, text: value }))}
            isDisabled={notebook.isReadOnly}
          />
        )}
        <ReleaseFields settings={settings} into={format} reading={reading} onChange={setChosen} />
        <OutgoingState
          outgoing={outgoing}
          label={t("brief.export.busy")}
          brief={brief}
          findings={reading.findings.length}
        />
        {result !== null && <Exported result={result} />}
      </div>
    </Dialog>
  );
}

function Exported({ result }: { readonly result: NonNullable<Output<"brief:export">> }) {
  const t = useTranslate();
  return (
    <Notice
      tone="accent"
      title={t("brief.export.done")}
      actions={
        <Button
          size="small"
          icon={FolderIcon}
          onPress={() => void request("file:show-in-folder", { path: result.path })}
        >
          {t("brief.export.showInFolder")}
        </Button>
      }
    >
      <p className={own.path}>{result.path}</p>
      <p className={own.hash}>{result.hash}</p>
      {result.leftOut !== null && <p>{result.leftOut}</p>}
    </Notice>
  );
}

import path from "node:path";
import { BrowserWindow, dialog } from "electron";
import { v7 } from "uuid";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { EventOf, Input, Output } from "#shared/ipc/contract.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { nodeDisk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { purge } from "../notebooks/purge.ts";
import { writeCustodyLog } from "./custody-log.ts";
import { fieldHistory } from "./field-history.ts";
import { historyChanges } from "./history-changes.ts";
import { historyPage } from "./history-lines.ts";
import { recordVersions } from "./record-versions.ts";
import { retentionIn } from "./retention-reading.ts";
import { noteAct, verifyOriginals } from "./verify-custody.ts";

export interface CustodyHandlerOptions {
  readonly store: (id: NotebookId) => Promise<NotebookStore>;
  readonly now: () => Date;
  readonly t: Translate;
  readonly onProgress: (progress: EventOf<"custody:progress">) => void;
}

type CustodyChannel =
  | `history:${"page" | "changes" | "of-field" | "versions" | "export"}`
  | `custody:${"verify" | "cancel"}`
  | `record:${"retention" | "purge"}`;

type Handlers = {
  readonly [C in CustodyChannel]: (
    input: Input<C>,
    sender: Electron.WebContents | null,
  ) => Promise<Output<C>>;
};

/** Answers to what is asked about who did what, and about what may be thrown away for good. */
export function custodyHandlers({ store, now, t, onProgress }: CustodyHandlerOptions): Handlers {
  const running = new Map<string, AbortController>();
  return {
    "history:page": async ({ notebookId, filter, before, limit }) =>
      historyPage(await store(notebookId), filter, before, limit),
    "history:changes": async ({ notebookId, sequence }) =>
      historyChanges(await store(notebookId), sequence),
    "history:of-field": async ({ notebookId, table, id, field }) =>
      fieldHistory(await store(notebookId), table, id, field),
    "history:versions": async ({ notebookId, whole }) =>
      recordVersions(await store(notebookId), whole),
    "history:export": async ({ notebookId, filter, format }, sender) => {
      const file = await chosenFile(format, t, sender);
      if (file === null) return null;
      const opened = await store(notebookId);
      const { hash, entries } = await writeCustodyLog(opened, filter, format, file, nodeDisk);
      await noteAct(opened, "custody:export", {
        id: v7(),
        kind: "log-exported",
        at: now().toISOString(),
        fileName: path.basename(file),
        fileHash: hash,
        count: entries,
        damaged: [],
        chainBreaks: null,
      });
      return { path: file, hash, entries };
    },
    "custody:verify": async ({ notebookId, workId }) => {
      const stop = new AbortController();
      running.set(workId, stop);
      try {
        return await verifyOriginals(await store(notebookId), now, stop.signal, (done, total) =>
          onProgress({ workId, done, total }),
        );
      } finally {
        running.delete(workId);
      }
    },
    "custody:cancel": async ({ workId }) => {
      running.get(workId)?.abort();
      return {};
    },
    "record:purge": async ({ notebookId, table, id, reason }) => ({
      count: await purge(await store(notebookId), table, id, { disk: nodeDisk, now, reason }),
    }),
    "record:retention": async ({ notebookId, table, id }) =>
      retentionIn((await store(notebookId)).ledger, table, id, now()),
  };
}

async function chosenFile(
  format: "csv" | "jsonl",
  t: Translate,
  sender: Electron.WebContents | null,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    defaultPath: `${t("history.export.fileName")}.${format}`,
    filters: [{ name: t(`history.export.${format}`), extensions: [format] }],
  };
  const window = sender === null ? null : BrowserWindow.fromWebContents(sender);
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === undefined ? null : filePath;
}

import path from "node:path";
import type { WebContents } from "electron";
import type { EventOf, Input, Output } from "#shared/ipc/contract.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { noteArchive } from "../custody/verify-custody.ts";
import { askForFile, askWhereToSave } from "../file-dialogs.ts";
import type { Disk } from "../ledger/disk.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { readContents } from "./read-contents.ts";
import { restoreArchive } from "./restore-archive.ts";
import { saveArchive } from "./save-archive.ts";
import { type Watch, watchUntil } from "./watch.ts";

type ArchiveChannel = `archive:${"save" | "choose" | "read" | "restore" | "cancel"}`;

type Handlers = {
  readonly [C in ArchiveChannel]: (
    input: Input<C>,
    sender: WebContents | null,
  ) => Promise<Output<C>>;
};

export interface ArchiveHandlerOptions {
  readonly notebooks: Notebooks;
  readonly disk: Disk;
  readonly now: () => Date;
  readonly t: Translate;
  readonly onProgress: (progress: EventOf<"archive:progress">) => void;
}

/** Answers to what the window asks about archives. */
export function archiveHandlers(options: ArchiveHandlerOptions): Handlers {
  const { notebooks, disk, now, t, onProgress } = options;
  const running = new Map<string, AbortController>();
  const archiveFile = { kind: t("archive.dialog.kind"), extension: "railhead" };

  /** Work that tells how far it is under the id the window gave it, until it is cancelled. */
  async function watched<Value>(workId: string, work: (watch: Watch) => Promise<Value>) {
    const stop = new AbortController();
    running.set(workId, stop);
    try {
      return await work(
        watchUntil(stop.signal, (phase, done, total) => onProgress({ workId, phase, done, total })),
      );
    } finally {
      running.delete(workId);
    }
  }

  return {
    "archive:save": async ({ notebookId, workId }, sender) => {
      const summary = await notebooks.summary(notebookId);
      const title = t("archive.dialog.save");
      const file = await askWhereToSave(sender, summary.title, { ...archiveFile, title });
      if (file === null) return null;
      const store = await notebooks.store(notebookId);
      return watched(workId, (watch) =>
        noteArchive(store, path.basename(file), now(), () =>
          saveArchive(store, summary, file, { disk, tool: notebooks.tool, now: now(), watch }),
        ),
      );
    },
    "archive:choose": (_input, sender) =>
      askForFile(sender, { ...archiveFile, title: t("archive.dialog.open") }),
    "archive:read": ({ path: file, workId }) =>
      watched(workId, (watch) => readContents(notebooks, disk, file, watch)),
    "archive:restore": ({ path: file, workId, copyTitle }) =>
      watched(workId, (watch) =>
        restoreArchive(notebooks, file, {
          disk,
          watch,
          copyTitle: copyTitle === null ? null : () => copyTitle,
        }),
      ),
    "archive:cancel": async ({ workId }) => {
      running.get(workId)?.abort();
      return {};
    },
  };
}

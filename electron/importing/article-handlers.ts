import { app, BrowserWindow, dialog } from "electron";
import type { BlobHash } from "#shared/domain/ids.ts";
import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";
import { FailureError } from "#shared/failure.ts";
import type { EventOf, Input, Output } from "#shared/ipc/contract.ts";
import { type NotebookStore, openStore } from "../notebooks/notebook-store.ts";
import { stateAbout } from "./article-state.ts";
import { pasteFromClipboard } from "./clipboard.ts";
import { importableExtensions } from "./file-format.ts";
import { Batch } from "./import-batch.ts";
import { ImportWindow } from "./import-window.ts";
import { type ImportStore, importAll } from "./importer.ts";
import { KeptReaders } from "./kept-readers.ts";
import { visibleRow } from "./known-records.ts";
import { likenessesOf } from "./likenesses.ts";
import { correctText } from "./text-correction.ts";

export interface ArticleHandlerOptions {
  /** Archives chosen among files to import: they are restored, not imported. */
  readonly onArchives?: (paths: readonly string[]) => void;
  readonly onProgress: (progress: EventOf<"import:progress">) => void;
  readonly logUnexpected: (error: unknown) => string;
}

type ArticleChannel =
  `article:${"choose-files" | "likenesses" | "original" | "correct-text" | "import" | "pause-import" | "cancel-import"}`;

type Handlers = {
  readonly [C in ArticleChannel]: (
    input: Input<C>,
    sender: Electron.WebContents | null,
  ) => Promise<Output<C>>;
};

/** Answers to what is asked about articles on their way in; the window and the command line use the same. */
export function articleHandlers(options: ArticleHandlerOptions): Handlers {
  const running = new Map<string, Batch>();
  const readers = new KeptReaders(() => new ImportWindow());
  return {
    "article:choose-files": async ({ kind }, sender) => {
      const chosen = await chosenFiles(kind, sender);
      options.onArchives?.(chosen.filter(isArchiveName));
      return chosen.filter((file) => !isArchiveName(file));
    },
    "article:import": async ({ notebookId, batchId, sources }, sender) => {
      const batch = new Batch(sender, (progress) => options.onProgress({ batchId, ...progress }));
      running.set(batchId, batch);
      try {
        const store = await openStore(notebookId);
        await store.checkRoom();
        return await importAll(await Promise.all(sources.map(withClipboard)), {
          store: inBatch(await openStore(notebookId), batchId),
          reader: readers.readerFor(
            notebookId,
            sender === null ? null : BrowserWindow.fromWebContents(sender),
          ),
          tool: tool(),
          now: () => new Date(),
          signal: batch.signal,
          mayGoOn: () => batch.mayGoOn(),
          onProgress: (progress) => batch.show(progress),
          logUnexpected: options.logUnexpected,
        });
      } finally {
        running.delete(batchId);
        batch.end();
      }
    },
    "article:likenesses": async ({ notebookId, articleId }) =>
      likenessesOf(await openStore(notebookId), articleId),
    "article:original": async ({ notebookId, articleId }) => {
      const store = await openStore(notebookId);
      const article = await visibleRow(store.ledger, "articles", articleId);
      if (article === null)
        throw new FailureError({ kind: "article-not-found", article: articleId });
      return { bytes: new Uint8Array(await store.readBlob(article.originalHash)) };
    },
    "article:correct-text": async ({ notebookId, ...correction }) => {
      const store = await openStore(notebookId);
      const about = {
        state: () => stateAbout(store.ledger, correction.textVersionId),
        append: (draft: Parameters<NotebookStore["append"]>[0]) => store.append(draft),
        readText: (hash: BlobHash) => store.readText(hash),
        putText: (text: string) => store.putText(text),
      };
      return correctText(about, correction, tool());
    },
    "article:pause-import": async ({ batchId, isPaused }) => {
      running.get(batchId)?.pause(isPaused);
      return {};
    },
    "article:cancel-import": async ({ batchId }) => {
      running.get(batchId)?.cancel();
      return {};
    },
  };
}

const tool = () => `railhead ${app.getVersion()}`;

/** Every file is a change set of its own; all of one import are undone together. */
function inBatch(store: NotebookStore, batch: string): ImportStore {
  return {
    ledger: store.ledger,
    append: (draft) => store.append({ ...draft, batch }),
    putBlob: (bytes) => store.putBlob(bytes),
    putText: (text) => store.putText(text),
  };
}

type Source = Input<"article:import">["sources"][number];

async function withClipboard(source: Source) {
  return source.kind === "clipboard" ? pasteFromClipboard() : source;
}

async function chosenFiles(
  kind: "files" | "folder",
  sender: Electron.WebContents | null,
): Promise<string[]> {
  const isFiles = kind === "files";
  const options: Electron.OpenDialogOptions = {
    properties: isFiles ? ["openFile", "multiSelections"] : ["openDirectory"],
    filters: isFiles
      ? [
          {
            name: "Files with text, and archives",
            extensions: [...importableExtensions, "railhead"],
          },
        ]
      : [],
  };
  const window = sender === null ? null : BrowserWindow.fromWebContents(sender);
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths;
}

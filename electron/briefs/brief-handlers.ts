import fs from "node:fs/promises";
import path from "node:path";
import { BrowserWindow, type WebContents } from "electron";

import { briefLines } from "#shared/domain/brief/brief-markdown.ts";
import { usualSettings } from "#shared/domain/brief/export-settings.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import type { EventOf, Input, Output } from "#shared/ipc/contract.ts";
import { type Translate, translateFor } from "#shared/messages/catalogue.ts";
import { askForFile, askWhereToSave } from "../file-dialogs.ts";
import { type ExportChoice, exportBrief, printOut } from "./export-brief.ts";
import type { ExportPlaces } from "./export-places.ts";
import { issueBrief } from "./issue-brief.ts";
import { lastExport } from "./last-export.ts";
import { largestLogoBytes, logoIn } from "./logo.ts";
import { hasPrinter } from "./paper-window.ts";
import type { PrintWatch } from "./printed-brief.ts";
import { Printer } from "./printer.ts";
import { type IssuingStore, type ReadBrief, readBrief } from "./read-brief.ts";

type BriefChannel = `brief:${
  | "check"
  | "preview"
  | "export"
  | "export-again"
  | "print"
  | "cancel"
  | "issue"
  | "lines"
  | "choose-logo"
  | "logo"}`;

type Handlers = {
  readonly [C in BriefChannel]: (input: Input<C>, sender: WebContents) => Promise<Output<C>>;
};

export interface BriefHandlerOptions {
  readonly store: (id: NotebookId) => Promise<IssuingStore>;
  readonly places: ExportPlaces;
  readonly now: () => Date;
  readonly t: Translate;
  readonly onProgress: (progress: EventOf<"brief:progress">) => void;
}

/** Answers to what the window asks about briefs. */
export function briefHandlers({
  store,
  places,
  now,
  t,
  onProgress,
}: BriefHandlerOptions): Handlers {
  const printers = new WeakMap<WebContents, Printer>();
  const working = new Map<string, AbortController>();

  const printerOf = (sender: WebContents): Printer => {
    const known = printers.get(sender);
    if (known !== undefined) return known;
    const printer = new Printer();
    printers.set(sender, printer);
    // A hidden window left behind would keep the program running.
    BrowserWindow.fromWebContents(sender)?.once("closed", () => void printer.close());
    return printer;
  };

  /** Work that tells how far it is under the id the window gave it, until it is cancelled. */
  async function watched<T>(workId: string, work: (watch: PrintWatch) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    working.set(workId, controller);
    try {
      return await work({
        reached: (done, total) => onProgress({ workId, done, total }),
        signal: controller.signal,
      });
    } finally {
      working.delete(workId);
    }
  }

  async function write(
    notebook: IssuingStore,
    read: ReadBrief,
    choice: Omit<ExportChoice, "now" | "watch"> & { readonly workId: string },
    sender: WebContents,
  ): Promise<Output<"brief:export">> {
    const { workId, ...chosen } = choice;
    const hash = await watched(workId, (watch) =>
      exportBrief(notebook, read, printerOf(sender), { ...chosen, watch, now: now() }),
    );
    await places.keep(read.brief.id, choice.file);
    const { leftOut } = read.model.head;
    return { path: choice.file, hash, findings: [...(await read.check())], leftOut };
  }

  return {
    "brief:check": async ({ notebookId, briefId }) => {
      const read = await readBrief(await store(notebookId), briefId, t);
      return [...(await read.check())];
    },
    "brief:preview": ({ notebookId, briefId, paper, workId }, sender) =>
      watched(workId, async ({ signal }) => {
        const read = await readBrief(await store(notebookId), briefId, t);
        const { brief, model, check, sequence, logo } = read;
        const choice = { paper, check, t: translateFor(brief.language), logo };
        const watch = { signal, reached: () => {} };
        const printed = await printerOf(sender).print(model, { ...choice, watch });
        return { ...printed, sequence };
      }),
    "brief:issue": async ({ notebookId, briefId, reason }) => {
      const notebook = await store(notebookId);
      const read = await readBrief(notebook, briefId, t);
      return { number: await issueBrief(notebook, read, { reason, now: now() }) };
    },
    "brief:lines": async ({ notebookId, briefId }) => {
      const { brief, model } = await readBrief(await store(notebookId), briefId, t);
      return briefLines(model, translateFor(brief.language)).map(({ heading, lines }) => ({
        heading,
        lines: [...lines],
      }));
    },
    "brief:export": async ({ notebookId, briefId, paper, format, settings, workId }, sender) => {
      const notebook = await store(notebookId);
      const read = await readBrief(notebook, briefId, t, settings);
      const file = await askWhereToSave(sender, read.model.title, {
        title: t("brief.dialog.title"),
        kind: t(`brief.format.${format}`),
        extension: format,
      });
      if (file === null) return null;
      return write(notebook, read, { format, paper, file, settings, workId }, sender);
    },
    "brief:export-again": async ({ notebookId, briefId, workId }, sender) => {
      const notebook = await store(notebookId);
      const last = await lastExport(notebook, briefId);
      if (last === null) return null;
      const settings = last.settings ?? usualSettings;
      const read = await readBrief(notebook, briefId, t, settings);
      const { format } = last;
      const paper = last.paper ?? read.brief.paper;
      const known = await places.placeOf(briefId);
      const file =
        known !== null && path.extname(known) === `.${format}`
          ? known
          : await askWhereToSave(sender, read.model.title, {
              title: t("brief.dialog.title"),
              kind: t(`brief.format.${format}`),
              extension: format,
            });
      if (file === null) return null;
      return write(notebook, read, { format, paper, file, settings, workId }, sender);
    },
    "brief:print": async ({ notebookId, briefId, paper, settings, workId }, sender) => {
      if (!(await hasPrinter(sender))) throw new FailureError({ kind: "no-printer" });
      const notebook = await store(notebookId);
      const read = await readBrief(notebook, briefId, t, settings);
      const owner = BrowserWindow.fromWebContents(sender);
      const isPrinted = await watched(workId, (watch) => {
        const choice = { paper, settings, watch, owner, now: now() };
        return printOut(notebook, read, printerOf(sender), choice);
      });
      return { isPrinted };
    },
    "brief:cancel": async ({ workId }) => {
      working.get(workId)?.abort(new FailureError({ kind: "cancelled" }));
      return {};
    },
    "brief:choose-logo": async ({ notebookId }, sender) => {
      const file = await askForFile(sender, {
        title: t("brief.dialog.logo"),
        kind: t("brief.dialog.picture"),
        extensions: ["png", "jpg", "jpeg"],
      });
      if (file === null) return null;
      const fileName = path.basename(file);
      const { size } = await fs.stat(file);
      const logo = size > largestLogoBytes ? null : logoIn(await fs.readFile(file));
      if (logo === null) throw new FailureError({ kind: "logo-not-a-picture", fileName });
      return { hash: await (await store(notebookId)).putBlob(logo.bytes) };
    },
    "brief:logo": async ({ notebookId, hash }) => {
      const bytes = await (await store(notebookId)).readSoundBlob(hash);
      const logo = bytes === null ? null : logoIn(bytes);
      return logo === null
        ? null
        : { bytes: new Uint8Array(logo.bytes), mediaType: logo.mediaType };
    },
  };
}

import { BrowserWindow, type WebContents } from "electron";

import { briefLines } from "#shared/domain/brief/brief-markdown.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import { type Translate, translateFor } from "#shared/messages/catalogue.ts";
import { askWhereToSave } from "../file-dialogs.ts";
import { exportBrief } from "./export-brief.ts";
import { issueBrief } from "./issue-brief.ts";
import { Printer } from "./printer.ts";
import { type IssuingStore, readBrief } from "./read-brief.ts";

type BriefChannel = `brief:${"check" | "preview" | "export" | "issue" | "lines"}`;

type Handlers = {
  readonly [C in BriefChannel]: (input: Input<C>, sender: WebContents) => Promise<Output<C>>;
};

export interface BriefHandlerOptions {
  readonly store: (id: NotebookId) => Promise<IssuingStore>;
  readonly now: () => Date;
  readonly t: Translate;
}

/** Answers to what the window asks about briefs. */
export function briefHandlers({ store, now, t }: BriefHandlerOptions): Handlers {
  const printers = new WeakMap<WebContents, Printer>();

  const printerOf = (sender: WebContents): Printer => {
    const known = printers.get(sender);
    if (known !== undefined) return known;
    const printer = new Printer();
    printers.set(sender, printer);
    // A hidden window left behind would keep the program running.
    BrowserWindow.fromWebContents(sender)?.once("closed", () => void printer.close());
    return printer;
  };

  return {
    "brief:check": async ({ notebookId, briefId }) => {
      const { findings } = await readBrief(await store(notebookId), briefId, t);
      return [...findings];
    },
    "brief:preview": async ({ notebookId, briefId, paper }, sender) => {
      const read = await readBrief(await store(notebookId), briefId, t);
      const { brief, model, findings, sequence } = read;
      const isDraft = findings.length > 0;
      const words = translateFor(brief.language);
      const printed = await printerOf(sender).print(model, { paper, isDraft, t: words });
      return { ...printed, sequence };
    },
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
    "brief:export": async ({ notebookId, briefId, paper, format }, sender) => {
      const notebook = await store(notebookId);
      const read = await readBrief(notebook, briefId, t);
      const file = await askWhereToSave(sender, read.brief.title, {
        title: t("brief.dialog.title"),
        kind: t(`brief.format.${format}`),
        extension: format,
      });
      if (file === null) return null;
      const choice = { format, paper, file, now: now() };
      const hash = await exportBrief(notebook, read, printerOf(sender), choice);
      return { path: file, hash, findings: [...read.findings] };
    },
  };
}

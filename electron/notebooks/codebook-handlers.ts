import fs from "node:fs/promises";
import path from "node:path";
import type { WebContents } from "electron";
import { FailureError } from "#shared/failure.ts";
import { type Input, longestCodebookBytes, type Output } from "#shared/ipc/contract.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { askForFile, askWhereToSave } from "../file-dialogs.ts";
import { nodeDisk, replaceFile, saveFailure } from "../ledger/disk.ts";

interface Handlers {
  readonly "codebook:save": (
    input: Input<"codebook:save">,
    sender: WebContents,
  ) => Promise<Output<"codebook:save">>;
  readonly "codebook:read": (
    input: Input<"codebook:read">,
    sender: WebContents,
  ) => Promise<Output<"codebook:read">>;
}

/** Carries codebooks between the window and the files that the analyst chooses; what they say is the window's to read. */
export function codebookHandlers(t: Translate): Handlers {
  return {
    "codebook:save": async ({ name, format, text }, sender) => {
      const file = await askWhereToSave(sender, name, {
        title: t("lenses.codebook.save"),
        kind: t(`lenses.codebook.kinds.${format}`),
        extension: format,
      });
      if (file === null) return null;
      try {
        await replaceFile(nodeDisk, file, Buffer.from(text));
      } catch (error) {
        throw saveFailure(error, path.dirname(file));
      }
      return { path: file };
    },
    "codebook:read": async (_input, sender) => {
      const file = await askForFile(sender, {
        title: t("lenses.codebook.import"),
        kind: t("lenses.codebook.kinds.any"),
        extensions: ["qdc", "csv"],
      });
      if (file === null) return null;
      const fileName = path.basename(file);
      const { size } = await fs.stat(file);
      if (size > longestCodebookBytes) {
        throw new FailureError({
          kind: "file-too-large",
          fileName,
          limitBytes: longestCodebookBytes,
        });
      }
      return { fileName, text: await fs.readFile(file, "utf8") };
    },
  };
}

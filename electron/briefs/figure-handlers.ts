import path from "node:path";
import type { WebContents } from "electron";
import type { Input, Output } from "#shared/ipc/contract.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { askWhereToSave } from "../file-dialogs.ts";
import { nodeDisk, replaceFile, saveFailure } from "../ledger/disk.ts";

interface Handlers {
  readonly "figure:save": (
    input: Input<"figure:save">,
    sender: WebContents,
  ) => Promise<Output<"figure:save">>;
}

/** Writes what the window has drawn, whole or not at all. */
export function figureHandlers(t: Translate): Handlers {
  return {
    "figure:save": async ({ name, format, bytes }, sender) => {
      const file = await askWhereToSave(sender, name, {
        title: t("figures.view.save"),
        kind: t(`figures.view.${format}`),
        extension: format,
      });
      if (file === null) return null;
      try {
        await replaceFile(nodeDisk, file, bytes);
      } catch (error) {
        throw saveFailure(error, path.dirname(file));
      }
      return { path: file };
    },
  };
}

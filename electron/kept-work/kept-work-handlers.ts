import type { Input, Output } from "#shared/ipc/contract.ts";
import type { KeptWorkStore } from "./kept-work-store.ts";
import type { SavedCopy } from "./save-copy.ts";

type KeptWorkChannel =
  `work:${"read" | "keep-texts" | "keep-place" | "keep-unsaved" | "save-copy"}`;

type Handlers = {
  readonly [C in KeptWorkChannel]: (
    input: Input<C>,
    sender: Electron.WebContents,
  ) => Promise<Output<C>>;
};

/** Answers to the window about work that is in no notebook yet. */
export function keptWorkHandlers(
  kept: KeptWorkStore,
  saveCopy: (
    notebookId: Input<"work:save-copy">["notebookId"],
    asking: Electron.WebContents,
  ) => Promise<SavedCopy | null>,
): Handlers {
  return {
    "work:read": ({ notebookId }) => kept.read(notebookId),
    "work:keep-texts": async ({ notebookId, texts }) => {
      await kept.keep(notebookId, { texts });
      return {};
    },
    "work:keep-place": async ({ notebookId, place }) => {
      await kept.keep(notebookId, { place });
      return {};
    },
    "work:keep-unsaved": async ({ notebookId, unsaved }) => {
      await kept.keep(notebookId, { unsaved });
      return {};
    },
    "work:save-copy": ({ notebookId }, sender) => saveCopy(notebookId, sender),
  };
}

import type { Input, Output } from "#shared/ipc/contract.ts";
import type { Notebooks } from "./notebooks.ts";

type BackupChannel = `backup:${"list" | "make" | "restore"}` | "notebook:repairs" | "room:look";

type Handlers = {
  readonly [C in BackupChannel]: (input: Input<C>) => Promise<Output<C>>;
};

/** Answers to what is asked about backups, repairs and room; the window and the command line use the same. */
export function backupHandlers(notebooks: Notebooks): Handlers {
  return {
    "backup:list": async ({ notebookId }) => [...(await notebooks.backups.list(notebookId))],
    "backup:make": async ({ notebookId }) => {
      const store = await notebooks.store(notebookId);
      await notebooks.space.checkRoom();
      const { title } = await notebooks.summary(notebookId);
      return notebooks.backups.make(store, title, "asked");
    },
    "backup:restore": async ({ notebookId, name, title }) => {
      await notebooks.space.checkRoom();
      let damagedFiles = 0;
      const summary = await notebooks.copyFrom(notebookId, title, async (folder) => {
        damagedFiles = await notebooks.backups.layOut(notebookId, name, folder);
      });
      return { summary, damagedFiles };
    },
    "notebook:repairs": async ({ notebookId }) => (await notebooks.store(notebookId)).repairs.all(),
    "room:look": () => notebooks.space.room(),
  };
}

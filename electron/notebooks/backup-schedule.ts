import type { NotebookId } from "#shared/domain/ids.ts";
import type { Notebooks } from "./notebooks.ts";

/** Not while a notebook is just being opened: what the analyst waits for comes first. */
const afterOpeningMs = 20_000;
const everyMs = 60 * 60 * 1000;

/** Makes the daily backups of whatever is open, in the background, and keeps an eye on the room there is. */
export function keepBackups(notebooks: Notebooks, onTrouble: (error: unknown) => void): void {
  let work: Promise<unknown> = Promise.resolve();
  const afterTheLast = (step: () => Promise<unknown>) => {
    work = work.then(step).catch(onTrouble);
  };
  notebooks.onOpened((id) => {
    setTimeout(() => afterTheLast(() => backUpIfDue(notebooks, id)), afterOpeningMs).unref();
  });
  setInterval(() => {
    afterTheLast(async () => {
      for (const { id } of await notebooks.opened()) await backUpIfDue(notebooks, id);
    });
  }, everyMs).unref();
}

/** False when there is nothing new, a backup was made today, or there is no room for one. */
export async function backUpIfDue(notebooks: Notebooks, id: NotebookId): Promise<boolean> {
  const store = await notebooks.store(id);
  if (store.isReadOnly || !(await notebooks.backups.isDue(store))) return false;
  if ((await notebooks.space.room()).level !== "enough") return false;
  await notebooks.backups.make(store, (await notebooks.summary(id)).title, "daily");
  return true;
}

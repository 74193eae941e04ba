import path from "node:path";
import type { NotebookId } from "#shared/domain/ids.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { saveArchive } from "../archive/save-archive.ts";
import { type Disk, nodeDisk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import type { KeptWorkStore } from "./kept-work-store.ts";

export interface SavedCopy {
  readonly path: string;
  /** False when only what is not saved could be written, since the notebook itself can't be read. */
  readonly isWhole: boolean;
}

export interface CopyOptions {
  readonly folder: string;
  readonly now: Date;
  readonly t: Translate;
  /** Where the copy goes; the notebook's own disk is the one in trouble. */
  readonly disk?: Disk;
}

/**
 * Writes a notebook with what its disk refuses as one archive into a folder. Where the
 * notebook can not be read, what is not saved alone: `restore` merges it in later.
 *
 * @throws FailureError when neither could be written there
 */
export async function saveCopy(
  notebooks: Notebooks,
  kept: KeptWorkStore,
  notebookId: NotebookId,
  options: CopyOptions,
): Promise<SavedCopy> {
  const { now, t, disk = nodeDisk } = options;
  const store = await notebooks.store(notebookId);
  const pending = await signedPending(store, kept);
  const summary = await summaryOf(notebooks, store, now, t);
  const fileAs = (name: "copyName" | "unsavedName") =>
    path.join(options.folder, fileNameOf(t(`windows.unsaved.${name}`, namesOf(summary, now))));
  const write = (file: string, isPendingAlone: boolean) =>
    saveArchive(store, summary, file, {
      disk,
      tool: notebooks.tool,
      now,
      pending,
      isPendingAlone,
    });

  const whole = fileAs("copyName");
  try {
    await write(whole, false);
    return { path: whole, isWhole: true };
  } catch (error) {
    if (!(error instanceof FailureError) || pending.length === 0) throw error;
    const alone = fileAs("unsavedName");
    await write(alone, true);
    return { path: alone, isWhole: false };
  }
}

/** Under the stamps they will have in the ledger too, or the copy would contradict it. */
async function signedPending(
  store: NotebookStore,
  kept: KeptWorkStore,
): Promise<readonly ChangeSet[]> {
  const drafts = kept.unsavedOf(store.id);
  const known = await Promise.all(drafts.map(({ id }) => kept.signedAs(store.id, id)));
  const former = known.filter((changeSet) => changeSet !== null);
  // Those that came after a first copy follow what was signed for it.
  const later = drafts.filter((_draft, index) => known[index] === null);
  const signed = [...former, ...(await store.sign(later, former.at(-1) ?? null))];
  await kept.keep(store.id, { signed });
  return signed;
}

/** By what is still to be read: the catalogue's file, else the records, else a title that says what it is. */
async function summaryOf(
  notebooks: Notebooks,
  store: NotebookStore,
  now: Date,
  t: Translate,
): Promise<NotebookSummary> {
  try {
    return await notebooks.summary(store.id);
  } catch {
    const title = await titleInRecords(store);
    return {
      id: store.id,
      title: title ?? t("windows.unsaved.untitled"),
      createdAt: now.toISOString(),
      openedAt: null,
      trashedAt: null,
      isSample: false,
    };
  }
}

async function titleInRecords(store: NotebookStore): Promise<string | null> {
  try {
    const record = rowsOf(await store.state(), "notebooks").find(({ id }) => id === store.id);
    return record?.title ?? null;
  } catch {
    // Not in memory, and not to be read from this disk any more.
    return null;
  }
}

function namesOf({ title }: NotebookSummary, now: Date) {
  return { title, time: now.toISOString().slice(0, 19).replaceAll(":", "-") };
}

/** Without what some file system refuses in a name, and short enough for all of them. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim();
  return `${shortened(plain, 180)}.railhead`;
}

/** At most so many bytes of UTF-8: names in Korean take three a letter. */
function shortened(name: string, bytes: number): string {
  // Bytes of a letter that was cut in half read as the replacement character.
  return Buffer.from(name)
    .subarray(0, bytes)
    .toString("utf8")
    .replace(/\uFFFD$/u, "");
}

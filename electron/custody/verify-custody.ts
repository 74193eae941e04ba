import { v7 } from "uuid";
import type { CustodyAct, DamagedOriginal } from "#shared/domain/history/custody-act.ts";
import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { create, remove, rowWithId } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { type ChainBreak, ChainCheck, isDamage } from "#shared/ledger/chain.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { valueOf } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";
import { sha256 } from "../ledger/sha256.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";

export interface ChainsChecked {
  readonly breaks: readonly ChainBreak[];
  /** The hash of every actor's last change set. */
  readonly tips: Readonly<Record<string, string>>;
}

/** Holds every change set against the chain of its actor. */
export async function checkChains(
  ledger: Pick<Ledger, "read" | "lastSequence">,
): Promise<ChainsChecked> {
  const check = new ChainCheck(sha256);
  for await (const page of ledgerPages(ledger)) {
    for (const { sequence, changeSet } of page) check.take(sequence, changeSet);
  }
  return { breaks: check.breaks(), tips: check.tips };
}

/** An original or text by the article it belongs to. */
interface Kept {
  readonly articleId: string;
  readonly what: DamagedOriginal["what"];
  readonly hash: BlobHash;
}

/** Every original and text that records name, deleted ones too; what was purged names none. */
function keptOf(state: NotebookState): readonly Kept[] {
  const kept: Kept[] = [];
  for (const [table, field, what] of [
    ["articles", "originalHash", "original"],
    ["textVersions", "textHash", "text"],
  ] as const) {
    for (const record of state.get(table)?.values() ?? []) {
      const hash = blobHashSchema.safeParse(valueOf(record, field));
      const owner = what === "original" ? record.id : valueOf(record, "articleId");
      if (!hash.success || typeof owner !== "string") continue;
      kept.push({ articleId: owner, what, hash: hash.data });
    }
  }
  return kept;
}

/**
 * Reads every original and text again from the disk, computes its hash and compares it with
 * the one written down at import; checks the chains; and writes the outcome into the log.
 */
export async function verifyOriginals(
  store: NotebookStore,
  now: () => Date,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<CustodyAct> {
  const kept = keptOf(await store.state());
  const damaged: DamagedOriginal[] = [];
  onProgress(0, kept.length);
  for (const [index, one] of kept.entries()) {
    if (signal.aborted) throw new FailureError({ kind: "cancelled" });
    if (!(await isSound(store, one.hash))) damaged.push({ ...one });
    onProgress(index + 1, kept.length);
  }
  const { breaks } = await checkChains(store.ledger);
  const act: CustodyAct = {
    id: v7(),
    kind: "originals-verified",
    at: now().toISOString(),
    fileName: null,
    fileHash: null,
    count: kept.length,
    damaged,
    chainBreaks: breaks.filter(isDamage).length,
  };
  await noteAct(store, "custody:verify", act);
  return act;
}

/** What was done is true without its note, so a notebook that can not be written to keeps none. */
export async function noteAct(
  store: NotebookStore,
  action: string,
  act: CustodyAct,
  reason?: string,
): Promise<void> {
  if (store.isReadOnly) return;
  const why = reason === undefined ? {} : { reason };
  await store.append({ action, changes: [create("custodyActs", act)], ...why });
}

/**
 * Notes that the whole notebook is being handed out. Before the archive is written: it then tells
 * of itself, and none can leave without a trace. One that was not written after all is taken back.
 */
export async function noteArchive<Saved>(
  store: NotebookStore,
  fileName: string,
  now: Date,
  save: () => Promise<Saved>,
): Promise<Saved> {
  const act: CustodyAct = {
    id: v7(),
    kind: "archive-saved",
    at: now.toISOString(),
    fileName,
    fileHash: null,
    count: null,
    damaged: [],
    chainBreaks: null,
  };
  // A notebook whose disk refuses every write has to be saved elsewhere all the same.
  await unlessRefused(noteAct(store, "archive:save", act));
  try {
    return await save();
  } catch (error) {
    const row = rowWithId(await store.state(), "custodyActs", act.id);
    if (row !== null) {
      const changes = [remove("custodyActs", row)];
      await unlessRefused(store.append({ action: "archive:not-saved", changes }));
    }
    throw error;
  }
}

async function unlessRefused(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
  }
}

async function isSound(store: NotebookStore, hash: BlobHash): Promise<boolean> {
  try {
    await store.readBlob(hash);
    return true;
  } catch (error) {
    if (error instanceof FailureError && error.failure.kind === "blob-missing") return false;
    throw error;
  }
}

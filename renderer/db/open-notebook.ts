import type { NotebookId } from "#shared/domain/ids.ts";
import { isTableName } from "#shared/domain/tables.ts";
import { FailureError } from "#shared/failure.ts";
import type { Output } from "#shared/ipc/contract.ts";
import type { OpenedNotebook } from "#shared/ipc/listed-notebooks.ts";
import type { OpeningPhase, Question } from "#shared/ipc/projection-messages.ts";
import {
  type Change,
  type ChangeSetDraft,
  changeSetIdSchema,
  type LedgerEntry,
} from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Row, recordOfRow } from "#shared/ledger/row.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { newId, onEvent, request } from "../bridge.ts";
import { startWorker } from "../trusted-types.ts";
import { isGone, whenLost } from "../workers/lost-database.ts";
import workerAddress from "../workers/notebook-worker.ts?worker&url";
import { CopyWatch } from "./copy-watch.ts";
import type { ActionName, Notebook } from "./notebook.ts";
import { type NotebookDatabase, openNotebookDatabase } from "./notebook-database.ts";
import { type AnswerValue, ProjectionClient, type WorkerPort } from "./projection-client.ts";
import { rememberedProjection, rememberProjection } from "./remembered-projection.ts";
import { Saver } from "./saver.ts";
import { type Step, UndoHistory } from "./undo-history.ts";

/** How long the projection may be silent before the analyst is told and offered a rebuild. */
const patienceMs = 3000;

/** With less, IndexedDB refuses to write soon again. */
const leastFreeBytes = 5_000_000;

/** What the analyst sees while a notebook opens. `done` and `total` count ledger entries. */
export interface Opening {
  readonly phase: "reading-ledger" | OpeningPhase;
  readonly done: number;
  readonly total: number;
  /** Nothing was heard for three seconds: say so, wait on, and offer `rebuild`. Never force it. */
  readonly isSlow: boolean;
  /** Builds the projection from the ledger instead of waiting for the old one; nothing is lost by it. */
  readonly rebuild: () => void;
}

/**
 * Opens a notebook: asks the ledger, then has the notebook worker bring the projection
 * up to it. Throws a FailureError when the ledger can not be read.
 *
 * @param unsaved what the disk refused the last time the notebook was open; sent again first
 * @param onLost told when the open projection is gone or lacks rows: close the notebook and open it
 *   again, which makes the projection anew from the ledger
 */
export async function openNotebook(
  id: NotebookId,
  unsaved: readonly ChangeSetDraft[],
  onProgress: (opening: Opening) => void,
  onLost: () => void,
): Promise<Notebook> {
  const watch = watchOpening(onProgress);
  const early: LedgerEntry[] = [];
  let lost: () => void = () => {};
  const running: { client: ProjectionClient | null } = { client: null };
  const unheard: LedgerEntry[] = [];
  let hear = (entries: readonly LedgerEntry[]): void => {
    unheard.push(...entries);
  };
  // Before the ledger is asked how far it is, so that nothing written meanwhile is missed.
  const stopListening = onEvent("ledger:appended", ({ notebookId, entries }) => {
    if (notebookId !== id) return;
    if (running.client === null) early.push(...entries);
    else running.client.apply(entries);
    hear(entries);
  });

  try {
    const opened = await request("notebook:open", { notebookId: id });
    const { storeId, lastSequence, recordCounts, schemaVersion } = opened;
    const stand = { storeId, lastSequence, recordCounts, schemaVersion };
    // Asked beside the worker, which makes or reads the projection meanwhile.
    const asksSession = request("ledger:session", { notebookId: id });
    // Told below, unless the projection has failed before.
    asksSession.catch(() => {});
    const openProjection = async () => {
      const worker: WorkerPort = startWorker(workerAddress, "notebook");
      const started = new ProjectionClient(
        worker,
        (question) => answerQuestion(id, question),
        ({ phase, done, total }) => watch.heard({ phase, done, total }),
        () => lost(),
      );
      running.client = started;
      watch.canRebuild(() => started.rebuild());
      const ready = started.open(id, stand, rememberedProjection(id));
      if (early.length > 0) started.apply(early);
      try {
        return { projection: started, ready: await ready };
      } catch (error) {
        started.close();
        throw error;
      }
    };
    const { projection, ready } = await openProjection().catch(async (error: unknown) => {
      if (!isStoreGone(error)) throw error;
      // Chromium mends most damage by itself and gives up at some, at every start anew.
      await request("projection:clear", {});
      return openProjection();
    });
    const { databaseName, isMended } = ready;
    rememberProjection(id, databaseName);
    const database = openNotebookDatabase(databaseName);
    const copyWatch = new CopyWatch(databaseName, {
      hasRoom,
      onReopen: onLost,
    });
    lost = () => copyWatch.lost();
    whenLost(database, lost);
    const session = await asksSession;
    const notebook = new OpenNotebook(
      opened,
      database,
      isMended,
      projection,
      session,
      () => {
        stopListening();
        copyWatch.close();
      },
      unsaved,
    );
    const known = session.entries.at(-1)?.sequence ?? 0;
    notebook.heard(unheard.filter(({ sequence }) => sequence > known));
    hear = (entries) => notebook.heard(entries);
    return notebook;
  } catch (error) {
    stopListening();
    running.client?.close();
    throw error;
  } finally {
    watch.stop();
  }
}

/** True when IndexedDB as a whole does not open: no projection can be read, and none be made beside it. */
function isStoreGone(error: unknown): boolean {
  if (!(error instanceof FailureError) || error.failure.kind !== "store-damaged") return false;
  return /^(?:UnknownError|OpenFailedError|InvalidStateError)\b/.test(error.failure.detail);
}

/** The worker has no bridge: what it may ask for, and nothing else, is asked here in its name. */
function answerQuestion(notebookId: NotebookId, question: Question): Promise<AnswerValue> {
  return question.kind === "entries"
    ? request("ledger:read-written", { notebookId, after: question.after, limit: question.limit })
    : request("blob:read-texts", { notebookId, hashes: [...question.hashes] });
}

/** Room enough for a copy to be written; a disk that can not be asked has none. */
async function hasRoom(): Promise<boolean> {
  try {
    return (await request("room:look", {})).freeBytes > leastFreeBytes;
  } catch {
    return false;
  }
}

function watchOpening(onProgress: (opening: Opening) => void) {
  let latest: Omit<Opening, "isSlow"> = {
    phase: "reading-ledger",
    done: 0,
    total: 0,
    rebuild: () => {},
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (news: Partial<Omit<Opening, "isSlow">>) => {
    latest = { ...latest, ...news };
    onProgress({ ...latest, isSlow: false });
    clearTimeout(timer);
    timer = setTimeout(() => onProgress({ ...latest, isSlow: true }), patienceMs);
  };
  heard({});
  return {
    heard,
    canRebuild: (rebuild: () => void) => heard({ phase: "checking", rebuild }),
    stop: () => clearTimeout(timer),
  };
}

function newChangeSetId() {
  return changeSetIdSchema.parse(newId());
}

/** Hands what the disk refuses to the main process, which outlives a window that crashes. */
function keepUnsaved(notebookId: NotebookId, saver: Saver, isAnyKept: boolean): void {
  let isKept = isAnyKept;
  saver.state.subscribe(() => {
    const isRefused = saver.state.get().kind === "not-saved";
    // While all goes well, nothing is handed over but the news that nothing waits any more.
    if (!isRefused && !(isKept && saver.unsaved.length === 0)) return;
    isKept = isRefused;
    // Kept in memory here either way; without the bridge there is nobody left to keep it elsewhere.
    request("work:keep-unsaved", { notebookId, unsaved: [...saver.unsaved] }).catch(() => {});
  });
}

class OpenNotebook implements Notebook {
  readonly opened: OpenedNotebook;
  readonly db: NotebookDatabase;
  readonly isMended: boolean;
  readonly #projection: ProjectionClient;
  readonly #stopListening: () => void;
  readonly #history = new UndoHistory();
  readonly #saver: Saver;
  readonly #actorId: string | null;
  /** The change sets that this window itself sends. */
  readonly #sent = new Set<string>();
  /** The batch of which the history has the end only. */
  #cutBatch: string | null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    opened: OpenedNotebook,
    db: NotebookDatabase,
    isMended: boolean,
    projection: ProjectionClient,
    session: Output<"ledger:session">,
    stopListening: () => void,
    unsaved: readonly ChangeSetDraft[],
  ) {
    this.#actorId = session.actorId;
    this.#history.resume(session.entries);
    this.#cutBatch = session.cutBatch;
    this.opened = opened;
    this.db = db;
    this.isMended = isMended;
    this.#projection = projection;
    this.#stopListening = stopListening;
    this.#saver = new Saver((draft) => request("ledger:append", { notebookId: this.id, draft }));
    if (this.isReadOnly) return;
    keepUnsaved(this.id, this.#saver, unsaved.length > 0);
    // One that the ledger refuses for itself is let go of by the saver; the others are saved.
    for (const draft of unsaved) this.#saver.save(draft).catch(() => {});
  }

  get id(): NotebookId {
    return this.opened.summary.id;
  }

  get isReadOnly(): boolean {
    return this.opened.isReadOnly;
  }

  get saveState() {
    return this.#saver.state;
  }

  get undoState() {
    return this.#history.state;
  }

  get search() {
    return this.#projection.search;
  }

  get lists() {
    return this.#projection.lists;
  }

  get unsaved() {
    return this.#saver.unsaved;
  }

  retrySaving(): void {
    this.#saver.retryNow();
  }

  /** What the main process wrote for this person, such as an import, is undone like the rest. */
  heard(entries: readonly LedgerEntry[]): void {
    const others = entries.filter(
      ({ changeSet: { id, actorId } }) => actorId === this.#actorId && !this.#sent.delete(id),
    );
    this.#history.resume(others);
  }

  commit(
    action: ActionName,
    changes: readonly Change[],
    options: { readonly reason?: string } = {},
  ): Promise<LedgerEntry> {
    if (this.isReadOnly) return Promise.reject(new FailureError({ kind: "notebook-read-only" }));
    const draft = { id: newChangeSetId(), action, changes: [...changes], ...options };
    // At once: while the disk refuses the one before it, this one waits for its turn in memory.
    this.#saver.hold(draft);
    return this.#inTurn(async () => {
      const { step, entry } = await this.#write(draft);
      this.#history.acted(step);
      await this.#projection.reached(entry.sequence);
      return entry;
    });
  }

  settled(): Promise<void> {
    return this.#saver.settled();
  }

  undo(): Promise<boolean> {
    return this.#inTurn(() => this.#takeBack("undo"));
  }

  redo(): Promise<boolean> {
    return this.#inTurn(() => this.#takeBack("redo"));
  }

  async close(): Promise<void> {
    this.#stopListening();
    this.#projection.close();
    this.db.close();
    await request("notebook:close", { notebookId: this.id });
  }

  async #takeBack(direction: "undo" | "redo"): Promise<boolean> {
    for (;;) {
      await this.#findWholeBatch(direction);
      const step = this.#history.next(direction);
      if (step === undefined) return false;
      const changes = await this.#changesBack(step);
      if (changes.length === 0) {
        this.#history.passOver(direction);
        continue;
      }
      const last = step.entries.at(-1)?.changeSet;
      if (last === undefined) return false;
      const link = direction === "undo" ? { undoes: last.id } : { redoes: last.id };
      const draft = { id: newChangeSetId(), action: last.action, changes: [...changes], ...link };
      const back = await this.#write(draft);
      this.#history.tookBack(direction, back.step);
      await this.#projection.reached(back.entry.sequence);
      return true;
    }
  }

  /** Half an import is not to be taken back: what the opening did not look for is looked for now. */
  async #findWholeBatch(direction: "undo" | "redo"): Promise<void> {
    const [first] = this.#history.next(direction)?.entries ?? [];
    const batch = this.#cutBatch;
    if (first === undefined || batch === null || first.changeSet.batch !== batch) return;
    const before = first.sequence;
    this.#history.lengthen(await request("ledger:batch", { notebookId: this.id, batch, before }));
    this.#cutBatch = null;
  }

  async #changesBack(step: Step): Promise<readonly Change[]> {
    // An import may have been heard of before the projection has it.
    await this.#projection.reached(step.entries.at(-1)?.sequence ?? 0);
    const before = step.before ?? (await this.#recordsBefore(step));
    const now = await this.#recordsOf(step.entries.flatMap(({ changeSet }) => changeSet.changes));
    return this.#history.changesBack(step, before, now);
  }

  async #recordsBefore({ entries }: Step): Promise<NotebookState> {
    const sequences = entries.map(({ sequence }) => sequence);
    const tables = await request("ledger:before", { notebookId: this.id, sequences });
    return new Map(
      tables.map(({ table, records }) => [table, new Map(records.map((one) => [one.id, one]))]),
    );
  }

  async #write(draft: ChangeSetDraft) {
    if (this.isReadOnly) throw new FailureError({ kind: "notebook-read-only" });
    this.#sent.add(draft.id);
    try {
      const before = await this.#recordsBeforeNow(draft.changes);
      const entry = await this.#saver.save(draft);
      return { entry, step: { entries: [entry], before } };
    } finally {
      this.#saver.release(draft);
    }
  }

  /** Null while the window's copy can not be read: undo asks the ledger then. A change is saved all the same. */
  async #recordsBeforeNow(changes: readonly Change[]): Promise<NotebookState | null> {
    try {
      return await this.#recordsOf(changes);
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  /** One after the other, so that the records before each are read after the one before it was applied. */
  #inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(step);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** The records these changes touch, live or deleted, as the projection has them now. */
  async #recordsOf(changes: readonly Change[]): Promise<NotebookState> {
    const idsOf = new Map<string, string[]>();
    for (const { table, id } of changes) {
      const ids = idsOf.get(table);
      if (ids === undefined) idsOf.set(table, [id]);
      else ids.push(id);
    }
    const state = new Map<string, ReadonlyMap<string, StoredRecord>>();
    for (const [table, ids] of idsOf) {
      if (!isTableName(table)) continue;
      const live = await this.db.table<Row, string>(table).bulkGet(ids);
      const dead = await this.db.tombstones.bulkGet(ids.map((id) => [table, id]));
      const records = new Map<string, StoredRecord>();
      ids.forEach((id, index) => {
        const row = live[index] ?? dead[index]?.row;
        if (row !== undefined) records.set(id, recordOfRow(row));
      });
      state.set(table, records);
    }
    return state;
  }
}

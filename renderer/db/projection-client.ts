import { assertNever } from "#shared/assert-never.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import {
  type Answer,
  type LedgerStand,
  type Question,
  type WorkerOrder,
  type WorkerReport,
  workerReportSchema,
} from "#shared/ipc/projection-messages.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import { GatheredEntries } from "./gathered-entries.ts";
import { ListClient } from "./list-client.ts";
import { SearchClient } from "./search-client.ts";

/** The part of a Worker that is used; a test gives one of its own. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  addEventListener(kind: "message", listen: (event: MessageEvent<unknown>) => void): void;
  addEventListener(kind: "error", listen: (event: ErrorEvent) => void): void;
  terminate(): void;
}

export type AnswerValue = Extract<Answer["reply"], { ok: true }>["value"];
export type Progress = Extract<WorkerReport, { kind: "progress" }>;

/** The database to read, and whether the former one was damaged or gone. */
export type ReadyProjection = Pick<
  Extract<WorkerReport, { kind: "ready" }>,
  "databaseName" | "isMended"
>;

interface Waiter {
  readonly sequence: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The window's side of the notebook worker: hands it entries, answers its questions, knows how far it is. */
export class ProjectionClient {
  readonly search = new SearchClient((order) => this.#order(order));
  readonly lists = new ListClient((order) => this.#order(order));
  readonly #entries = new GatheredEntries((entries) =>
    this.#order({ kind: "entries", entries: [...entries] }),
  );
  readonly #worker: WorkerPort;
  readonly #answer: (question: Question) => Promise<AnswerValue>;
  readonly #onProgress: (progress: Progress) => void;
  readonly #onLost: () => void;
  readonly #ready: Promise<ReadyProjection>;
  #settleReady: {
    resolve: (ready: ReadyProjection) => void;
    reject: (error: Error) => void;
  } | null = null;
  #sequence = 0;
  #waiters: Waiter[] = [];

  constructor(
    worker: WorkerPort,
    answer: (question: Question) => Promise<AnswerValue>,
    onProgress: (progress: Progress) => void,
    onLost: () => void,
  ) {
    this.#worker = worker;
    this.#answer = answer;
    this.#onProgress = onProgress;
    this.#onLost = onLost;
    this.#ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    worker.addEventListener("message", (event) => this.#take(workerReportSchema.parse(event.data)));
    worker.addEventListener("error", (event) => this.#fail(event.message));
  }

  /** Resolves with the database to read once the projection stands at the ledger's sequence. */
  open(
    notebookId: NotebookId,
    ledger: LedgerStand,
    remembered: string | null,
  ): Promise<ReadyProjection> {
    this.#order({ kind: "open", notebookId, ledger, remembered });
    return this.#ready;
  }

  rebuild(): void {
    this.#order({ kind: "rebuild" });
  }

  apply(entries: readonly LedgerEntry[]): void {
    this.#entries.take(entries);
  }

  /** Resolves once the projection has this sequence. */
  reached(sequence: number): Promise<void> {
    if (this.#sequence >= sequence) return Promise.resolve();
    this.#entries.flush();
    // The entries usually are on their way already; the worker reads the ledger if they are not.
    this.#order({ kind: "reach", sequence });
    return new Promise((resolve, reject) => this.#waiters.push({ sequence, resolve, reject }));
  }

  close(): void {
    this.#entries.close();
    this.#worker.terminate();
    this.search.close();
    this.lists.close();
    this.#rejectWaiters({ kind: "cancelled" });
  }

  #take(report: WorkerReport): void {
    switch (report.kind) {
      case "progress":
        this.#onProgress(report);
        return;
      case "ready":
        this.#settleReady?.resolve(report);
        this.#arrivedAt(report.sequence);
        return;
      case "applied":
        this.#arrivedAt(report.sequence);
        return;
      case "failed":
        this.#fail(report.detail);
        return;
      case "lost":
        this.#onLost();
        return;
      case "index":
      case "found":
        this.search.take(report);
        return;
      case "listed":
        this.lists.take(report);
        return;
      case "reading":
        this.lists.isReading(report);
        return;
      case "question":
        void this.#reply(report.questionId, report.question);
        return;
      default:
        assertNever(report);
    }
  }

  async #reply(questionId: number, question: Question): Promise<void> {
    try {
      const value = await this.#answer(question);
      this.#order({ kind: "answer", questionId, reply: { ok: true, value } });
    } catch (error) {
      const failure: Failure =
        error instanceof FailureError
          ? error.failure
          : { kind: "unexpected", reference: String(error) };
      this.#order({ kind: "answer", questionId, reply: { ok: false, failure } });
    }
  }

  #arrivedAt(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence);
    const arrived = this.#waiters.filter((waiter) => waiter.sequence <= this.#sequence);
    this.#waiters = this.#waiters.filter((waiter) => waiter.sequence > this.#sequence);
    for (const { resolve } of arrived) resolve();
    this.lists.changed(this.#sequence);
  }

  /** What waited has been saved; only the view of it is missing, and opening the notebook again rebuilds that. */
  #fail(detail: string): void {
    const failure: Failure = { kind: "store-damaged", detail };
    this.#settleReady?.reject(new FailureError(failure));
    this.#rejectWaiters(failure);
  }

  #rejectWaiters(failure: Failure): void {
    for (const { reject } of this.#waiters.splice(0)) reject(new FailureError(failure));
  }

  #order(order: WorkerOrder): void {
    this.#worker.postMessage(order);
  }
}

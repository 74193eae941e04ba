import { assertNever } from "#shared/assert-never.ts";
import type { BlobHash } from "#shared/domain/ids.ts";
import { tableNames } from "#shared/domain/tables.ts";
import { FailureError } from "#shared/failure.ts";
import {
  type Answer,
  type Question,
  type WorkerOrder,
  type WorkerReport,
  workerOrderSchema,
} from "#shared/ipc/projection-messages.ts";
import { type LedgerEntry, writtenEntriesSchema } from "#shared/ledger/change.ts";
import type { ListRequest } from "#shared/listing/list-request.ts";
import type { SearchRequest } from "#shared/searching/search-result.ts";
import { isGone, whenLost } from "./lost-database.ts";
import { NotebookLists } from "./notebook-lists.ts";
import { NotebookSearch } from "./notebook-search.ts";
import { Projection } from "./projection.ts";
import { searchFileOf } from "./search-file.ts";

type AnswerValue = Extract<Answer["reply"], { ok: true }>["value"];
type Asked = {
  readonly resolve: (value: AnswerValue) => void;
  readonly reject: (error: Error) => void;
};

const asked = new Map<number, Asked>();
let lastQuestionId = 0;

let askRebuild: () => void = () => {};
const rebuildAsked = new Promise<void>((resolve) => {
  askRebuild = resolve;
});

let projection: Projection | null = null;
let lists: NotebookLists | null = null;
/** Opened after the projection is ready, so that no view waits for it. */
let opensSearch: Promise<NotebookSearch> | null = null;
let search: NotebookSearch | null = null;
let startSearch: () => void = () => {};

/** Texts asked for at once; a message takes as many of them as it has room for. */
const textsTogether = 500;

/** Fewer are read in half a second. */
const leastClaimsKept = 5000;

/** Long after the first screen: it reads through every index once. */
const countAfterMs = 20_000;

/** The window is drawing its first screen just then; whoever searches sooner does not wait for it. */
const searchAfterMs = 2000;

let waiting: LedgerEntry[] = [];
let reachWanted = 0;
let work: Promise<void> = Promise.resolve();

self.addEventListener("message", (event: MessageEvent<unknown>) => {
  take(workerOrderSchema.parse(event.data));
});

function take(order: WorkerOrder): void {
  switch (order.kind) {
    case "open":
      queue(() => open(order));
      return;
    case "rebuild":
      askRebuild();
      return;
    case "entries":
      waiting.push(...order.entries);
      queue(catchUp);
      return;
    case "reach":
      reachWanted = Math.max(reachWanted, order.sequence);
      queue(catchUp);
      return;
    case "search":
      void answerSearchOrder(order.searchId, order.request);
      return;
    case "list":
      void answerListOrder(order.listId, order.request);
      return;
    case "answer":
      settle(order);
      return;
    default:
      assertNever(order);
  }
}

/** One thing after the other: there is one writer, and it never overtakes itself. */
function queue(step: () => Promise<void>): void {
  work = work.then(step).catch((error: unknown) => {
    if (projection !== null && isGone(error)) report({ kind: "lost" });
    else report({ kind: "failed", detail: detailOf(error) });
  });
}

function detailOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

type OpenOrder = Extract<WorkerOrder, { kind: "open" }>;

/**
 * Opens once this worker is the notebook's only one. The lock is held until the
 * worker ends, so a page that opens a notebook twice can not write it twice.
 */
function open(order: OpenOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(`railhead-${order.notebookId}`, async () => {
      await openProjection(order).then(resolve, reject);
      await new Promise(() => {});
    });
    held.catch(reject);
  });
}

async function openProjection({ notebookId, ledger, remembered }: OpenOrder): Promise<void> {
  projection = await Projection.open(
    notebookId,
    ledger,
    {
      entriesAfter,
      readTexts,
      report: (phase, done, total) => report({ kind: "progress", phase, done, total }),
    },
    rebuildAsked,
    remembered,
  );
  whenLost(projection.database.dexie, () => report({ kind: "lost" }));
  const kept = new NotebookLists(projection.database, giveWay, tellReading, {
    sequence: projection.sequence,
    entriesAfter,
    // The name of this file tells its content apart, and that of all it is made of.
    madeBy: self.location.href,
    leastKept: leastClaimsKept,
  });
  lists = kept;
  projection.follow((entries) => kept.take(entries));
  const { databaseName, sequence, isMended } = projection;
  report({ kind: "ready", databaseName, sequence, isMended });
  const opened = projection;
  startSearch = () => {
    startSearch = () => {};
    opensSearch = openSearch(opened, notebookId, ledger.storeId);
    opensSearch.catch((error: unknown) => {
      report({ kind: "index", state: { kind: "failed", detail: detailOf(error) } });
    });
  };
  setTimeout(() => startSearch(), searchAfterMs);
  setTimeout(() => void countRows(opened), countAfterMs);
}

/** What the opening took on trust in a large notebook; table by table, so that nothing waits long for it. */
async function countRows(opened: Projection): Promise<void> {
  for (const table of tableNames) {
    await giveWay();
    queue(async () => {
      if (!(await opened.hasAllRowsOf(table))) report({ kind: "lost" });
    });
    await work;
  }
}

async function openSearch(
  opened: Projection,
  notebookId: string,
  storeId: string,
): Promise<NotebookSearch> {
  const file = await searchFileOf(notebookId);
  const found = NotebookSearch.open(
    file,
    opened.database,
    {
      storeId,
      entriesAfter,
      report: (state) => report({ kind: "index", state }),
      pause: () => giveWay(),
    },
    opened.sequence,
  );
  search = found;
  return found;
}

async function answerSearchOrder(searchId: number, request: SearchRequest): Promise<void> {
  try {
    startSearch();
    const result = (await (await opensSearch)?.search(request)) ?? null;
    report({ kind: "found", searchId, result });
  } catch (error) {
    report({ kind: "found", searchId, result: null });
    report({ kind: "index", state: { kind: "failed", detail: detailOf(error) } });
  }
}

async function answerListOrder(listId: number, request: ListRequest): Promise<void> {
  lastListAt = performance.now();
  try {
    report({ kind: "listed", listId, answer: (await lists?.answer(request)) ?? null });
  } catch (error) {
    report({ kind: "listed", listId, answer: null });
    if (isGone(error)) report({ kind: "lost" });
    else report({ kind: "failed", detail: detailOf(error) });
  }
}

const turn = new MessageChannel();
/** Several may pause at a time: the lists, and the search. */
const resumes: (() => void)[] = [];
turn.port1.onmessage = () => {
  for (const resume of resumes.splice(0)) resume();
};

/** Lets the messages that have come in meanwhile be answered: a timer would wait 4 ms each time. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    resumes.push(resolve);
    turn.port2.postMessage(null);
  });
}

/** Who types or scrolls goes on within this time. */
const quietMs = 250;
let lastListAt = Number.NEGATIVE_INFINITY;

/** So soon what can wait goes on once somebody waits for it. */
const lookAgainMs = 20;

/** For what can wait: lists are answered at once while somebody works with them. */
async function giveWay(isAwaited: () => boolean = () => false): Promise<void> {
  await pause();
  while (!isAwaited()) {
    const leftMs = lastListAt + quietMs - performance.now();
    if (leftMs <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, lookAgainMs)));
  }
}

/** So often somebody who waits sees it go on. */
const tellAgainMs = 250;
let lastToldAt = Number.NEGATIVE_INFINITY;

function tellReading(done: number, total: number): void {
  const now = performance.now();
  if (done < total && now - lastToldAt < tellAgainMs) return;
  lastToldAt = now;
  report({ kind: "reading", done, total });
}

async function catchUp(): Promise<void> {
  if (projection === null) return;
  const entries = waiting;
  waiting = [];
  const before = projection.sequence;
  await projection.apply(entries);
  await projection.reach(reachWanted);
  if (projection.sequence > before || entries.length === 0) {
    report({ kind: "applied", sequence: projection.sequence });
  }
  search?.follow(entries, projection.sequence);
}

async function entriesAfter(after: number, limit: number): Promise<readonly LedgerEntry[]> {
  const value = await ask({ kind: "entries", after, limit });
  if (typeof value !== "string") throw new Error("Asked for entries, got texts");
  return writtenEntriesSchema.parse(JSON.parse(value));
}

async function readTexts(hashes: readonly BlobHash[]): Promise<readonly (string | null)[]> {
  const texts: (string | null)[] = [];
  while (texts.length < hashes.length) {
    const wanted = hashes.slice(texts.length, texts.length + textsTogether);
    const value = await ask({ kind: "texts", hashes: wanted });
    if (typeof value === "string" || value.length === 0)
      throw new Error("Asked for texts, got none");
    texts.push(...value);
  }
  return texts;
}

function ask(question: Question): Promise<AnswerValue> {
  lastQuestionId += 1;
  const questionId = lastQuestionId;
  report({ kind: "question", questionId, question });
  return new Promise((resolve, reject) => asked.set(questionId, { resolve, reject }));
}

function settle({ questionId, reply }: Answer): void {
  const question = asked.get(questionId);
  asked.delete(questionId);
  if (reply.ok) question?.resolve(reply.value);
  else question?.reject(new FailureError(reply.failure));
}

function report(message: WorkerReport): void {
  self.postMessage(message);
}

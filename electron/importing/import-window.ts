import os from "node:os";
import { app, BrowserWindow, type ProcessMetric, session } from "electron";
import { v7 } from "uuid";
import { coversText } from "#shared/domain/text/cover.ts";
import {
  type HandedJob,
  type ImportJob,
  type ImportOutcome,
  importLimits,
  importOutcomeSchema,
} from "#shared/domain/text/import-job.ts";
import { ReadingTime } from "#shared/domain/text/reading-time.ts";
import type { Failure } from "#shared/failure.ts";
import { serveApp } from "../windows/app-scheme.ts";

interface Task {
  readonly job: ImportJob;
  readonly bytes: Uint8Array;
  readonly settle: (outcome: ImportOutcome) => void;
  readonly refuse: (error: unknown) => void;
}

/** After this many files a fresh page takes over: what libraries keep in memory goes with the old one. */
const filesPerPage = 250;

/** How often a file at work is held against its limits. */
const guardMs = 500;

/** Files up to this size, all together, are handed over at once, and while those before them are being read. */
const smallBytes = 1_000_000;

/** So many at once: asking takes the page as long as reading one of them. */
const handedTogether = 4;

/** What the page has at most: the files that it reads, and the next ones. */
const mostHanded = 2 * handedTogether;

/** Held in memory only: nothing an imported file does outlives the program. */
const partition = "import";

/**
 * The hidden page that reads untrusted files, one after the other. When a file takes too
 * long, needs too much memory or breaks the page, the page is killed, the file gets its
 * reason, and the next one gets a new page.
 */
export class ImportWindow {
  readonly #id = v7();
  #window: BrowserWindow | null = null;
  #waiting: Task[] = [];
  /** What the page has, in the order in which it reads. */
  #handed: Task[] = [];
  #asks: ((tasks: readonly Task[]) => void) | null = null;
  #hasAsked = false;
  /** Whose turn it is, and how long it has been. */
  #turn: { readonly task: Task; readonly time: ReadingTime } | null = null;
  #filesRead = 0;
  #memoryBytes = 0;
  #isDoubted = false;
  #guard: NodeJS.Timeout | undefined;

  /** Reads a file once those given before it are read; they may be given without waiting for one another. */
  read(job: Omit<ImportJob, "id">, bytes: Uint8Array): Promise<ImportOutcome> {
    return new Promise((settle, refuse) => {
      this.#waiting.push({ job: { ...job, id: v7() }, bytes, settle, refuse });
      this.#handOver();
    });
  }

  /** True where its page has nothing left to read, asks for more, and has given no cause to drop it. */
  get isAtRest(): boolean {
    const hasWork = this.#handed.length > 0 || this.#waiting.length > 0;
    return this.#asks !== null && !hasWork && !this.#isWorn && !this.#isDoubted;
  }

  close(): void {
    clearInterval(this.#guard);
    windows.delete(this.#id);
    this.#window?.destroy();
    this.#window = null;
    this.#asks = null;
    this.#hasAsked = false;
    this.#turn = null;
    this.#filesRead = 0;
    this.#memoryBytes = 0;
    this.#isDoubted = false;
  }

  get #isWorn(): boolean {
    return this.#filesRead >= filesPerPage || this.#memoryBytes > importLimits.memoryBytes / 3;
  }

  /** The page asks for work: answered when there is some. */
  nextTasks(): Promise<readonly Task[]> {
    return new Promise((resolve) => {
      this.#asks = resolve;
      this.#hasAsked = true;
      this.#handOver();
    });
  }

  /** The page hands back a result; anything that is not the current job's, or is malformed, is refused. */
  accept(jobId: string, raw: string): boolean {
    const [task, next] = this.#handed;
    if (task === undefined || task.job.id !== jobId) return false;
    this.#handed.shift();
    this.#turn = next === undefined ? null : turnOf(next);
    const outcome = checkedOutcome(raw, task.job.fileName);
    // A file that its readers stumbled over may have left them in disorder.
    this.#isDoubted ||= outcome.kind === "failed" && outcome.failure.kind === "file-broke-import";
    task.settle(outcome);
    this.#handOver();
    return true;
  }

  /** A long document gets on page by page: it is no hang. */
  getsOn(jobId: string): boolean {
    if (!this.#handed.some(({ job }) => job.id === jobId)) return false;
    this.#turn?.time.gotOn(performance.now());
    return true;
  }

  #handOver(): void {
    const [task] = this.#waiting;
    if (task === undefined) return;
    const isFree = this.#handed.length === 0;
    const isWorn = this.#isWorn;
    if (isWorn && isFree) this.close();
    if (isFree && this.#turn?.task !== task) this.#turn = turnOf(task);
    if (this.#window === null) {
      this.#open().catch((error: unknown) => this.#refuse(error));
      return;
    }
    if (this.#asks === null || this.#handed.length >= mostHanded) return;
    if (!isFree && (isWorn || task.bytes.length > smallBytes)) return;
    const tasks = this.#waiting.splice(0, this.#countTogether());
    this.#handed.push(...tasks);
    this.#filesRead += tasks.length;
    // What the page took to load its own code is not the file's.
    if (isFree) this.#turn?.time.gotOn(performance.now());
    this.#asks(tasks);
    this.#asks = null;
  }

  /** How many of those that wait are handed over at once; the first whatever its size. */
  #countTogether(): number {
    const most = Math.min(handedTogether, filesPerPage - this.#filesRead, this.#waiting.length);
    let count = 1;
    let bytes = this.#waiting[0]?.bytes.length ?? 0;
    while (count < most) {
      bytes += this.#waiting[count]?.bytes.length ?? 0;
      if (bytes > smallBytes) break;
      count += 1;
    }
    return count;
  }

  #fail(failure: Failure): void {
    const task = this.#takeCurrent();
    task?.settle({ kind: "failed", failure });
    this.#handOver();
  }

  #refuse(error: unknown): void {
    // A page that was closed while it was loading has told why already.
    if (this.#window === null) return;
    const task = this.#takeCurrent();
    task?.refuse(error);
    this.#handOver();
  }

  /**
   * Closes the page and answers with the file that it was at; undefined where it broke between two
   * files, which neither is blamed for. What else it had is read by the next page.
   */
  #takeCurrent(): Task | undefined {
    const isBetween = this.#hasAsked && this.#handed.length === 0;
    this.close();
    this.#waiting.unshift(...this.#handed.splice(0));
    return isBetween ? undefined : this.#waiting.shift();
  }

  /** Holds the file whose turn it is against its limits. */
  #look(): void {
    const metric = this.#metric();
    this.#memoryBytes = memoryOf(metric);
    if (this.#turn === null) return;
    const { task, time } = this.#turn;
    const { fileName } = task.job;
    const now = performance.now();
    time.see(now, workOf(metric));
    const limitMs = time.givenUpAfterMs(now);
    if (limitMs !== null) this.#fail({ kind: "file-took-too-long", fileName, limitMs });
    else if (this.#memoryBytes > importLimits.memoryBytes) {
      const limit = `${importLimits.memoryBytes / 1_000_000} MB of memory`;
      this.#fail({ kind: "file-too-complex", fileName, limit });
    }
  }

  #metric(): ProcessMetric | undefined {
    const pid = this.#window?.webContents.getOSProcessId();
    return app.getAppMetrics().find((process) => process.pid === pid);
  }

  async #open(): Promise<void> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        // A hidden page would otherwise be slowed down to one timer a second.
        backgroundThrottling: false,
      },
    });
    this.#window = window;
    this.#guard = setInterval(() => this.#look(), guardMs);
    serveImports();
    windows.set(this.#id, this);
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      if (this.#window !== window) return;
      const fileName = (this.#handed[0] ?? this.#waiting[0])?.job.fileName ?? "";
      this.#fail(
        reason === "oom"
          ? { kind: "file-too-complex", fileName, limit: "memory" }
          : { kind: "file-broke-import", fileName, detail: reason },
      );
    });
    await window.loadURL(`app://import/?window=${this.#id}`);
  }
}

function turnOf(task: Task) {
  return { task, time: new ReadingTime(task.bytes.length, performance.now()) };
}

function memoryOf(metric: ProcessMetric | undefined): number {
  return (metric?.memory.workingSetSize ?? 0) * 1024;
}

/** What the page had of one processor since it was last asked; Electron tells its part of them all. */
function workOf(metric: ProcessMetric | undefined): number {
  return ((metric?.cpu.percentCPUUsage ?? 0) / 100) * os.cpus().length;
}

function checkedOutcome(raw: string, fileName: string): ImportOutcome {
  const broken = (detail: string): ImportOutcome => ({
    kind: "failed",
    failure: { kind: "file-broke-import", fileName, detail },
  });
  const parsed = importOutcomeSchema.safeParse(jsonOf(raw));
  if (!parsed.success) return broken("The page that read it gave a malformed answer.");
  const outcome = parsed.data;
  if (outcome.kind === "read" && !coversText(outcome.reading.text, outcome.reading.blocks)) {
    return broken("Its blocks do not cover its text.");
  }
  return outcome;
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Windows at work, by the id their page asks under: two batches may run at the same time. */
const windows = new Map<string, ImportWindow>();
let isServing = false;

/** The partition has one handler for `app://`, which every window of it asks. */
function serveImports(): void {
  if (isServing) return;
  isServing = true;
  serveApp(
    session.fromPartition(partition),
    ["import"],
    [
      async (request, url) => {
        const window = windows.get(url.searchParams.get("window") ?? "");
        if (window === undefined || url.host !== "import") return null;
        if (url.pathname === "/next" && request.method === "GET")
          return tasksResponse(await window.nextTasks());
        const alive = /^\/alive\/([\w-]{1,64})$/u.exec(url.pathname)?.[1];
        if (alive !== undefined && request.method === "POST") {
          return new Response(null, { status: window.getsOn(alive) ? 204 : 409 });
        }
        const jobId = /^\/result\/([\w-]{1,64})$/u.exec(url.pathname)?.[1];
        if (jobId === undefined || request.method !== "POST") return null;
        return new Response(null, {
          status: window.accept(jobId, await request.text()) ? 204 : 409,
        });
      },
    ],
  );
}

/** The bytes of the files one after the other, and beside them what each is to be read as. */
function tasksResponse(tasks: readonly Task[]): Response {
  const jobs = tasks.map(({ job, bytes }): HandedJob => ({ job, bytes: bytes.length }));
  return new Response(Buffer.concat(tasks.map(({ bytes }) => bytes)), {
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
      "X-Railhead-Jobs": encodeURIComponent(JSON.stringify(jobs)),
    },
  });
}

import os from "node:os";
import { app, BrowserWindow, type ProcessMetric, session } from "electron";
import { v7 } from "uuid";
import { coversText } from "#shared/domain/text/cover.ts";
import {
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
}

/** After this many files a fresh page takes over: what libraries keep in memory goes with the old one. */
const filesPerPage = 250;

/** How often a file at work is held against its limits. */
const guardMs = 500;

/** Held in memory only: nothing an imported file does outlives the program. */
const partition = "import";

/**
 * The hidden page that reads untrusted files, one at a time. When a file takes too
 * long, needs too much memory or breaks the page, the page is killed, the file gets its
 * reason, and the next one gets a new page.
 */
export class ImportWindow {
  readonly #id = v7();
  #window: BrowserWindow | null = null;
  #waiting: ((task: Task) => void) | null = null;
  #next: Task | null = null;
  #current: Task | null = null;
  #filesRead = 0;
  #time: ReadingTime | null = null;

  async read(job: Omit<ImportJob, "id">, bytes: Uint8Array): Promise<ImportOutcome> {
    const id = v7();
    const isWorn = memoryOf(this.#metric()) > importLimits.memoryBytes / 3;
    if (isWorn || this.#filesRead >= filesPerPage) this.close();
    this.#filesRead += 1;
    await this.#open();
    return new Promise((resolve) => {
      const guard = this.#guard(job.fileName, bytes.length);
      this.#give({
        job: { ...job, id },
        bytes,
        settle: (outcome) => {
          clearInterval(guard);
          this.#current = null;
          resolve(outcome);
        },
      });
    });
  }

  close(): void {
    windows.delete(this.#id);
    this.#window?.destroy();
    this.#window = null;
    this.#waiting = null;
    this.#next = null;
    this.#filesRead = 0;
  }

  /** The page asks for work: answered when there is some. */
  async nextTask(): Promise<Task> {
    const task =
      this.#next ??
      (await new Promise<Task>((resolve) => {
        this.#waiting = resolve;
      }));
    this.#next = null;
    this.#current = task;
    // What the page took to load its own code is not the file's.
    this.#time?.gotOn(performance.now());
    return task;
  }

  /** The page hands back a result; anything that is not the current job's, or is malformed, is refused. */
  accept(jobId: string, raw: string): boolean {
    const task = this.#current;
    if (task === null || task.job.id !== jobId) return false;
    task.settle(checkedOutcome(raw, task.job.fileName));
    return true;
  }

  #give(task: Task): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) this.#next = task;
    else waiting(task);
  }

  #fail(failure: Failure): void {
    const task = this.#current ?? this.#next;
    this.close();
    task?.settle({ kind: "failed", failure });
  }

  /** A long document gets on page by page: it is no hang. */
  getsOn(jobId: string): boolean {
    if (this.#current?.job.id !== jobId) return false;
    this.#time?.gotOn(performance.now());
    return true;
  }

  #guard(fileName: string, bytes: number): NodeJS.Timeout {
    const time = new ReadingTime(bytes, performance.now());
    this.#time = time;
    return setInterval(() => {
      const metric = this.#metric();
      const now = performance.now();
      time.see(now, workOf(metric));
      const limitMs = time.givenUpAfterMs(now);
      if (limitMs !== null) this.#fail({ kind: "file-took-too-long", fileName, limitMs });
      else if (memoryOf(metric) > importLimits.memoryBytes) {
        const limit = `${importLimits.memoryBytes / 1_000_000} MB of memory`;
        this.#fail({ kind: "file-too-complex", fileName, limit });
      }
    }, guardMs);
  }

  #metric(): ProcessMetric | undefined {
    const pid = this.#window?.webContents.getOSProcessId();
    return app.getAppMetrics().find((process) => process.pid === pid);
  }

  async #open(): Promise<void> {
    if (this.#window !== null) return;
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
    serveImports();
    windows.set(this.#id, this);
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      const fileName = (this.#current ?? this.#next)?.job.fileName ?? "";
      this.#fail(
        reason === "oom"
          ? { kind: "file-too-complex", fileName, limit: "memory" }
          : { kind: "file-broke-import", fileName, detail: reason },
      );
    });
    await window.loadURL(`app://import/?window=${this.#id}`);
  }
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
          return taskResponse(await window.nextTask());
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

function taskResponse({ job, bytes }: Task): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
      "X-Railhead-Job": encodeURIComponent(JSON.stringify(job)),
    },
  });
}

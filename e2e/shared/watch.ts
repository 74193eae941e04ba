import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication } from "@playwright/test";

/** A task on one of the two threads that a person waits for, longer than they would not notice. */
export type LongTask = {
  readonly where: "window" | "main process";
  readonly atMs: number;
  /** What the thread itself worked: unlike the time on the clock, it is the same on a busy machine. */
  readonly workedMs: number;
  readonly tookMs: number;
};

const mostTaskMs = 50;

/** A trace holds some hundred thousand tasks; ending one and reading it takes a second. */
const traceMs = 20_000;

type TraceEvent = {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Chromium's own trace of every task that the window's and the main process's main threads do. */
export class TaskWatch {
  private readonly app: ElectronApplication;
  private readonly found: LongTask[] = [];
  private tasks = 0;
  private startedAtMs = 0;

  constructor(app: ElectronApplication) {
    this.app = app;
  }

  async start(): Promise<void> {
    this.startedAtMs = performance.now();
    await this.app.evaluate(({ contentTracing }) =>
      contentTracing.startRecording({
        included_categories: ["toplevel"],
        excluded_categories: ["*"],
        recording_mode: "record-as-much-as-possible",
      }),
    );
  }

  /** Reads the trace once it has become long. */
  async collectNowAndThen(): Promise<void> {
    if (performance.now() - this.startedAtMs > traceMs) await this.collect();
  }

  /** Reads what was traced so far and goes on with an empty trace. */
  async collect(): Promise<void> {
    const told = await this.app.evaluate(async ({ contentTracing, BrowserWindow }) => {
      const main = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith("app://railhead"),
      );
      // Both clocks at once: a trace tells its times by the second.
      const nowMs = Date.now();
      const clockMs = Number(process.hrtime.bigint()) / 1_000_000;
      return {
        file: await contentTracing.stopRecording(),
        windowPid: main?.webContents.getOSProcessId() ?? 0,
        mainPid: process.pid,
        startMs: nowMs - clockMs,
      };
    });
    const { traceEvents } = JSON.parse(fs.readFileSync(told.file, "utf8")) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    fs.rmSync(told.file);
    const threads = new Set(
      traceEvents
        .filter(
          ({ name, args }) =>
            name === "thread_name" && /^Cr(?:Renderer|Browser)Main$/u.test(args?.name ?? ""),
        )
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    for (const { pid, tid, ph, ts, dur = 0, tdur = 0 } of traceEvents) {
      const isWatched = pid === told.windowPid || pid === told.mainPid;
      if (ph !== "X" || !isWatched || !threads.has(`${pid} ${tid}`)) continue;
      this.tasks += 1;
      if (tdur / 1000 <= mostTaskMs) continue;
      this.found.push({
        where: pid === told.mainPid ? "main process" : "window",
        atMs: told.startMs + ts / 1000,
        workedMs: tdur / 1000,
        tookMs: dur / 1000,
      });
    }
    await this.start();
  }

  /** Tasks of more than 50 ms, longest first. */
  get longTasks(): readonly LongTask[] {
    // Chromium traces a task more than once, the outer around the inner.
    return this.found
      .filter(
        (task) =>
          !this.found.some(
            (other) =>
              other !== task &&
              other.where === task.where &&
              other.atMs <= task.atMs &&
              other.atMs + other.tookMs > task.atMs + task.tookMs,
          ),
      )
      .toSorted((a, b) => b.workedMs - a.workedMs);
  }

  /** How many tasks were looked at: none would prove nothing. */
  get count(): number {
    return this.tasks;
  }
}

/** Takes the memory of a program and all its processes, shared pages counted once, as it runs. */
export class MemoryWatch {
  mostBytes = 0;
  private mostCountedTwiceBytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.timer = setInterval(() => this.look(pid), 500);
  }

  /** Sharing is worked out by walking every page, so only where the plain sum has grown. */
  private look(pid: number): void {
    const family = familyOf(pid);
    const countedTwice = family.reduce((sum, member) => sum + residentBytes(member), 0);
    if (countedTwice <= this.mostCountedTwiceBytes) return;
    this.mostCountedTwiceBytes = countedTwice;
    this.mostBytes = Math.max(this.mostBytes, memoryOf(family));
  }

  end(): void {
    clearInterval(this.timer);
  }
}

function residentBytes(pid: number): number {
  const pages = Number(readOrNothing(`/proc/${pid}/statm`).split(" ")[1] ?? 0);
  return pages * 4096;
}

function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    const parent = Number(/^PPid:\s+(\d+)$/mu.exec(readOrNothing(`/proc/${name}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

function memoryOf(family: readonly number[]): number {
  const sizes = family.map((member) =>
    Number(/^Pss:\s+(\d+) kB$/mu.exec(readOrNothing(`/proc/${member}/smaps_rollup`))?.[1] ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0) * 1024;
}

/** A process may end while it is being looked at. */
function readOrNothing(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Every file under the folders with its size and time, to be held against a later look. */
export function listing(folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (place: string) => {
    const stats = fs.lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return;
    found.set(place, stats.isDirectory() ? "folder" : `${stats.size} ${stats.mtimeMs}`);
    if (stats.isDirectory()) {
      for (const name of fs.readdirSync(place)) walk(path.join(place, name));
    }
  };
  for (const folder of folders) walk(folder);
  return found;
}

export function changedBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => before.get(place) !== after.get(place));
}

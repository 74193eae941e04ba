import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { causesOf, Profile, type TraceEvent } from "./task-causes.ts";

/** A task on one of the two threads that a person waits for, longer than they would not notice. */
export type LongTask = {
  readonly where: "window" | "main process";
  readonly atMs: number;
  /** What the thread itself worked: unlike the time on the clock, it is the same on a busy machine. */
  readonly workedMs: number;
  readonly tookMs: number;
  /** What the time went into, most first. */
  readonly causes: readonly string[];
};

/** Nothing that a person waits for may hold up the thread any longer. */
export const mostTaskMs = 50;

/** A trace holds some hundred thousand tasks; ending one and reading it takes a second. */
const traceMs = 20_000;

/** Chromium's own trace of every task that the window's and the main process's main threads do. */
export class TaskWatch {
  private readonly app: ElectronApplication;
  /** Names functions too, which slows all of them down. */
  private readonly isProfiling: boolean;
  private readonly found: LongTask[] = [];
  private tasks = 0;
  private startedAtMs = 0;

  constructor(app: ElectronApplication, isProfiling = false) {
    this.app = app;
    this.isProfiling = isProfiling;
  }

  async start(): Promise<void> {
    this.startedAtMs = performance.now();
    const categories = ["toplevel", "devtools.timeline", "v8"];
    if (this.isProfiling) categories.push("disabled-by-default-v8.cpu_profiler");
    await this.app.evaluate(
      ({ contentTracing }, included) =>
        contentTracing.startRecording({
          included_categories: [...included],
          excluded_categories: ["*"],
          recording_mode: "record-as-much-as-possible",
        }),
      categories,
    );
  }

  /** Reads the trace once it has become long. */
  async collectNowAndThen(): Promise<void> {
    if (performance.now() - this.startedAtMs > traceMs) await this.collect();
  }

  /** Goes on as if nothing had been done since it last looked: what the test itself asked for is no use of the program. */
  async passOver(): Promise<void> {
    const known = this.found.length;
    await this.collect();
    this.found.splice(known);
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
    for (const [pid, where] of [
      [told.windowPid, "window"],
      [told.mainPid, "main process"],
    ] as const) {
      const own = traceEvents.filter((event) => event.pid === pid);
      const thread = own.filter(({ tid }) => threads.has(`${pid} ${tid}`));
      const ended = thread.filter(({ ph }) => ph === "X");
      this.tasks += ended.length;
      const profile = new Profile(own, thread[0]?.tid ?? 0);
      for (const task of outermost(ended.filter(({ tdur = 0 }) => tdur / 1000 > mostTaskMs))) {
        this.found.push({
          where,
          atMs: told.startMs + task.ts / 1000,
          workedMs: (task.tdur ?? 0) / 1000,
          tookMs: (task.dur ?? 0) / 1000,
          causes: [...causesOf(task, thread), ...profile.during(task)],
        });
      }
    }
    await this.start();
  }

  /** Tasks of more than 50 ms, longest first. */
  get longTasks(): readonly LongTask[] {
    return this.found.toSorted((a, b) => b.workedMs - a.workedMs);
  }

  /** How many tasks were looked at: none would prove nothing. */
  get count(): number {
    return this.tasks;
  }
}

/** Chromium traces a task more than once, the outer around the inner. */
function outermost(tasks: readonly TraceEvent[]): readonly TraceEvent[] {
  return tasks.filter(
    (task) =>
      !tasks.some(
        (other) =>
          other !== task &&
          other.ts <= task.ts &&
          other.ts + (other.dur ?? 0) > task.ts + (task.dur ?? 0),
      ),
  );
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

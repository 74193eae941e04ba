import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";

/** A stretch in which something could not answer. */
export type Pause = {
  readonly where: "window" | "main";
  readonly atMs: number;
  readonly ms: number;
};

const mostPauseMs = 50;

declare global {
  interface Window {
    railheadPauses: { atMs: number; ms: number }[];
  }
}

/** Begins to note every stretch of more than 50 ms in which the window or the main process was busy. */
export async function notePauses(app: ElectronApplication, page: Page): Promise<void> {
  await page.evaluate((most) => {
    window.railheadPauses = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        if (duration <= most) continue;
        window.railheadPauses.push({ atMs: performance.timeOrigin + startTime, ms: duration });
      }
    }).observe({ type: "longtask" });
  }, mostPauseMs);
  await app.evaluate((_electron, most) => {
    const stepMs = 10;
    const pauses: { atMs: number; ms: number }[] = [];
    Reflect.set(globalThis, "railheadPauses", pauses);
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      const late = now - last - stepMs;
      if (late > most) pauses.push({ atMs: performance.timeOrigin + last, ms: late });
      last = now;
    }, stepMs);
  }, mostPauseMs);
}

/** What was noted so far, longest first. */
export async function pausesOf(app: ElectronApplication, page: Page): Promise<readonly Pause[]> {
  const inWindow = await page.evaluate(() => window.railheadPauses);
  const inMain = await app.evaluate(
    () => Reflect.get(globalThis, "railheadPauses") as { atMs: number; ms: number }[],
  );
  return [
    ...inWindow.map((pause) => ({ where: "window" as const, ...pause })),
    ...inMain.map((pause) => ({ where: "main" as const, ...pause })),
  ].sort((a, b) => b.ms - a.ms);
}

/** Takes the memory of a program and all its processes, shared pages counted once, as it runs. */
export class MemoryWatch {
  mostBytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.timer = setInterval(() => {
      this.mostBytes = Math.max(this.mostBytes, memoryOf(pid));
    }, 250);
  }

  end(): void {
    clearInterval(this.timer);
  }
}

function memoryOf(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    const parent = Number(/^PPid:\s+(\d+)$/mu.exec(readOrNothing(`/proc/${name}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
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

import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { projectFolder } from "../../scripts/cache.mjs";
import { slownessOf } from "../../scripts/slowness.mjs";

/**
 * Watches how slow other programs make this machine. A thread's processor time is not the clock's, and
 * still grows while others share its core and its caches: with a load of 9 on two cores the same work
 * took 35 to 73 ms, 52 at the median. What a task worked is held against its limit at the speed that
 * the machine showed at its quickest in the same run.
 */
export class SpeedWatch {
  private readonly probe: ChildProcess;
  private readonly looks: { readonly atMs: number; readonly workedMs: number }[] = [];

  constructor() {
    const file = path.join(projectFolder, "scripts", "speed-probe.mjs");
    // Without the helping threads of its engine, whose time would be counted too.
    this.probe = spawn(process.execPath, ["--single-threaded", file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (this.probe.stdout === null) throw new Error("The probe has no voice.");
    readline.createInterface({ input: this.probe.stdout }).on("line", (line) => {
      const [atMs = 0, workedMs = 0] = line.split(" ").map(Number);
      this.looks.push({ atMs, workedMs });
    });
  }

  /** How many times as long the same work took at that time; 1 for as long as ever. */
  slownessAt(atMs: number, tookMs: number): number {
    return slownessOf(this.looks, atMs, tookMs);
  }

  end(): void {
    this.probe.kill();
  }
}

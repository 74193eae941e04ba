import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** FS_IOC_SHUTDOWN without writing back anything: what a power cut leaves is what the disk has. */
const shutDown =
  'open(my $folder, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($folder, 0x8004587d, $how) or die $!;';

const programs = ["losetup", "mkfs.ext4", "mount", "umount", "perl"];

/** How long killed processes may hold a disk. */
const mostWaitMs = 20_000;

/** A real ext4 disk of its own, in an image file on a loop device, whose power can be cut. */
export class LoopDisk {
  /**
   * Why this system lets nobody make one; null when it does.
   *
   * @returns {Promise<string | null>}
   */
  static async obstacle() {
    if (process.platform !== "linux") return "loop devices are Linux's";
    if (process.getuid?.() !== 0) return "only root may mount a disk";
    const missing = programs.filter((name) => spawnSync("which", [name]).status !== 0);
    if (missing.length > 0) return `not installed: ${missing.join(", ")}`;
    try {
      const disk = new LoopDisk(16);
      disk.cutPower();
      await disk.powerUp();
      disk.remove();
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** @param {number} megabytes */
  constructor(megabytes) {
    this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-disk-"));
    this.mount = path.join(this.#folder, "disk");
    try {
      const image = path.join(this.#folder, "image");
      fs.mkdirSync(this.mount);
      fs.writeFileSync(image, "");
      fs.truncateSync(image, megabytes * 1024 * 1024);
      run("mkfs.ext4", "-q", "-F", "-m", "0", image);
      this.#device = run("losetup", "--find", "--show", image).trim();
      run("mount", this.#device, this.mount);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  #folder;
  #device = "";
  /** Where its files are. */
  mount;

  /** From here on nothing reaches the disk, and every call on it fails. */
  cutPower() {
    run("perl", "-e", shutDown, this.mount);
  }

  /** The same without holding up this process while it happens. */
  async cutPowerBeside() {
    const child = spawn("perl", ["-e", shutDown, this.mount]);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`The power could not be cut: ${code}`);
  }

  /** Mounts it again, as the next start of a computer does: the journal is played back first. */
  async powerUp() {
    await this.#unmount();
    run("mount", this.#device, this.mount);
  }

  /** Processes that were killed may hold the disk a moment longer. */
  async #unmount() {
    const startMs = Date.now();
    for (;;) {
      const { status, stderr } = spawnSync("umount", [this.mount], { encoding: "utf8" });
      if (status === 0) return;
      if (!stderr.includes("busy") || Date.now() - startMs > mostWaitMs) {
        throw new Error(`umount ${this.mount}: ${stderr.trim()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  remove() {
    spawnSync("umount", ["--lazy", this.mount]);
    if (this.#device !== "") spawnSync("losetup", ["--detach", this.#device]);
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${stderr.trim()}`);
  return stdout;
}

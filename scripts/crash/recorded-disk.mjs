import fs from "node:fs";
import path from "node:path";

/** @typedef {import("../../electron/ledger/disk.ts").Disk} Disk */
/** @typedef {import("./chance.mjs").Chance} Chance */

/** A file whatever it is called: what it holds, and what of that is on the disk itself. */
class Inode {
  constructor(bytes = Buffer.alloc(0)) {
    this.bytes = bytes;
    this.synced = bytes;
  }
}

/** Stands for a folder among the names. */
const folderMark = Symbol("folder");

/** @typedef {Map<string, Inode | typeof folderMark>} Names */

/**
 * A disk that knows what a power cut leaves by the letter of the rules: of a file what was fsynced,
 * and a part of the rest; of the names in a folder those that were there when the folder was
 * fsynced, and some of the later ones. ext4 keeps more than that; other file systems do not.
 *
 * @implements {Disk}
 */
export class RecordedDisk {
  /**
   * @param {Disk} disk where the files really lie
   * @param {string} root a folder that is on the disk with all that is in it
   */
  constructor(disk, root) {
    this.#disk = disk;
    this.#root = root;
    for (const name of fs.readdirSync(root, { recursive: true, encoding: "utf8" })) {
      const file = path.join(root, name);
      const isFolder = fs.statSync(file).isDirectory();
      this.#names.set(file, isFolder ? folderMark : new Inode(fs.readFileSync(file)));
    }
    this.#durable = new Map(this.#names);
    this.list = disk.list;
    this.read = disk.read;
    this.readAt = disk.readAt;
    this.sizeOf = disk.sizeOf;
    this.freeBytes = disk.freeBytes;
    this.isWritable = disk.isWritable;
  }

  #disk;
  #root;
  /** @type {Names} as the program sees them */
  #names = new Map();
  /** @type {Names} as they would be found after a cut now */
  #durable;
  /** @type {{ folder: string, change: (names: Names) => void }[]} changes of names not yet fsynced, in order */
  #pending = [];
  /** Calls that change something until the power goes. */
  callsLeft = Number.POSITIVE_INFINITY;

  /** @param {string} folder */
  async makeFolder(folder) {
    this.#call();
    await this.#disk.makeFolder(folder);
    for (let made = folder; made.startsWith(this.#root); made = path.dirname(made)) {
      if (made === this.#root || this.#names.has(made)) break;
      this.#change(made, (names) => names.set(made, folderMark));
    }
  }

  /** @param {string} file */
  async create(file) {
    this.#call();
    const handle = await this.#disk.create(file);
    const inode = new Inode();
    this.#change(file, (names) => names.set(file, inode));
    return {
      write: async (/** @type {Uint8Array} */ bytes) => {
        this.#call();
        await handle.write(bytes);
        inode.bytes = Buffer.concat([inode.bytes, bytes]);
      },
      sync: async () => {
        this.#call();
        inode.synced = inode.bytes;
      },
      close: () => handle.close(),
    };
  }

  /** @param {string} folder */
  async syncFolder(folder) {
    this.#call();
    for (const { change } of this.#pending.filter((one) => one.folder === folder)) {
      change(this.#durable);
    }
    this.#pending = this.#pending.filter((one) => one.folder !== folder);
  }

  /** @param {string} file */
  async syncFile(file) {
    this.#call();
    const inode = this.#names.get(file);
    if (inode instanceof Inode) inode.synced = inode.bytes;
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  async rename(from, to) {
    this.#call();
    await this.#disk.rename(from, to);
    const inode = this.#names.get(from);
    if (inode === undefined) throw new Error(`Nothing is known of ${from}`);
    // One change, as file systems do it; the name it had goes with the folder it was in.
    this.#change(to, (names) => {
      names.set(to, inode);
      names.delete(from);
    });
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  async copy(from, to) {
    this.#call();
    await this.#disk.copy(from, to);
    const inode = new Inode();
    inode.bytes = fs.readFileSync(to);
    this.#change(to, (names) => names.set(to, inode));
  }

  /** @param {string} file */
  async remove(file) {
    this.#call();
    await this.#disk.remove(file);
    this.#change(file, (names) => names.delete(file));
  }

  /**
   * @param {string} file
   * @param {Uint8Array} bytes
   */
  async overwrite(file, bytes) {
    this.#call();
    await this.#disk.overwrite(file, bytes);
    const known = this.#names.get(file);
    const inode = known instanceof Inode ? known : new Inode();
    if (known === undefined) this.#change(file, (names) => names.set(file, inode));
    inode.bytes = Buffer.concat([bytes, inode.bytes.subarray(bytes.length)]);
  }

  /**
   * Writes what a power cut at this moment leaves into an empty folder.
   *
   * @param {string} target
   * @param {Chance} chance
   */
  leaveTo(target, chance) {
    const names = new Map(this.#durable);
    // Of each folder's later changes the first ones may have come through.
    const comeThrough = new Map();
    for (const { folder, change } of this.#pending) {
      if (!comeThrough.has(folder)) comeThrough.set(folder, chance.below(4));
      const left = comeThrough.get(folder);
      if (left > 0) change(names);
      comeThrough.set(folder, left - 1);
    }
    const known = [...names.keys()].sort((a, b) => (a < b ? -1 : 1));
    for (const file of known) {
      const inode = names.get(file);
      const to = path.join(target, path.relative(this.#root, file));
      // What lies in a folder whose own name is lost, is lost with it.
      if (!fs.existsSync(path.dirname(to))) continue;
      if (inode instanceof Inode) fs.writeFileSync(to, leftOf(inode, chance));
      else fs.mkdirSync(to);
    }
  }

  #call() {
    if (this.callsLeft <= 0) throw Object.assign(new Error("The power is off"), { code: "EIO" });
    this.callsLeft -= 1;
  }

  /**
   * @param {string} file
   * @param {(names: Names) => void} change
   */
  #change(file, change) {
    change(this.#names);
    this.#pending.push({ folder: path.dirname(file), change });
  }
}

/**
 * What was fsynced, and of what was appended since a part, whole or zeroed.
 *
 * @param {Inode} inode
 * @param {Chance} chance
 */
function leftOf({ bytes, synced }, chance) {
  if (bytes.equals(synced)) return bytes;
  const isAppended = bytes.subarray(0, synced.length).equals(synced);
  if (!isAppended) return chance.of([bytes, synced]);
  const more = Buffer.from(
    bytes.subarray(synced.length, synced.length + chance.below(bytes.length - synced.length + 1)),
  );
  return Buffer.concat([synced, chance.below(3) === 0 ? more.fill(0) : more]);
}

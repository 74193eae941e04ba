import { type Disk, nodeDisk } from "./disk.ts";

/** What a disk under test was asked to do that matters for durability, in order. */
export type DiskCall = "create" | "write" | "sync" | "sync-folder" | "rename";

/** The real disk, with a count of its calls and a say in which of them fails. */
export class TestDisk implements Disk {
  readonly calls: DiskCall[] = [];
  /** Throws to make a call fail; `half` writes half of the bytes first. */
  onCall: (call: DiskCall, file: string) => "half" | undefined = () => undefined;

  /** Notes fsyncs without waiting for the disk: for tests of many files that pull no plug. */
  isHasty = false;

  readonly makeFolder = nodeDisk.makeFolder;
  readonly list = nodeDisk.list;
  readonly read = nodeDisk.read;
  readonly readAt = nodeDisk.readAt;
  readonly sizeOf = nodeDisk.sizeOf;
  readonly syncFile = nodeDisk.syncFile;
  readonly copy = nodeDisk.copy;
  readonly remove = nodeDisk.remove;
  readonly overwrite = nodeDisk.overwrite;
  freeBytes = nodeDisk.freeBytes;
  readonly isWritable = nodeDisk.isWritable;

  async create(file: string) {
    this.#note("create", file);
    const handle = await nodeDisk.create(file);
    return {
      write: async (bytes: Uint8Array) => {
        if (this.#note("write", file) === "half") {
          await handle.write(bytes.subarray(0, bytes.length / 2));
          throw diskError("EIO");
        }
        await handle.write(bytes);
      },
      sync: async () => {
        this.#note("sync", file);
        if (!this.isHasty) await handle.sync();
      },
      close: () => handle.close(),
    };
  }

  async syncFolder(folder: string) {
    this.#note("sync-folder", folder);
    if (!this.isHasty) await nodeDisk.syncFolder(folder);
  }

  async rename(from: string, to: string) {
    this.#note("rename", to);
    await nodeDisk.rename(from, to);
  }

  #note(call: DiskCall, file: string): "half" | undefined {
    this.calls.push(call);
    return this.onCall(call, file);
  }
}

export function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

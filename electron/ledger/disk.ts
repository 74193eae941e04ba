import { constants } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { FailureError } from "#shared/failure.ts";

/** A new file that is written from its start to its end. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written is on the disk itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What the ledger needs of a file system; tests give one that fails at a chosen point. */
export interface Disk {
  readonly makeFolder: (folder: string) => Promise<void>;
  /** File names in a folder, sorted; empty when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Null when there is no such file. */
  readonly read: (file: string) => Promise<Buffer | null>;
  readonly readAt: (file: string, offset: number, length: number) => Promise<Buffer>;
  readonly sizeOf: (file: string) => Promise<number>;
  /** Throws when the file exists. */
  readonly create: (file: string) => Promise<NewFile>;
  /** Resolves when the names in a folder are on the disk itself. */
  readonly syncFolder: (folder: string) => Promise<void>;
  readonly syncFile: (file: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly copy: (from: string, to: string) => Promise<void>;
  /** No complaint when there is no such file. */
  readonly remove: (file: string) => Promise<void>;
  /** Writes these bytes over the start of a file that need not exist. Neither atomic nor fsynced. */
  readonly overwrite: (file: string, bytes: Uint8Array) => Promise<void>;
  /** What is free for this user on the disk that a folder lies on. */
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly isWritable: (folder: string) => Promise<boolean>;
}

export const nodeDisk: Disk = {
  async makeFolder(folder) {
    await fs.mkdir(folder, { recursive: true });
  },

  async list(folder) {
    try {
      return (await fs.readdir(folder)).sort();
    } catch (error) {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    }
  },

  async read(file) {
    try {
      return await fs.readFile(file);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  },

  async readAt(file, offset, length) {
    const handle = await fs.open(file, "r");
    try {
      const bytes = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },

  async sizeOf(file) {
    return (await fs.stat(file)).size;
  },

  async create(file) {
    const handle = await fs.open(file, "wx");
    return {
      async write(bytes) {
        let written = 0;
        while (written < bytes.length) {
          written += (await handle.write(bytes, written)).bytesWritten;
        }
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },

  async syncFolder(folder) {
    // Windows has no such call and needs none: NTFS journals names itself.
    if (process.platform === "win32") return;
    const handle = await fs.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  async syncFile(file) {
    const handle = await fs.open(file, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  rename: (from, to) => fs.rename(from, to),
  copy: (from, to) => fs.copyFile(from, to, constants.COPYFILE_FICLONE),

  remove: (file) => fs.rm(file, { force: true }),

  async overwrite(file, bytes) {
    const handle = await fs.open(file, constants.O_RDWR | constants.O_CREAT);
    try {
      await handle.write(bytes, 0, bytes.length, 0);
    } finally {
      await handle.close();
    }
  },

  async freeBytes(folder) {
    const { bavail, bsize } = await fs.statfs(folder);
    return bavail * bsize;
  },

  async isWritable(folder) {
    try {
      await fs.access(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Writes a small file so that it is either the old one or the whole new one,
 * whenever the power goes.
 */
export async function replaceFile(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part-${process.pid}-${Date.now().toString(36)}-${nextPart()}`;
  const handle = await disk.create(part);
  try {
    await handle.write(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await disk.rename(part, file);
  await disk.syncFolder(path.dirname(file));
}

let parts = 0;
function nextPart(): number {
  parts += 1;
  return parts;
}

/** The failure to tell the analyst when writing below `folder` did not work. */
export function saveFailure(error: unknown, folder: string): FailureError {
  if (error instanceof FailureError) return error;
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new FailureError({ kind: "disk-full", path: folder });
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return new FailureError({ kind: "folder-read-only", path: folder });
    default:
      return new FailureError({ kind: "not-saved", detail: String(error) });
  }
}

/** True for what more room would have mended. */
export function isForWantOfRoom(error: unknown): boolean {
  return codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT";
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}

import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { type BlobHash, type NotebookId, notebookIdSchema } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import { type Backup, backupSchema } from "#shared/ipc/listed-notebooks.ts";
import { blobInPack, hashOf } from "../ledger/blob-store.ts";
import { codeOf, type Disk, replaceFile } from "../ledger/disk.ts";
import { turnOfOthers } from "../ledger/turn-of-others.ts";
import { backupsToKeep } from "./backups-to-keep.ts";
import type { NotebookStore } from "./notebook-store.ts";

const backupFormat = 1;

/** What a backup says: every file of the notebook by its path and by what it holds. */
const manifestSchema = backupSchema.omit({ name: true }).extend({
  format: z.literal(backupFormat),
  notebookId: notebookIdSchema,
  files: z.array(
    z.object({
      path: z.string().regex(/^(ledger|blobs)\/[0-9a-zA-Z.]+$/),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;
type KeptFile = Manifest["files"][number];

const manifestEnding = ".backup.json";
/** Read and hashed at a time; others get their turn in between. */
const pieceBytes = 1024 * 1024;

/**
 * Backups of the notebooks of one profile. Segments, packs and large blobs are written
 * once and never changed, so each is copied once, under the hash of what it holds, and
 * shared by every backup that has it: a backup costs what is new since the last one.
 */
export class Backups {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #now: () => Date;
  /** The last backup under way of each notebook: two at a time would write one file. */
  readonly #underWay = new Map<NotebookId, Promise<unknown>>();

  constructor(disk: Disk, profileFolder: string, now: () => Date) {
    this.#disk = disk;
    this.#folder = path.join(profileFolder, "backups");
    this.#now = now;
  }

  /** The backups of a notebook, the latest first. */
  async list(id: NotebookId): Promise<readonly Backup[]> {
    const found: Backup[] = [];
    for (const { name, manifest } of await this.#manifests(id)) {
      const { madeAt, reason, title, lastSequence, bytes } = manifest;
      found.push({ name, madeAt, reason, title, lastSequence, bytes });
    }
    return found.reverse();
  }

  /** True when the notebook has changed since its last backup and none was made on this day (UTC). */
  async isDue(store: NotebookStore): Promise<boolean> {
    const [latest] = await this.list(store.id);
    if (latest === undefined) return store.lastSequence > 0;
    const today = this.#now().toISOString().slice(0, 10);
    return latest.madeAt.slice(0, 10) !== today && latest.lastSequence !== store.lastSequence;
  }

  /** Copies what no backup has yet, reads it back, and only then names it in a new one; drops those that are too old. */
  make(store: NotebookStore, title: string, reason: Backup["reason"]): Promise<Backup> {
    return this.#inTurn(store.id, () => this.#make(store, title, reason));
  }

  async #inTurn<Result>(id: NotebookId, work: () => Promise<Result>): Promise<Result> {
    const former = this.#underWay.get(id) ?? Promise.resolve();
    const own = former.then(work, work);
    this.#underWay.set(id, own);
    try {
      return await own;
    } finally {
      if (this.#underWay.get(id) === own) this.#underWay.delete(id);
    }
  }

  async #make(store: NotebookStore, title: string, reason: Backup["reason"]): Promise<Backup> {
    const { id } = store;
    const { lastSequence, files } = await store.finishedFiles();
    await this.#disk.makeFolder(this.#pool(id));
    const known = new Map<string, KeptFile>();
    for (const { manifest } of await this.#manifests(id)) {
      for (const file of manifest.files) known.set(`${file.path} ${file.bytes}`, file);
    }
    const kept: KeptFile[] = [];
    for (const relative of files) {
      const bytes = await this.#disk.sizeOf(path.join(store.folder, relative));
      const file = known.get(`${relative} ${bytes}`);
      const isThere = file !== undefined && (await this.#isKept(id, file));
      kept.push(isThere ? file : await this.#keep(id, store.folder, relative));
    }
    await this.#disk.syncFolder(this.#pool(id));
    await this.#disk.syncFolder(path.join(this.#folder, id));
    await this.#disk.syncFolder(this.#folder);

    const madeAt = this.#now().toISOString();
    const name = madeAt.replaceAll(":", "-");
    const bytes = kept.reduce((sum, file) => sum + file.bytes, 0);
    const backup = { madeAt, reason, title, lastSequence, bytes };
    const manifest: Manifest = { ...backup, format: backupFormat, notebookId: id, files: kept };
    await replaceFile(
      this.#disk,
      path.join(this.#folder, id, `${name}${manifestEnding}`),
      Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`),
    );
    await this.#dropOld(id);
    return { name, ...backup };
  }

  /**
   * Lays a backup out as the folder of a notebook.
   *
   * @returns how many of its files are not as they were; what is sound of them is still to be used
   * @throws FailureError `backup-not-found`
   */
  async layOut(id: NotebookId, name: string, folder: string): Promise<number> {
    const found = (await this.#manifests(id)).find((backup) => backup.name === name);
    if (found === undefined) throw new FailureError({ kind: "backup-not-found", backup: name });
    let damaged = 0;
    for (const file of found.manifest.files) {
      const to = path.join(folder, file.path);
      await this.#disk.makeFolder(path.dirname(to));
      const from = path.join(this.#pool(id), file.sha256);
      const digest = await this.#copy(from, to);
      if (digest !== file.sha256) damaged += 1;
    }
    return damaged;
  }

  /** A sound copy of a file as the latest backup has it, by its path in the notebook's folder. */
  async copyOf(id: NotebookId, relative: string): Promise<Buffer | null> {
    const latest = (await this.#manifests(id)).at(-1);
    const file = latest?.manifest.files.find((kept) => kept.path === relative);
    if (file === undefined) return null;
    const bytes = await this.#disk.read(path.join(this.#pool(id), file.sha256));
    const isSound = bytes !== null && digestOf(bytes) === file.sha256;
    return isSound ? bytes : null;
  }

  /** Drops every backup of a notebook: its manifests first, so that none names a file that is gone. */
  dropAll(id: NotebookId): Promise<void> {
    return this.#inTurn(id, () => this.#dropAll(id));
  }

  async #dropAll(id: NotebookId): Promise<void> {
    const folder = path.join(this.#folder, id);
    for (const file of await this.#disk.list(folder)) {
      if (file.endsWith(manifestEnding)) await this.#disk.remove(path.join(folder, file));
    }
    for (const file of await this.#disk.list(this.#pool(id))) {
      await this.#disk.remove(path.join(this.#pool(id), file));
    }
  }

  /** A blob as the latest backup has it, checked against its name. */
  async blobOf(id: NotebookId, hash: BlobHash): Promise<Uint8Array | null> {
    const latest = (await this.#manifests(id)).at(-1);
    for (const { path: relative } of latest?.manifest.files ?? []) {
      if (!relative.startsWith("blobs/")) continue;
      const isLarge = relative.endsWith(".blob");
      if (isLarge && !relative.includes(hash.slice("sha256:".length))) continue;
      const bytes = await this.copyOf(id, relative);
      const found = bytes === null ? null : isLarge ? bytes : blobInPack(bytes, hash);
      if (found !== null && hashOf(found) === hash) return found;
    }
    return null;
  }

  async #manifests(
    id: NotebookId,
  ): Promise<readonly { readonly name: string; readonly manifest: Manifest }[]> {
    const folder = path.join(this.#folder, id);
    const found: { name: string; manifest: Manifest }[] = [];
    for (const file of await this.#disk.list(folder)) {
      if (!file.endsWith(manifestEnding)) continue;
      const manifest = parsed(await this.#disk.read(path.join(folder, file)));
      if (manifest !== null) found.push({ name: file.slice(0, -manifestEnding.length), manifest });
    }
    return found;
  }

  async #isKept(id: NotebookId, { sha256, bytes }: KeptFile): Promise<boolean> {
    try {
      return (await this.#disk.sizeOf(path.join(this.#pool(id), sha256))) === bytes;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    }
  }

  async #keep(id: NotebookId, folder: string, relative: string): Promise<KeptFile> {
    const part = path.join(this.#pool(id), "part");
    await this.#disk.remove(part);
    const sha256 = await this.#copy(path.join(folder, relative), part);
    if (sha256 === null) throw new Error(`${relative} is gone`);
    if ((await this.#digestOf(part)) !== sha256) throw new Error(`${relative} was copied wrongly`);
    await this.#disk.rename(part, path.join(this.#pool(id), sha256));
    return { path: relative, bytes: await this.#disk.sizeOf(path.join(folder, relative)), sha256 };
  }

  /** The hash of what was copied, fsynced; null when there is nothing to copy. */
  async #copy(from: string, to: string): Promise<string | null> {
    let handle: Awaited<ReturnType<Disk["create"]>> | null = null;
    const hash = createHash("sha256");
    try {
      for await (const piece of this.#piecesOf(from)) {
        handle ??= await this.#disk.create(to);
        await handle.write(piece);
        hash.update(piece);
      }
      handle ??= await this.#disk.create(to);
      await handle.sync();
    } catch (error) {
      if (codeOf(error) === "ENOENT" && handle === null) return null;
      throw error;
    } finally {
      await handle?.close();
    }
    return hash.digest("hex");
  }

  async #digestOf(file: string): Promise<string> {
    const hash = createHash("sha256");
    for await (const piece of this.#piecesOf(file)) hash.update(piece);
    return hash.digest("hex");
  }

  async *#piecesOf(file: string): AsyncGenerator<Buffer> {
    const size = await this.#disk.sizeOf(file);
    for (let offset = 0; offset < size; offset += pieceBytes) {
      yield await this.#disk.readAt(file, offset, Math.min(pieceBytes, size - offset));
      await turnOfOthers();
    }
  }

  async #dropOld(id: NotebookId): Promise<void> {
    const all = await this.#manifests(id);
    const kept = new Set(backupsToKeep(all.map(({ name, manifest }) => ({ ...manifest, name }))));
    const used = new Set<string>(["part"]);
    for (const { name, manifest } of all) {
      if (kept.has(name)) for (const { sha256 } of manifest.files) used.add(sha256);
      else await this.#disk.remove(path.join(this.#folder, id, `${name}${manifestEnding}`));
    }
    for (const file of await this.#disk.list(this.#pool(id))) {
      if (!used.has(file)) await this.#disk.remove(path.join(this.#pool(id), file));
    }
  }

  #pool(id: NotebookId): string {
    return path.join(this.#folder, id, "files");
  }
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function parsed(bytes: Buffer | null): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(String(bytes)));
  } catch {
    // Not whole: the files it named are still there for the backups that are.
    return null;
  }
}

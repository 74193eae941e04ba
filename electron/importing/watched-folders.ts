import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type NotebookId, notebookIdSchema } from "#shared/domain/ids.ts";
import { nodeDisk, replaceFile } from "../ledger/disk.ts";
import { importableExtensions } from "./file-format.ts";

/** A file is taken once it has not grown for so long: a browser writes a page bit by bit. */
const settleMs = 1500;

const watchedSchema = z.object({
  folder: z.string(),
  /** Files that were there or were taken, by name with size and time. */
  seen: z.array(z.string()).max(100_000),
});
type Watched = z.infer<typeof watchedSchema>;
const fileSchema = z.record(notebookIdSchema, watchedSchema);

export interface WatchedFoldersOptions {
  /** Where what is watched is kept: it belongs to this computer, not to the notebook. */
  readonly file: string;
  /** Takes files that landed, for the notebook that is open. */
  readonly onFiles: (paths: readonly string[]) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Folders whose new files are imported, one a notebook; only that of the open notebook is looked at. */
export class WatchedFolders {
  readonly #options: WatchedFoldersOptions;
  #watched: Map<NotebookId, Watched> | null = null;
  #open: NotebookId | null = null;
  #watcher: fs.FSWatcher | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sizes: ReadonlyMap<string, string> = new Map();

  constructor(options: WatchedFoldersOptions) {
    this.#options = options;
  }

  async folderOf(id: NotebookId): Promise<string | null> {
    return (await this.#all()).get(id)?.folder ?? null;
  }

  /** What lies there already was put there for another reason and is left alone. */
  async watch(id: NotebookId, folder: string): Promise<void> {
    const all = await this.#all();
    all.set(id, { folder, seen: [...stateOf(folder).values()] });
    await this.#keep();
    if (this.#open === id) this.#begin();
  }

  async unwatch(id: NotebookId): Promise<void> {
    (await this.#all()).delete(id);
    await this.#keep();
    if (this.#open === id) this.#end();
  }

  /** Looks at the folder of this notebook from now on; what landed while it was closed is taken too. */
  async opened(id: NotebookId): Promise<void> {
    await this.#all();
    this.#open = id;
    this.#begin();
  }

  closed(id: NotebookId): void {
    if (this.#open !== id) return;
    this.#open = null;
    this.#end();
  }

  #begin(): void {
    this.#end();
    const watched = this.#watchedNow();
    if (watched === null) return;
    try {
      this.#watcher = fs.watch(watched.folder, () => this.#lookSoon());
      this.#watcher.on("error", this.#options.onTrouble);
      this.#lookSoon();
    } catch (error) {
      // A disk that is not plugged in: the setting stays, and is tried again at the next opening.
      this.#options.onTrouble(error);
    }
  }

  #end(): void {
    this.#watcher?.close();
    this.#watcher = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#sizes = new Map();
  }

  #lookSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#look().catch(this.#options.onTrouble);
    }, settleMs);
  }

  async #look(): Promise<void> {
    const watched = this.#watchedNow();
    if (watched === null) return;
    const now = stateOf(watched.folder);
    const seen = new Set(watched.seen);
    const fresh = [...now].filter(([, state]) => !seen.has(state));
    const settled = fresh.filter(([name, state]) => this.#sizes.get(name) === state);
    this.#sizes = now;
    // Once more, for those that may still be growing.
    if (settled.length < fresh.length) this.#lookSoon();
    if (settled.length === 0) return;
    watched.seen = [...watched.seen, ...settled.map(([, state]) => state)];
    await this.#keep();
    this.#options.onFiles(settled.map(([name]) => path.join(watched.folder, name)));
  }

  #watchedNow(): Watched | null {
    return this.#open === null ? null : (this.#watched?.get(this.#open) ?? null);
  }

  async #all(): Promise<Map<NotebookId, Watched>> {
    this.#watched ??= await readFrom(this.#options.file);
    return this.#watched;
  }

  async #keep(): Promise<void> {
    const all = Object.fromEntries(await this.#all());
    await replaceFile(nodeDisk, this.#options.file, Buffer.from(JSON.stringify(all)));
  }
}

/** The files of a folder that can be imported, each with what tells it from a later one of its name. */
function stateOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of fs.readdirSync(folder)) {
    const extension = path.extname(name).slice(1).toLowerCase();
    if (name.startsWith(".") || !importableExtensions.some((known) => known === extension))
      continue;
    const stat = fs.statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stat?.isFile() === true) found.set(name, `${name} ${stat.size} ${stat.mtimeMs}`);
  }
  return found;
}

async function readFrom(file: string): Promise<Map<NotebookId, Watched>> {
  try {
    const bytes = await nodeDisk.read(file);
    const all = bytes === null ? {} : fileSchema.parse(JSON.parse(String(bytes)));
    return new Map(
      Object.entries(all).map(([id, watched]) => [notebookIdSchema.parse(id), watched]),
    );
  } catch {
    // Nothing of the notebooks is in it: the folder is chosen once more.
    return new Map();
  }
}

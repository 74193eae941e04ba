import path from "node:path";
import { z } from "zod";
import type { NotebookId } from "#shared/domain/ids.ts";
import { type KeptWork, keptWorkSchema } from "#shared/ipc/kept-work.ts";
import { type ChangeSet, changeSetSchema } from "#shared/ledger/change.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";

/** As the window knows it, and what was signed for a copy that was saved elsewhere. */
const storedWorkSchema = keptWorkSchema.extend({ signed: z.array(changeSetSchema) });
type StoredWork = z.infer<typeof storedWorkSchema>;

const nothing: StoredWork = { texts: [], place: null, unsaved: [], signed: [] };

/**
 * What is not in a notebook yet: texts being typed, change sets that the disk refuses, the place in
 * the notebook. Kept in this process, which outlives a window that crashes, and in a plain file
 * per notebook, which outlives this process.
 */
export class KeptWorkStore {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #onFailure: (error: unknown) => void;
  readonly #works = new Map<NotebookId, StoredWork>();
  readonly #writing = new Map<NotebookId, Promise<void>>();
  #isFailureTold = false;

  constructor(folder: string, disk: Disk, onFailure: (error: unknown) => void) {
    this.#folder = folder;
    this.#disk = disk;
    this.#onFailure = onFailure;
  }

  async read(id: NotebookId): Promise<KeptWork> {
    const { texts, place, unsaved } = await this.#of(id);
    return { texts, place, unsaved };
  }

  /** Change sets that are on no disk; empty for a notebook that was never asked for. */
  unsavedOf(id: NotebookId): KeptWork["unsaved"] {
    return this.#works.get(id)?.unsaved ?? [];
  }

  /** Sets what is given and leaves the rest as it was. Resolves when the file has it, or could not be written. */
  async keep(id: NotebookId, part: Partial<StoredWork>): Promise<void> {
    const work = { ...(await this.#of(id)), ...part };
    // Only what still waits can be sent again under the stamp it was given.
    const waiting = new Set(work.unsaved.map((draft) => draft.id));
    const signed = work.signed.filter((changeSet) => waiting.has(changeSet.id));
    this.#works.set(id, { ...work, signed });
    await this.#write(id);
  }

  /**
   * A change set as a copy saved elsewhere has it. Written under another stamp it would contradict
   * that copy.
   */
  async signedAs(id: NotebookId, changeSetId: string): Promise<ChangeSet | null> {
    const { signed } = await this.#of(id);
    return signed.find((changeSet) => changeSet.id === changeSetId) ?? null;
  }

  async #of(id: NotebookId): Promise<StoredWork> {
    const known = this.#works.get(id);
    if (known !== undefined) return known;
    const work = await this.#readFile(id);
    // Another caller may have kept something during the read.
    const present = this.#works.get(id) ?? work;
    this.#works.set(id, present);
    return present;
  }

  async #readFile(id: NotebookId): Promise<StoredWork> {
    try {
      const bytes = await this.#disk.read(this.#fileOf(id));
      return bytes === null ? nothing : storedWorkSchema.parse(JSON.parse(String(bytes)));
    } catch (error) {
      // A file that can not be used must not keep the notebook shut; it is only overwritten by newer work.
      this.#onFailure(error);
      return nothing;
    }
  }

  /** One write at a time; what came meanwhile goes with the next. */
  #write(id: NotebookId): Promise<void> {
    const former = this.#writing.get(id) ?? Promise.resolve();
    const written = this.#works.get(id);
    const writing = former.then(async () => {
      const latest = this.#works.get(id);
      if (latest === undefined || latest !== written) return;
      try {
        await this.#disk.makeFolder(this.#folder);
        await replaceFile(this.#disk, this.#fileOf(id), Buffer.from(JSON.stringify(latest)));
        this.#isFailureTold = false;
      } catch (error) {
        // A full disk refuses this too, again and again; this process still has it.
        if (!this.#isFailureTold) this.#onFailure(error);
        this.#isFailureTold = true;
      }
    });
    this.#writing.set(id, writing);
    return writing;
  }

  #fileOf(id: NotebookId): string {
    return path.join(this.#folder, `${id}.json`);
  }
}

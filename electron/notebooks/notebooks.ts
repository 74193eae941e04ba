import fs from "node:fs/promises";
import path from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import { type NotebookId, notebookIdSchema } from "#shared/domain/ids.ts";
import { builtInDimensions, builtInLenses } from "#shared/domain/lens/built-in-lenses.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import type { Actor } from "#shared/domain/person/actor.ts";
import { create, update } from "#shared/domain/record.ts";
import { tableNames } from "#shared/domain/tables.ts";
import { FailureError } from "#shared/failure.ts";
import {
  type NotebookSummary,
  notebookSummarySchema,
  type OpenedNotebook,
  type PurgedNotebook,
} from "#shared/ipc/listed-notebooks.ts";
import type { ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import { codeOf, replaceFile, saveFailure } from "../ledger/disk.ts";
import { Space } from "../ledger/space.ts";
import { Backups } from "./backups.ts";
import { NotebookStore, type StoreOptions } from "./notebook-store.ts";
import { Person } from "./person.ts";
import { finishPurge } from "./purge.ts";
import { PurgedNotebooks, refuseWhileRetained } from "./purged-notebooks.ts";
import { setAside } from "./set-aside.ts";

const unfinishedPrefix = "unfinished-";

const blobsPerSync = 100;

/** Who hears of entries as soon as they are on disk. */
export type AppendedListener = (notebookId: NotebookId, entries: readonly LedgerEntry[]) => void;

/** The catalogue: every notebook of one profile, each in a folder of its own. */
export class Notebooks {
  readonly person: Person;
  readonly space: Space;
  readonly backups: Backups;
  readonly #openedListeners = new Set<(id: NotebookId) => void>();
  readonly #repairedListeners = new Set<(id: NotebookId) => void>();
  readonly #folder: string;
  readonly #options: StoreOptions;
  readonly #purged: PurgedNotebooks;
  readonly #onAppended: AppendedListener;
  readonly #stores = new Map<NotebookId, Promise<NotebookStore>>();

  private constructor(
    folder: string,
    { person, space, backups }: Pick<Notebooks, "person" | "space" | "backups">,
    options: StoreOptions,
    onAppended: AppendedListener,
  ) {
    this.#folder = folder;
    this.#purged = new PurgedNotebooks(options.disk, path.dirname(folder));
    this.person = person;
    this.space = space;
    this.backups = backups;
    this.#options = options;
    this.#onAppended = onAppended;
  }

  static async load(
    profileFolder: string,
    options: Omit<StoreOptions, "actor">,
    onAppended: AppendedListener = () => {},
  ): Promise<Notebooks> {
    const person = await Person.load(options.disk, profileFolder);
    const folder = path.join(profileFolder, "notebooks");
    await options.disk.makeFolder(folder);
    await options.disk.syncFolder(profileFolder);
    for (const name of await options.disk.list(folder)) {
      // What a copy or a restore left that was cut short; it never was a notebook.
      if (!name.startsWith(unfinishedPrefix)) continue;
      await fs.rm(path.join(folder, name), { recursive: true, force: true });
    }
    const space = new Space(options.disk, profileFolder);
    const backups = new Backups(options.disk, profileFolder, options.now);
    const storeOptions: StoreOptions = {
      ...options,
      actor: () => person.actor,
      makeRoom: () => space.release(),
      checkRoom: () => space.checkRoom(),
      spares: backups,
    };
    return new Notebooks(folder, { person, space, backups }, storeOptions, onAppended);
  }

  /** Hears of every notebook that is opened to be worked in. */
  onOpened(listen: (id: NotebookId) => void): void {
    this.#openedListeners.add(listen);
  }

  /** Hears of every notebook in which something had to be repaired after it was opened. */
  onRepaired(listen: (id: NotebookId) => void): void {
    this.#repairedListeners.add(listen);
  }

  /** Program and version that writes. */
  get tool(): string {
    return this.#options.tool;
  }

  /** Notebooks, the last opened first; trashed ones too. */
  async list(): Promise<readonly NotebookSummary[]> {
    const summaries: NotebookSummary[] = [];
    for (const name of await this.#options.disk.list(this.#folder)) {
      const id = notebookIdSchema.safeParse(name);
      if (!id.success) continue;
      const summary = await this.#summaryOf(id.data);
      if (summary !== null) summaries.push(summary);
    }
    const recency = ({ openedAt, createdAt }: NotebookSummary) => openedAt ?? createdAt;
    return summaries.sort((a, b) => (recency(a) < recency(b) ? 1 : -1));
  }

  async summary(id: NotebookId): Promise<NotebookSummary> {
    const summary = await this.#summaryOf(id);
    if (summary === null) throw new FailureError({ kind: "notebook-not-found", notebook: id });
    return summary;
  }

  /** The notebook that these words name: its id, or its title where only one that is not in the trash has it. */
  async find(words: string): Promise<NotebookSummary> {
    const all = await this.list();
    const byId = all.find(({ id }) => id === words);
    const wanted = words.trim().toLocaleLowerCase();
    const byTitle = all.filter(
      ({ title, trashedAt }) => trashedAt === null && title.toLocaleLowerCase() === wanted,
    );
    const found = byId ?? (byTitle.length === 1 ? byTitle[0] : undefined);
    if (found === undefined) {
      throw new FailureError({ kind: "notebook-not-found", notebook: words });
    }
    return found;
  }

  /** Makes a notebook with its own record, who makes it, and the built-in lenses. */
  async create(title: string, isSample = false): Promise<NotebookSummary> {
    const actor = this.#actor();
    const id = notebookIdSchema.parse(v7());
    const { disk, now } = this.#options;
    try {
      await disk.makeFolder(path.join(this.#folder, id));
      await disk.syncFolder(this.#folder);
    } catch (error) {
      throw saveFailure(error, this.#folder);
    }
    const store = await this.#open(id);
    await store.append({
      action: "notebook:create",
      changes: [
        create("notebooks", { id, title, likelihoodRow: 1, isSample }),
        create("actors", actor),
        ...builtInLenses.map((lens) => create("lenses", lens)),
        ...builtInDimensions.map((dimension) => create("lensDimensions", dimension)),
      ],
    });
    const createdAt = now().toISOString();
    return this.#write({ id, title, createdAt, openedAt: null, trashedAt: null, isSample });
  }

  /** What the window needs to show a notebook; marks it as the last opened. */
  async open(id: NotebookId): Promise<OpenedNotebook> {
    const found = await this.summary(id);
    const store = await this.store(id);
    const summary = store.isReadOnly ? found : await this.#noteOpening(store, found);
    if (this.person.mended !== null && !store.isReadOnly) {
      await store.repairs.noteMended("person-file", this.person.mended);
      await this.person.toldOfMending();
    }
    const repairs = await store.repairs.untold();
    const counts = await store.ledger.counts();
    const { storeId, foundSchemaVersion } = store.ledger;
    for (const listen of this.#openedListeners) listen(id);
    return {
      summary,
      storeId,
      lastSequence: store.lastSequence,
      recordCounts: Object.fromEntries(tableNames.map((table) => [table, counts[table] ?? 0])),
      schemaVersion: foundSchemaVersion,
      isReadOnly: store.isReadOnly,
      repairs,
    };
  }

  /** Who writes to it and when it was opened. A full disk must not keep it shut: it can still be read. */
  async #noteOpening(store: NotebookStore, summary: NotebookSummary): Promise<NotebookSummary> {
    const openedAt = this.#options.now().toISOString();
    try {
      await this.#join(store);
      return await this.#write({ ...summary, openedAt });
    } catch (error) {
      if (error instanceof FailureError) return summary;
      throw error;
    }
  }

  /** Lets a notebook's files and memory go; its store can be used again at any time. */
  async close(id: NotebookId): Promise<void> {
    const store = await this.#stores.get(id);
    await store?.rest();
  }

  /** Waits for whatever is being written and lets every file go: before the program ends. */
  async closeAll(): Promise<void> {
    for (const store of await this.opened()) await store.rest();
  }

  async rename(id: NotebookId, title: string): Promise<NotebookSummary> {
    const store = await this.store(id);
    const record = (await store.rows("notebooks")).find((row) => row.id === id);
    if (record === undefined) throw new FailureError({ kind: "notebook-not-found", notebook: id });
    const changes = [update("notebooks", record, { title })];
    await store.append({ action: "notebook:rename", changes });
    return this.#write({ ...(await this.summary(id)), title });
  }

  /** A second notebook with the same records, stamps and blobs, under an id of its own. */
  async duplicate(id: NotebookId, title: string): Promise<NotebookSummary> {
    this.#actor();
    const source = await this.store(id);
    const { foundSchemaVersion: version } = source.ledger;
    // This program would take for its own what a later one wrote.
    if (version > schemaVersion) throw new FailureError({ kind: "notebook-newer", version });
    const { isSample } = await this.summary(id);
    const copyId = notebookIdSchema.parse(v7());
    const createdAt = this.#options.now().toISOString();
    try {
      await this.receive({ id: copyId, title, createdAt, isSample }, (copy) =>
        copyInto(copy, source, (changeSet) => underNewId(changeSet, id, copyId)),
      );
    } catch (error) {
      throw codeOf(error) === null ? error : saveFailure(error, this.#folder);
    }
    return this.rename(copyId, title);
  }

  /** True when this profile has the notebook, in the trash or not. */
  async has(id: NotebookId): Promise<boolean> {
    return (await this.#options.disk.list(this.#folder)).includes(id);
  }

  /**
   * Takes a notebook in from elsewhere: `fill` writes it in a folder that is no notebook
   * yet, so that one cut short is never listed.
   */
  async receive(
    notebook: Pick<NotebookSummary, "id" | "title" | "createdAt" | "isSample">,
    fill: (store: NotebookStore) => Promise<void>,
  ): Promise<void> {
    const { disk } = this.#options;
    const { id, title, createdAt, isSample } = notebook;
    const unfinished = path.join(this.#folder, `${unfinishedPrefix}${v7()}`);
    try {
      await disk.makeFolder(unfinished);
      const store = await NotebookStore.open(id, unfinished, this.#options);
      try {
        await fill(store);
      } finally {
        await store.rest();
      }
      const summary = { id, title, createdAt, openedAt: null, trashedAt: null, isSample };
      await replaceFile(disk, path.join(unfinished, "notebook.json"), bytesOf(summary));
      await disk.rename(unfinished, path.join(this.#folder, id));
      await disk.syncFolder(this.#folder);
    } catch (error) {
      await fs.rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  }

  /**
   * A notebook of its own from files of one, as a backup keeps them: `layOut` puts them in
   * a folder, where whatever is damaged in them is repaired before they are copied.
   */
  async copyFrom(
    id: NotebookId,
    title: string,
    layOut: (folder: string) => Promise<void>,
  ): Promise<NotebookSummary> {
    this.#actor();
    const laidOut = path.join(this.#folder, `${unfinishedPrefix}${v7()}`);
    const copyId = notebookIdSchema.parse(v7());
    try {
      await this.#options.disk.makeFolder(laidOut);
      await layOut(laidOut);
      const source = await NotebookStore.open(id, laidOut, this.#options);
      try {
        const record = (await source.rows("notebooks")).find((row) => row.id === id);
        const [first] = await source.ledger.read(0, 1);
        const createdAt = first?.changeSet.at ?? this.#options.now().toISOString();
        const isSample = record?.isSample ?? false;
        await this.receive({ id: copyId, title, createdAt, isSample }, (copy) =>
          copyInto(copy, source, (changeSet) => underNewId(changeSet, id, copyId)),
        );
      } finally {
        await source.rest();
      }
    } catch (error) {
      throw codeOf(error) === null ? error : saveFailure(error, this.#folder);
    } finally {
      await fs.rm(laidOut, { recursive: true, force: true });
    }
    return this.rename(copyId, title);
  }

  /** After change sets of elsewhere were taken in: the catalogue says what the records say, and lists it again. */
  async refresh(id: NotebookId): Promise<NotebookSummary> {
    const summary = await this.summary(id);
    const records = await (await this.store(id)).rows("notebooks");
    const title = records.find((row) => row.id === id)?.title ?? summary.title;
    return this.#write({ ...summary, title, trashedAt: null });
  }

  /** The title was changed by a change set like any other, as by undo: the list says the same from now on. */
  async followTitle(id: NotebookId): Promise<void> {
    const records = await (await this.store(id)).rows("notebooks");
    const title = records.find((row) => row.id === id)?.title;
    if (title === undefined) return;
    try {
      await this.#write({ ...(await this.summary(id)), title });
    } catch (error) {
      // The change itself is saved; a list that can not be written names the notebook as before.
      if (!(error instanceof FailureError)) throw error;
    }
  }

  async trash(id: NotebookId): Promise<NotebookSummary> {
    const trashedAt = this.#options.now().toISOString();
    const trashedBy = this.person.actor?.personName ?? null;
    return this.#write({ ...(await this.summary(id)), trashedAt, trashedBy });
  }

  async untrash(id: NotebookId): Promise<NotebookSummary> {
    return this.#write({ ...(await this.summary(id)), trashedAt: null, trashedBy: null });
  }

  /**
   * Takes a notebook that is in the trash out for good, and its backups. That it was, by whom
   * and why is written into the profile's own list before anything goes.
   *
   * @throws FailureError `notebook-not-in-trash`, `purge-notebook-issued`
   */
  async purge(id: NotebookId, reason: string): Promise<void> {
    const { personName } = this.#actor();
    const { disk, now } = this.#options;
    const summary = await this.summary(id);
    const { title, trashedAt } = summary;
    if (trashedAt === null) throw new FailureError({ kind: "notebook-not-in-trash", title });
    const store = await this.store(id);
    refuseWhileRetained(await store.state(), now());
    const purgedAt = now().toISOString();
    const changeSets = store.lastSequence;
    const leaving = path.join(this.#folder, `${unfinishedPrefix}${v7()}`);
    try {
      await this.#purged.add({ id, title, who: personName, purgedAt, reason, changeSets });
      await store.rest();
      this.#stores.delete(id);
      // Under this name the next start takes it for nothing and ends what was cut short.
      await disk.rename(path.join(this.#folder, id), leaving);
      await disk.syncFolder(this.#folder);
    } catch (error) {
      throw saveFailure(error, this.#folder);
    }
    await this.backups.dropAll(id);
    await fs.rm(leaving, { recursive: true, force: true });
  }

  /** Notebooks that were purged, the last one first. */
  async purged(): Promise<readonly PurgedNotebook[]> {
    const kept = new Set(await this.#options.disk.list(this.#folder));
    // One whose purge was cut short before anything went is still there.
    return (await this.#purged.list()).filter(({ id }) => !kept.has(id)).reverse();
  }

  /** The stores opened so far. */
  async opened(): Promise<readonly NotebookStore[]> {
    return Promise.all(this.#stores.values());
  }

  /** The one store of a notebook in this process: two would write the same files. */
  async store(id: NotebookId): Promise<NotebookStore> {
    const open = this.#stores.get(id);
    if (open !== undefined) return open;
    const folders = await this.#options.disk.list(this.#folder);
    if (!folders.includes(id)) throw new FailureError({ kind: "notebook-not-found", notebook: id });
    return this.#open(id);
  }

  /** Names the person, or changes the name, in the profile and in every notebook that is open. */
  async namePerson(personName: string): Promise<Actor> {
    const actor = await this.person.name(personName);
    for (const store of await this.opened()) {
      if (!store.isReadOnly) await this.#join(store);
    }
    return actor;
  }

  #actor(): Actor {
    const { actor } = this.person;
    if (actor === null) throw new FailureError({ kind: "person-unknown" });
    return actor;
  }

  async #whole(id: NotebookId): Promise<NotebookStore> {
    const store = await NotebookStore.open(id, path.join(this.#folder, id), this.#options);
    await finishPurge(this.#options.disk, store);
    return store;
  }

  #open(id: NotebookId): Promise<NotebookStore> {
    const open = this.#stores.get(id);
    if (open !== undefined) return open;
    const opening = this.#whole(id);
    this.#stores.set(id, opening);
    opening.then(
      ({ ledger, repairs }) => {
        ledger.onAppended((entries) => this.#onAppended(id, entries));
        repairs.onNoted(() => {
          for (const listen of this.#repairedListeners) listen(id);
        });
      },
      // The next attempt may find the folder in better order.
      () => this.#stores.delete(id),
    );
    return opening;
  }

  /** Sees to it that the notebook knows who writes to it from this profile. */
  async #join(store: NotebookStore): Promise<void> {
    const { actor } = this.person;
    if (actor === null) return;
    const known = (await store.rows("actors")).find(({ id }) => id === actor.id);
    if (known === undefined) {
      await store.append({ action: "actor:join", changes: [create("actors", actor)] });
    } else if (known.personName !== actor.personName) {
      const { personName } = actor;
      await store.append({
        action: "actor:rename",
        changes: [update("actors", known, { personName })],
      });
    }
  }

  /** Null for a folder that holds no notebook, as when making one was cut short. */
  async #summaryOf(id: NotebookId): Promise<NotebookSummary | null> {
    const folders = await this.#options.disk.list(path.join(this.#folder, id));
    if (folders.length === 0) return null;
    const bytes = await this.#options.disk.read(this.#fileOf(id));
    try {
      return notebookSummarySchema.parse(JSON.parse(String(bytes)));
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
      return this.#summaryFromLedger(id, bytes);
    }
  }

  /** The catalogue's file is missing or damaged: the ledger knows all of it but when it was opened. */
  async #summaryFromLedger(
    id: NotebookId,
    damaged: Buffer | null,
  ): Promise<NotebookSummary | null> {
    const store = await this.store(id);
    const record = (await store.rows("notebooks")).find((row) => row.id === id);
    const [first] = await store.ledger.read(0, 1);
    if (record === undefined || first === undefined) return null;
    const { title, isSample } = record;
    const createdAt = first.changeSet.at;
    const summary = { id, title, createdAt, openedAt: null, trashedAt: null, isSample };
    if (store.isReadOnly) return summary;
    const file = this.#fileOf(id);
    const where = damaged === null ? "" : await setAside(this.#options.disk, file, damaged);
    // Where making the notebook was cut short, the file never was.
    if (damaged !== null || store.lastSequence > 1) {
      await store.repairs.noteMended("notebook-file", where);
    }
    return this.#write(summary);
  }

  async #write(summary: NotebookSummary): Promise<NotebookSummary> {
    try {
      await replaceFile(this.#options.disk, this.#fileOf(summary.id), bytesOf(summary));
    } catch (error) {
      throw saveFailure(error, this.#folder);
    }
    return summary;
  }

  #fileOf(id: NotebookId): string {
    return path.join(this.#folder, id, "notebook.json");
  }
}

/** Blobs before the change sets that name them. One that is damaged has no sound copy to give. */
async function copyInto(
  copy: NotebookStore,
  source: NotebookStore,
  rewritten: (changeSet: ChangeSet) => ChangeSet,
): Promise<void> {
  await source.ledger.readThrough();
  for (const [index, hash] of (await source.blobHashes()).entries()) {
    const bytes = await source.readSoundBlob(hash);
    if (bytes !== null) await copy.putBlob(bytes);
    // What waits for the disk waits in memory.
    if (index % blobsPerSync === blobsPerSync - 1) await copy.syncBlobs();
  }
  await copy.syncBlobs();
  let after = 0;
  while (after < source.lastSequence) {
    const page = await source.ledger.read(after, 1000);
    await Promise.all(page.map(({ changeSet }) => copy.ledger.adopt(rewritten(changeSet))));
    after = page.at(-1)?.sequence ?? source.lastSequence;
  }
}

function bytesOf(summary: NotebookSummary): Buffer {
  return Buffer.from(`${JSON.stringify(summary, null, 2)}\n`);
}

/** The same change set for the copy: only the notebook's own record is named by the notebook's id. */
export function underNewId(changeSet: ChangeSet, from: NotebookId, to: NotebookId): ChangeSet {
  const changes = changeSet.changes.map((change) =>
    change.table === "notebooks" && change.id === from ? { ...change, id: to } : change,
  );
  return { ...changeSet, changes };
}

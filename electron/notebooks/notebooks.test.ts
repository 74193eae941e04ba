import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { briefIdSchema } from "#shared/domain/ids.ts";
import { create, remove, rowsOf, update } from "#shared/domain/record.ts";
import { changeSetDraftSchema, changeSetIdSchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { Ledger } from "../ledger/ledger.ts";
import { diskError, TestDisk } from "../ledger/test-disk.ts";
import type { Notebooks } from "./notebooks.ts";
import { claimForTests as claim, programsForTests } from "./programs-for-tests.ts";

const programs = programsForTests();
const { now } = programs;
const started = () => programs.start();
const named = () => programs.start({ person: "Ana Lyst" });

describe("the person", () => {
  it("is asked for once and known at the next start", async () => {
    const first = await named();
    const second = await started();

    expect(second.person.named).toEqual(first.person.named);
    expect(second.person.named?.personName).toBe("Ana Lyst");
  });

  it("keeps the name but is another device in a copied profile", async () => {
    const original = await named();
    const copy = `${programs.folder}-copy`;
    await fs.cp(programs.folder, copy, { recursive: true });
    const copied = await programs.start({ at: copy });
    await fs.rm(copy, { recursive: true });

    expect(copied.person.named?.personName).toBe("Ana Lyst");
    expect(copied.person.named?.deviceId).not.toBe(original.person.named?.deviceId);
    expect(copied.person.named?.id).not.toBe(original.person.named?.id);
  });

  it("must be named before anything is written", async () => {
    const notebooks = await started();

    await expect(notebooks.create("Railways")).rejects.toMatchObject({
      failure: { kind: "person-unknown" },
    });
  });
});

describe("the catalogue", () => {
  it("starts a notebook with its record, its actor and the built-in lenses", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const state = await (await notebooks.store(id)).state();

    expect(rowsOf(state, "notebooks")).toMatchObject([{ id, title: "Railways" }]);
    expect(rowsOf(state, "actors")).toMatchObject([{ personName: "Ana Lyst" }]);
    expect(rowsOf(state, "lenses").map(({ slug }) => slug)).toEqual([
      "japan-security",
      "south-korean-public-sentiment",
    ]);
    expect(rowsOf(state, "lensDimensions").length).toBeGreaterThan(0);
  });

  it("finds everything again at the next start", async () => {
    const first = await named();
    const { id } = await first.create("Railways");
    const store = await first.store(id);
    const text = await store.putText("Rail freight fell by a tenth");
    await store.append({ action: "claim:create", changes: [claim("c1", "Freight fell")] });

    const second = await started();
    const found = await second.store(id);

    expect(await second.list()).toMatchObject([{ id, title: "Railways" }]);
    expect(rowsOf(await found.state(), "claims")).toMatchObject([{ statement: "Freight fell" }]);
    expect(await found.readText(text)).toBe("Rail freight fell by a tenth");
  });

  it("keeps trash out of what a title finds, until it is taken out again", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    await notebooks.trash(id);

    await expect(notebooks.find("railways")).rejects.toMatchObject({
      failure: { kind: "notebook-not-found" },
    });
    expect((await notebooks.list())[0]?.trashedAt).not.toBeNull();

    await notebooks.untrash(id);
    expect(await notebooks.find("railways")).toMatchObject({ id });
  });

  it("does not guess between two notebooks of one title", async () => {
    const notebooks = await named();
    await notebooks.create("Railways");
    const { id } = await notebooks.create("Railways");

    await expect(notebooks.find("Railways")).rejects.toMatchObject({
      failure: { kind: "notebook-not-found" },
    });
    expect(await notebooks.find(id)).toMatchObject({ id });
  });

  it("lists the last opened first", async () => {
    const notebooks = await named();
    const older = await notebooks.create("Older");
    const newer = await notebooks.create("Newer");
    await notebooks.open(newer.id);
    await notebooks.open(older.id);

    expect((await notebooks.list()).map(({ title }) => title)).toEqual(["Older", "Newer"]);
  });

  it("renames in the ledger and in the list", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    await notebooks.rename(id, "Railways of the north");
    const state = await (await notebooks.store(id)).state();

    expect(rowsOf(state, "notebooks")[0]?.title).toBe("Railways of the north");
    expect((await notebooks.list())[0]?.title).toBe("Railways of the north");
  });

  it("tells the whole catalogue from the ledgers when its own files are gone", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    await fs.rm(path.join(programs.folder, "notebooks", id, "notebook.json"));

    expect(await (await started()).list()).toMatchObject([{ id, title: "Railways" }]);
  });

  it("passes over a folder in which making a notebook was cut short", async () => {
    const notebooks = await named();
    await fs.mkdir(path.join(programs.folder, "notebooks", "01900000-0000-7000-8000-000000000000"));

    expect(await notebooks.list()).toEqual([]);
  });

  it("duplicates records, stamps and texts under another id and store", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    const text = await store.putText("Rail freight fell by a tenth");
    await store.append({ action: "claim:create", changes: [claim("c1", "Freight fell")] });
    const copy = await notebooks.duplicate(id, "Railways, second look");
    const copied = await notebooks.store(copy.id);

    expect(copy.id).not.toBe(id);
    expect(copied.ledger.storeId).not.toBe(store.ledger.storeId);
    expect(rowsOf(await copied.state(), "claims")).toEqual(rowsOf(await store.state(), "claims"));
    expect(rowsOf(await copied.state(), "notebooks")).toMatchObject([
      { id: copy.id, title: "Railways, second look" },
    ]);
    expect(rowsOf(await store.state(), "notebooks")[0]?.title).toBe("Railways");
    expect(await copied.readText(text)).toBe("Rail freight fell by a tenth");
  });

  it("opens with what the projection is held against", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const opened = await notebooks.open(id);

    expect(opened).toMatchObject({ lastSequence: 1, isReadOnly: false, repairs: [] });
    expect(opened.recordCounts).toMatchObject({ notebooks: 1, lenses: 2, claims: 0 });
    expect(opened.summary.openedAt).not.toBeNull();
  });

  it("opens to be read where the disk has no room to note that it was opened", async () => {
    const { id } = await (await named()).create("Railways");
    const disk = new TestDisk();
    const notebooks = await programs.start({ disk });
    disk.onCall = () => {
      throw diskError("ENOSPC");
    };

    expect(await notebooks.open(id)).toMatchObject({ summary: { id, openedAt: null } });
  });

  it("refuses a change that does not fit its table", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    const changes = [{ table: "claims", id: "c1", set: { kind: "rumour" } }];

    await expect(store.append({ action: "claim:create", changes })).rejects.toThrow("kind");
    expect(store.lastSequence).toBe(1);
  });

  it("writes a new name of the person into the notebooks that are open", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    await notebooks.namePerson("Ana Lyst-Smith");
    const state = await (await notebooks.store(id)).state();

    expect(rowsOf(state, "actors")).toMatchObject([{ personName: "Ana Lyst-Smith" }]);
  });
});

describe("a notebook of a newer program", () => {
  const ledgerOf = (id: string) => path.join(programs.folder, "notebooks", id, "ledger");

  /** Every file of the profile, byte for byte. */
  async function files(): Promise<Readonly<Record<string, string>>> {
    const names = await fs.readdir(programs.folder, { recursive: true });
    const found: Record<string, string> = {};
    for (const name of names.sort()) {
      const file = path.join(programs.folder, name);
      const isFile = (await fs.stat(file)).isFile();
      found[name] = isFile ? (await fs.readFile(file)).toString("base64") : "folder";
    }
    return found;
  }

  /** As the next version leaves it, its last write cut short and the catalogue's own file gone. */
  async function fromTheFuture() {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    await store.putText("a text");
    await store.append({ action: "claim:create", changes: [claim("c1", "Forty wagons")] });
    await notebooks.closeAll();
    const newer = await Ledger.open(ledgerOf(id), {
      disk: nodeDisk,
      tool: "railhead 9",
      now,
      schemaVersion: 2,
      isWritable: true,
      beforeWrite: async () => {},
    });
    const draft = changeSetDraftSchema.parse({
      id: "00000000-0000-4000-8000-000000000001",
      action: "claim:edit",
      changes: [{ table: "claims", id: "c1", set: { hue: "of a later program" } }],
    });
    await newer.append(draft, "ana");
    await newer.rest();
    const segments = (await fs.readdir(ledgerOf(id))).filter((name) => name.endsWith(".segment"));
    const last = path.join(ledgerOf(id), segments.sort().at(-1) ?? "");
    await fs.appendFile(last, Buffer.from("ff52484c99", "hex"));
    await fs.rm(path.join(programs.folder, "notebooks", id, "notebook.json"));
    return id;
  }

  it("is read, refuses every change with the reason, and no byte on disk is touched", async () => {
    const id = await fromTheFuture();
    const notebooks = await started();
    const before = await files();

    expect((await notebooks.list()).map(({ title }) => title)).toEqual(["Railways"]);
    const opened = await notebooks.open(id);
    expect([opened.isReadOnly, opened.schemaVersion]).toEqual([true, 2]);
    const store = await notebooks.store(id);
    const [row] = rowsOf(await store.state(), "claims");
    expect(row?.statement).toBe("Forty wagons");
    const readOnly = { failure: { kind: "notebook-read-only" } };
    const append = store.append({ action: "claim:create", changes: [claim("c2", "More")] });
    await expect(append).rejects.toMatchObject(readOnly);
    await expect(notebooks.rename(id, "Mine now")).rejects.toMatchObject(readOnly);
    await expect(notebooks.duplicate(id, "A copy")).rejects.toMatchObject({
      failure: { kind: "notebook-newer", version: 2 },
    });
    await notebooks.closeAll();
    expect(await files()).toEqual(before);
  });
});

describe("the door for writes", () => {
  it("refuses a change that would leave half a record, and takes one of a record being made", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    const change = (claimId: string) => ({ table: "claims", id: claimId, set: { note: "n" } });
    const half = store.append({ action: "claim:edit", changes: [change("c1")] });

    await expect(half).rejects.toThrow("which is not there");
    const [made] = await Promise.all([
      store.append({ action: "claim:create", changes: [claim("c1", "A claim")] }),
      store.append({ action: "claim:edit", changes: [change("c1")] }),
    ]);
    await store.append({ action: "claim:edit", changes: [change("c1")] });
    expect(store.lastSequence).toBe(made.sequence + 2);
  });

  it("deletes a record whose fields were written by a clock that runs ahead", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    await store.ledger.adopt({
      id: changeSetIdSchema.parse("00000000-0000-4000-8000-000000000001"),
      action: "claim:create",
      changes: [claim("c1", "From the future")],
      stamp: formatStamp({ ms: Date.UTC(2050, 0, 1), counter: 0, actorId: "ben" }),
      actorId: "ben",
      at: "2050-01-01T00:00:00.000Z",
      tool: "railhead test",
    });
    const [row] = rowsOf(await store.state(), "claims");
    if (row === undefined) throw new Error("The claim was not taken in");
    await store.append({ action: "claim:delete", changes: [remove("claims", row)] });

    expect(rowsOf(await store.state(), "claims")).toEqual([]);
  });
});

describe("a copy that was cut short", () => {
  it("is no notebook, and is gone after the next start", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Railways");
    const store = await notebooks.store(id);
    const failing = Object.assign(store, {
      readSoundBlob: () => Promise.reject(new Error("The power went")),
    });
    await failing.putText("A text");
    await failing.syncBlobs();
    await expect(notebooks.duplicate(id, "Copy")).rejects.toThrow("The power went");
    await fs.mkdir(path.join(programs.folder, "notebooks", "unfinished-1"));

    const next = await started();
    expect(await next.list()).toHaveLength(1);
    expect(await fs.readdir(path.join(programs.folder, "notebooks"))).toEqual([id]);
  });
});

describe("small files beside the ledger", () => {
  const told = async (notebooks: Notebooks, id: Parameters<Notebooks["open"]>[0]) =>
    (await notebooks.open(id)).repairs.map(({ what }) => what);

  it("are made anew when damaged, and the analyst is told once", async () => {
    const first = await named();
    const { id } = await first.create("Rail");
    await first.closeAll();
    const folder = path.join(programs.folder, "notebooks", id);
    for (const file of [
      path.join(programs.folder, "person.json"),
      path.join(folder, "notebook.json"),
      path.join(folder, "repairs.json"),
    ]) {
      await fs.writeFile(file, "{ damaged");
    }
    const second = await started();
    expect((await second.list()).map(({ title }) => title)).toEqual(["Rail"]);
    expect(second.person.named).toBeNull();
    const whats = (await told(second, id)).join("\n");
    expect(whats).toContain("The list of earlier repairs was damaged");
    expect(whats).toContain("The file that names the notebook in the list was damaged");
    expect(whats).toContain("The file that says who works here was damaged");
    await second.closeAll();
    expect(await fs.readFile(path.join(folder, "notebook.json.damaged"), "utf8")).toBe("{ damaged");
    expect(await told(await started(), id)).toEqual([]);
  });

  it("say nothing where none was damaged", async () => {
    const first = await named();
    const { id } = await first.create("Rail");
    await first.closeAll();
    expect(await told(await started(), id)).toEqual([]);
  });
});

describe("purging a notebook", () => {
  const reason = "The customer asked for it.";

  it("takes it and its backups out for good, and keeps who, when and why", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Rail");
    await notebooks.backups.make(await notebooks.store(id), "Rail", "asked");
    await expect(notebooks.purge(id, reason)).rejects.toMatchObject({
      failure: { kind: "notebook-not-in-trash" },
    });
    const { trashedBy } = await notebooks.trash(id);
    expect(trashedBy).toBe("Ana Lyst");
    await notebooks.purge(id, reason);
    const left = [{ id, title: "Rail", who: "Ana Lyst", reason, changeSets: 1 }];
    expect(await notebooks.purged()).toMatchObject(left);
    expect(await notebooks.list()).toEqual([]);
    expect(await notebooks.backups.list(id)).toEqual([]);
    await expect(notebooks.open(id)).rejects.toMatchObject({
      failure: { kind: "notebook-not-found" },
    });
    const later = await started();
    expect(await later.purged()).toMatchObject(left);
    expect(await fs.readdir(path.join(programs.folder, "notebooks"))).toEqual([]);
  });

  it("is refused within a year of an issue, even with the brief in the trash", async () => {
    const notebooks = await named();
    const { id } = await notebooks.create("Rail");
    const store = await notebooks.store(id);
    const brief = {
      id: briefIdSchema.parse("b1"),
      title: "Rail brief",
      date: null,
      cutOff: null,
      marking: null,
      paper: "A4",
      language: "en",
      organisation: null,
      status: "issued",
      issueNumber: 1,
      issuedAt: now().toISOString(),
    } as const;
    await store.append({ action: "brief:issue", changes: [create("briefs", brief)] });
    const [row] = rowsOf(await store.state(), "briefs");
    if (row !== undefined) {
      await store.append({ action: "brief:delete", changes: [remove("briefs", row)] });
    }
    await notebooks.trash(id);
    await expect(notebooks.purge(id, reason)).rejects.toMatchObject({
      failure: { kind: "purge-notebook-issued", brief: "Rail brief", date: "2027-01-01" },
    });
    expect((await notebooks.list()).map(({ title }) => title)).toEqual(["Rail"]);
    expect(await notebooks.purged()).toEqual([]);

    programs.wait(366 * 24 * 3600);
    await notebooks.purge(id, reason);
    expect(await notebooks.list()).toEqual([]);
  });
});

it("follows a title that a change set of the window gave, as an undo does", async () => {
  const notebooks = await named();
  const { id } = await notebooks.create("Rail");
  await notebooks.rename(id, "Railway");
  const store = await notebooks.store(id);
  const [row] = await store.rows("notebooks");
  if (row === undefined) throw new Error("no row");
  await store.append({
    action: "notebook:rename",
    changes: [update("notebooks", row, { title: "Rail" })],
  });
  await notebooks.followTitle(id);
  expect((await notebooks.summary(id)).title).toBe("Rail");
});

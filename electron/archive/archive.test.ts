import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  articleIdSchema,
  type BlobHash,
  blobHashSchema,
  type NotebookId,
  textVersionIdSchema,
} from "#shared/domain/ids.ts";
import { create, rivalsOf, rowsOf, update } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { nodeDisk } from "../ledger/disk.ts";
import { Notebooks } from "../notebooks/notebooks.ts";
import {
  claimForTests as claim,
  programsForTests,
  toolForTests as tool,
} from "../notebooks/programs-for-tests.ts";
import { keepBeforeMigration } from "./keep-before-migration.ts";
import { manifestName, manifestSchema } from "./manifest.ts";
import { readArchive } from "./read-archive.ts";
import { restoreArchive } from "./restore-archive.ts";
import { saveArchive } from "./save-archive.ts";
import { stateDigest } from "./state-digest.ts";
import { verifyNotebook } from "./verify-notebook.ts";
import { ZipWriter } from "./zip-writer.ts";

const hostile = [
  "../../etc/passwd\u0000",
  '<script>alert(1)</script>"\\',
  "\u2028line\u2029 \r\n\t",
  "\ud800 alone",
  "محادثات 会談 🧑‍🚀",
  "__proto__",
  "PK\u0003\u0004",
];

const programs = programsForTests();
const { now } = programs;

const profile = (name: string) =>
  programs.start({ at: path.join(programs.folder, name), person: name });

/** Only the hash is of interest here. */
const naming = (id: string, hash: BlobHash) =>
  create("textVersions", {
    id: textVersionIdSchema.parse(id),
    articleId: articleIdSchema.parse("a"),
    kind: "extracted",
    parentId: null,
    textHash: hash,
    lengthUtf16: 0,
    pageMapHash: null,
    blocks: [],
    madeBy: tool,
  });

/** A notebook with hostile strings and with blobs of many sizes, one of them a zip file's own bytes. */
async function filled(notebooks: Notebooks): Promise<NotebookId> {
  const { id } = await notebooks.create("Rail & <b>strikes</b>");
  const store = await notebooks.store(id);
  for (const [index, text] of hostile.entries()) {
    const hash = await store.putText(text);
    await store.append({
      action: "claim:create",
      changes: [claim(`c${index}`, text), naming(`a${index}`, hash)],
    });
  }
  await store.putBlob(new Uint8Array(0));
  await store.putBlob(Buffer.alloc(1200 * 1024, "PK\u0001\u0002"));
  await store.syncBlobs();
  return id;
}

async function saved(notebooks: Notebooks, id: NotebookId, name = "one.railhead") {
  const file = path.join(programs.folder, name);
  const store = await notebooks.store(id);
  await saveArchive(store, await notebooks.summary(id), file, { disk: nodeDisk, tool, now: now() });
  return file;
}

const restore = (notebooks: Notebooks, file: string, isCopy = false) =>
  restoreArchive(notebooks, file, {
    disk: nodeDisk,
    copyTitle: isCopy ? (title) => `${title} 2` : null,
  });

async function digest(notebooks: Notebooks, id: NotebookId): Promise<string> {
  return stateDigest(await (await notebooks.store(id)).state());
}

/** Every file below a folder with its hash: equal before and after means that nothing was touched. */
async function filesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const item of await fs.readdir(root, { withFileTypes: true })) {
    const at = path.join(root, item.name);
    if (item.isDirectory()) Object.assign(found, await filesOf(at), { [at]: "folder" });
    else
      found[at] = createHash("sha256")
        .update(await fs.readFile(at))
        .digest("hex");
  }
  return found;
}

/** The kind of the failure; null when there was none. */
async function failureOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.kind;
    throw error;
  }
}

describe("an archive", () => {
  it("gives back a notebook that is equal in records, history and blobs", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    const ben = await profile("Ben");
    const { notebook, how, taken } = await restore(ben, file);

    expect({ ...notebook, how }).toEqual({
      id,
      title: "Rail & <b>strikes</b>",
      how: "new",
    });
    const from = await ana.store(id);
    const to = await ben.store(id);
    expect(taken).toBe(from.lastSequence);
    expect(await digest(ben, id)).toBe(await digest(ana, id));
    const history = async (store: typeof from) =>
      (await store.ledger.read(0, 1000)).map(({ changeSet }) => changeSet);
    expect(await history(to)).toEqual(await history(from));
    const hashes = [...(await from.blobHashes())].sort();
    expect([...(await to.blobHashes())].sort()).toEqual(hashes);
    for (const hash of hashes) {
      expect(Buffer.from(await from.readBlob(hash)).equals(await to.readBlob(hash))).toBe(true);
    }
    expect(rowsOf(await to.state(), "claims").map(({ statement }) => statement)).toEqual(hostile);
  });

  it("is an ordinary zip file with a readable manifest and lines of JSON", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const entries = unzipSync(await fs.readFile(await saved(ana, id)));
    const text = (name: string) => Buffer.from(entries[name] ?? []).toString("utf8");
    const manifest = manifestSchema.parse(JSON.parse(text(manifestName)));

    expect(manifest).toMatchObject({ format: 1, schemaVersion: 1, notebook: { id } });
    expect(Object.keys(entries)).toEqual([
      "history/00000001.jsonl",
      "blobs/00000001.jsonl",
      "blobs/00000001.bin",
      manifestName,
    ]);
    const lines = text("history/00000001.jsonl").trimEnd().split("\n");
    expect(lines).toHaveLength(manifest.counts.changeSets);
    for (const { name, sha256 } of manifest.parts) {
      expect(
        createHash("sha256")
          .update(entries[name] ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
  });

  it("is known at the next start, and restored once more changes nothing", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    await restore(await profile("Ben"), file);
    const ben = await profile("Ben");
    const before = await digest(ben, id);

    expect((await ben.list()).map((summary) => summary.id)).toEqual([id]);
    expect(await restore(ben, file)).toMatchObject({ how: "merged", taken: 0 });
    expect(await digest(ben, id)).toBe(before);
  });

  it("bundles blobs, so that many more of them fit than a zip file has entries for", async () => {
    const ana = await profile("Ana");
    const { id } = await ana.create("Many");
    const store = await ana.store(id);
    const texts = Array.from({ length: 3000 }, (_, index) => `text ${index}`);
    await Promise.all(texts.map((text) => store.putText(text)));
    const file = await saved(ana, id);
    const { manifest } = await readArchive(nodeDisk, file);

    expect(manifest.counts.blobs).toBe(3000);
    expect(manifest.parts.length).toBe(3);
  });

  it("tells of a blob that had no sound copy, and holds all the rest", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const store = await ana.store(id);
    const hash = createHash("sha256").update("never stored").digest("hex");
    const lost = blobHashSchema.parse(`sha256:${hash}`);
    await store.append({ action: "article:create", changes: [naming("lost", lost)] });
    const { manifest } = await readArchive(nodeDisk, await saved(ana, id));

    expect(manifest.missingBlobs).toEqual([lost]);
    expect((await verifyNotebook(nodeDisk, store)).damagedBlobs).toEqual([lost]);
  });
});

describe("restoring as a copy", () => {
  it("makes a notebook of its own beside the one there is", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const before = await digest(ana, id);
    const { notebook, how } = await restore(ana, await saved(ana, id), true);

    expect(how).toBe("copy");
    expect(notebook.id).not.toBe(id);
    expect(notebook.title).toBe("Rail & <b>strikes</b> 2");
    const copy = await (await ana.store(notebook.id)).state();
    expect(rowsOf(copy, "notebooks").map((row) => [row.id, row.title])).toEqual([
      [notebook.id, notebook.title],
    ]);
    expect(rowsOf(copy, "claims")).toHaveLength(hostile.length);
    expect(await digest(ana, id)).toBe(before);
  });
});

describe("restoring into a notebook that is there", () => {
  it("merges: two who exchange archives both ways end equal, with both verdicts kept", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const ben = await profile("Ben");
    await restore(ben, await saved(ana, id));
    for (const [notebooks, credibility] of [
      [ana, 2],
      [ben, 4],
    ] as const) {
      const store = await notebooks.store(id);
      const [row] = rowsOf(await store.state(), "claims");
      if (row === undefined) throw new Error("The claim is missing");
      const changes = [update("claims", row, { credibility })];
      await store.append({ action: "claim:rate", changes });
      await store.putText(`note of ${credibility}`);
      await notebooks.rename(id, `Renamed ${credibility}`);
    }
    const fromAna = await saved(ana, id, "ana.railhead");
    const fromBen = await saved(ben, id, "ben.railhead");
    const toBen = await restore(ben, fromAna);
    const toAna = await restore(ana, fromBen);

    expect([toBen.how, toAna.how]).toEqual(["merged", "merged"]);
    expect([toBen.taken, toAna.taken]).toEqual([2, 2]);
    expect(await digest(ana, id)).toBe(await digest(ben, id));
    expect(toAna.notebook).toEqual(toBen.notebook);
    for (const notebooks of [ana, ben]) {
      const [row] = rowsOf(await (await notebooks.store(id)).state(), "claims");
      if (row === undefined) throw new Error("The claim is missing");
      const verdicts = [
        row.credibility,
        ...rivalsOf("claims", row, "credibility").map((r) => r.value),
      ];
      expect(new Set(verdicts)).toEqual(new Set([2, 4]));
    }
  });

  it("takes it out of the trash", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    await ana.trash(id);

    await restore(ana, file);
    expect((await ana.summary(id)).trashedAt).toBeNull();
  });

  it("gives a lost blob back", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    const blobs = path.join(programs.folder, "Ana", "notebooks", id, "blobs");
    const [pack = ""] = (await fs.readdir(blobs)).filter((name) => name.endsWith(".pack"));
    await ana.closeAll();
    await fs.writeFile(path.join(blobs, pack), "gone");
    const again = await profile("Ana");
    const store = await again.store(id);
    const damaged = await verifyNotebook(nodeDisk, store);
    await restore(again, file);

    expect(damaged.damagedBlobs.length).toBe(hostile.length);
    expect((await verifyNotebook(nodeDisk, store)).damagedBlobs).toEqual([]);
  });

  it("refuses another change set under a known id and touches nothing", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    const forged = await rewritten(file, (name, text) =>
      name.startsWith("history/") ? text.replace("Rail & <b>", "Sail & <b>") : text,
    );
    const before = await filesOf(path.join(programs.folder, "Ana"));

    expect(await failureOf(restore(ana, forged))).toBe("archive-contradicts");
    expect(await filesOf(path.join(programs.folder, "Ana"))).toEqual(before);
  });
});

describe("a later program", () => {
  it("keeps the notebook as it was in an archive of the earlier version, once, before it writes", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const before = await digest(ana, id);
    await ana.closeAll();
    const notebook = path.join(programs.folder, "Ana", "notebooks", id);
    const later = await Notebooks.load(path.join(programs.folder, "Ana"), {
      disk: nodeDisk,
      tool: "railhead 2",
      now,
      recordsVersion: 2,
      beforeMigration: (store, version) =>
        keepBeforeMigration(store, version, { disk: nodeDisk, tool: "railhead 2", now: now() }),
    });
    programs.closes(later);
    await later.store(id);
    const kept = path.join(notebook, "before-version-2.railhead");
    const { ino } = await fs.stat(kept);
    await later.rename(id, "Renamed by the later program");
    const archive = await readArchive(nodeDisk, kept);
    const ben = await profile("Ben");
    const { digest: restored } = await restore(ben, kept);

    expect(archive.manifest).toMatchObject({ schemaVersion: 1, tool: "railhead 2" });
    expect([archive.digest, restored]).toEqual([before, before]);
    expect((await fs.stat(kept)).ino).toBe(ino);
  });
});

describe("an archive that is not sound", () => {
  it("is refused wherever it was cut, and nothing is touched", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    const whole = await fs.readFile(file);
    const cut = path.join(programs.folder, "cut.railhead");
    const before = await filesOf(path.join(programs.folder, "Ana"));
    const offsets = Array.from({ length: 350 }, (_, index) =>
      Math.floor((index * whole.length) / 350),
    );
    const atTheEnd = Array.from({ length: 150 }, (_, index) => whole.length - 1 - index);
    const kinds = new Set<string | null>();
    for (const offset of [...offsets, ...atTheEnd]) {
      await fs.writeFile(cut, whole.subarray(0, offset));
      kinds.add(await failureOf(restore(ana, cut)));
    }

    expect(kinds).toEqual(new Set(["archive-not-whole"]));
    expect(await filesOf(path.join(programs.folder, "Ana"))).toEqual(before);
  });

  it("is refused with any one bit flipped, and nothing is touched", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const file = await saved(ana, id);
    const whole = await fs.readFile(file);
    const flipped = path.join(programs.folder, "flipped.railhead");
    const before = await filesOf(path.join(programs.folder, "Ana"));
    const kinds = new Set<string | null>();
    for (let index = 0; index < 400; index += 1) {
      const offset = Math.floor((index * whole.length) / 400);
      const bytes = Buffer.from(whole);
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (index % 8));
      await fs.writeFile(flipped, bytes);
      kinds.add(await failureOf(restore(ana, flipped)));
    }

    expect([...kinds].filter((kind) => !/^archive-(damaged|not-whole)$/.test(kind ?? ""))).toEqual(
      [],
    );
    expect(await filesOf(path.join(programs.folder, "Ana"))).toEqual(before);
  });

  it.each([
    ["of a newer format", "archive-newer", manifestName, '"format": 1', '"format": 2'],
    ["of newer records", "archive-newer", manifestName, '"schemaVersion": 1', '"schemaVersion": 9'],
    ["with a count that is wrong", "archive-damaged", manifestName, '"blobs": 9', '"blobs": 8'],
    ["with another history", "archive-damaged", "history/", '"fact"', '"fake"'],
  ])("is refused although its seal is right: %s", async (_title, kind, part, from, to) => {
    const ana = await profile("Ana");
    const file = await saved(ana, await filled(ana));
    const forged = await rewritten(file, (name, text) =>
      name.startsWith(part) ? text.replace(from, to) : text,
    );
    const ben = await profile("Ben");
    const before = await filesOf(path.join(programs.folder, "Ben"));

    expect(await failureOf(restore(ben, forged))).toBe(kind);
    expect(await filesOf(path.join(programs.folder, "Ben"))).toEqual(before);
  });

  it("is told when it is no archive at all, or is not there", async () => {
    const ana = await profile("Ana");
    const text = path.join(programs.folder, "text.railhead");
    await fs.writeFile(text, "just text ".repeat(100));

    expect(await failureOf(restore(ana, text))).toBe("archive-not-whole");
    expect(await failureOf(restore(ana, path.join(programs.folder, "none")))).toBe(
      "archive-not-found",
    );
  });

  it("leaves no file behind when it can not be written", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);

    expect(await failureOf(saved(ana, id, "no folder/one.railhead"))).toBe("archive-not-written");
    expect((await fs.readdir(programs.folder)).sort()).toEqual(["Ana"]);
  });
});

describe("verifying a notebook", () => {
  it("finds it sound, by the same digest as its archive", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const check = await verifyNotebook(nodeDisk, await ana.store(id));
    const archive = await readArchive(nodeDisk, await saved(ana, id));

    expect(check).toMatchObject({ damagedSegments: 0, damagedBlobs: [], digest: archive.digest });
    expect(check.changeSets).toBe(archive.manifest.counts.changeSets);
  });

  it("finds a segment that was altered while the program runs", async () => {
    const ana = await profile("Ana");
    const id = await filled(ana);
    const store = await ana.store(id);
    const ledger = path.join(programs.folder, "Ana", "notebooks", id, "ledger");
    const [segment = ""] = (await fs.readdir(ledger)).filter((name) => name.endsWith(".segment"));
    const file = path.join(ledger, segment);
    const bytes = await fs.readFile(file);
    // Inside a statement: still JSON, and nothing but the checksum tells.
    bytes.write("SCRIPT", bytes.indexOf("script"));
    await fs.writeFile(file, bytes);

    expect((await verifyNotebook(nodeDisk, store)).damagedSegments).toBe(1);
  });
});

/** The archive with its parts edited and everything signed again, as a forger would. */
async function rewritten(
  file: string,
  edit: (name: string, text: string) => string,
): Promise<string> {
  const entries = unzipSync(await fs.readFile(file));
  const edited = new Map(
    Object.entries(entries).map(([name, bytes]) => [
      name,
      name.endsWith(".bin") ? bytes : Buffer.from(edit(name, Buffer.from(bytes).toString("utf8"))),
    ]),
  );
  const manifest: { parts: { name: string; bytes: number; sha256: string }[] } = JSON.parse(
    Buffer.from(edited.get(manifestName) ?? []).toString("utf8"),
  );
  for (const part of manifest.parts) {
    const bytes = edited.get(part.name) ?? new Uint8Array(0);
    part.bytes = bytes.length;
    part.sha256 = createHash("sha256").update(bytes).digest("hex");
  }
  edited.set(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)));
  const target = path.join(programs.folder, "forged.railhead");
  const handle = await nodeDisk.create(target);
  const zip = new ZipWriter(handle);
  for (const [name, bytes] of edited) await zip.add(name, bytes);
  await zip.end();
  await handle.close();
  return target;
}

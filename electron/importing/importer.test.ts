import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobHashSchema } from "#shared/domain/ids.ts";
import { sketchOf } from "#shared/domain/likeness/sketch.ts";
import { rowsOf } from "#shared/domain/record.ts";
import { readPlainText, withLineFeeds } from "#shared/domain/text/plain-text.ts";
import { FailureError } from "#shared/failure.ts";
import type { Change } from "#shared/ledger/change.ts";
import { type FileReader, type ImportStore, importAll } from "./importer.ts";
import type { FileSource } from "./incoming.ts";
import { LedgerForTests } from "./ledger-for-tests.ts";

const article = [
  "The student voice of Northgate Academy",
  "The Lantern",
  "The Lantern",
  "Harbour Trade Doubles as Neighbours Look On",
  "By Ida Brandt",
  "Grain has kept the harbour busy through the autumn, and the officials who watch it say that they expect more of the same.",
].join("\n");

/** A store that keeps everything in memory, by the same rules as the ledger. */
class MemoryStore implements ImportStore {
  readonly blobs = new Map<string, Uint8Array>();
  readonly ledger = new LedgerForTests();

  async state() {
    return this.ledger.state;
  }

  async append({ action, changes }: { readonly action: string; readonly changes: Change[] }) {
    return this.ledger.add(changes, action);
  }

  async putBlob(bytes: Uint8Array) {
    const hash = blobHashSchema.parse(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    this.blobs.set(hash, bytes);
    return hash;
  }

  putText(text: string) {
    return this.putBlob(Buffer.from(text));
  }
}

const textReader: FileReader = {
  async read({ fileName }, bytes) {
    const text = withLineFeeds(Buffer.from(bytes).toString("utf8"));
    if (text.includes("\0"))
      return { kind: "failed", failure: { kind: "file-not-text", fileName } };
    const reading = readPlainText(text);
    const sketch = sketchOf(text);
    return { kind: "read", reading, sketch, charset: "utf-8", attachments: [] };
  },
  close() {},
};

let folder: string;
let store: MemoryStore;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-import-"));
  store = new MemoryStore();
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): FileSource {
  const place = path.join(folder, name);
  fs.writeFileSync(place, content);
  return { kind: "path", path: place };
}

const goOn = async () => {};

function run(
  sources: readonly FileSource[],
  signal = new AbortController().signal,
  seen: number[] = [],
) {
  return importAll(sources, {
    store,
    reader: textReader,
    tool: "railhead test",
    now: () => new Date("2026-02-03T04:05:06Z"),
    signal,
    mayGoOn: goOn,
    onProgress: ({ done }) => seen.push(done),
    logUnexpected: String,
  });
}

describe("importAll", () => {
  it("keeps the original bytes, the article, its text version and the sources it names", async () => {
    const [result] = await run([fileOf("harbour.txt", article)]);
    const state = await store.state();
    const [row] = rowsOf(state, "articles");
    const [version] = rowsOf(state, "textVersions");

    expect(result).toMatchObject({ file: "harbour.txt", status: "imported", reason: null });
    expect(row).toMatchObject({
      title: "Harbour Trade Doubles as Neighbours Look On",
      byline: "Ida Brandt",
      bylineEvidence: "line 5",
      published: null,
      publishedBasis: null,
      originalName: "harbour.txt",
      originalBytes: Buffer.byteLength(article),
      importedAt: "2026-02-03T04:05:06.000Z",
      importMethod: "file",
    });
    expect(Buffer.from(store.blobs.get(row?.originalHash ?? "") ?? []).toString()).toBe(article);
    expect(Buffer.from(store.blobs.get(version?.textHash ?? "") ?? []).toString()).toBe(article);
    expect(rowsOf(state, "sources").map(({ name, kind }) => [name, kind])).toEqual([
      ["The Lantern", "student-news-site"],
      ["Ida Brandt", "person"],
    ]);
  });

  it("links an article to the source that has its publisher's very name already", async () => {
    await run([fileOf("a.txt", article), fileOf("b.txt", `${article} Coal too.`)]);

    const state = await store.state();
    expect(rowsOf(state, "sources")).toHaveLength(2);
    expect(new Set(rowsOf(state, "articles").map((row) => row.publisherSourceId)).size).toBe(1);
  });

  it("says which article a file repeats, byte for byte", async () => {
    const [first, second] = await run([fileOf("a.txt", article), fileOf("b.txt", article)]);

    expect(second).toMatchObject({
      file: "b.txt",
      status: "duplicate",
      articleId: first?.articleId,
    });
    expect(rowsOf(await store.state(), "articles")).toHaveLength(1);
  });

  it("gives each bad file its reason and does the rest", async () => {
    const results = await run([
      fileOf("empty.txt", ""),
      { kind: "path", path: path.join(folder, "vanished.txt") },
      fileOf("picture.png", "x"),
      fileOf("ports.railhead", "x"),
      fileOf("large.txt", "a".repeat(20_000_001)),
      fileOf("binary.txt", "\0\0\0"),
      fileOf("harbour.txt", article),
    ]);

    expect(results.map(({ status, reason }) => reason?.kind ?? status)).toEqual([
      "file-empty",
      "file-not-found",
      "file-kind-unsupported",
      "file-is-notebook",
      "file-too-large",
      "file-not-text",
      "imported",
    ]);
  });

  it("walks a folder in order of name and leaves hidden files alone", async () => {
    fs.mkdirSync(path.join(folder, "press", "deep"), { recursive: true });
    fileOf("press/b.txt", article);
    fileOf("press/.hidden.txt", article);
    fileOf("press/deep/a.txt", `${article} Coal too.`);
    const results = await run([{ kind: "path", path: path.join(folder, "press") }]);

    expect(results.map(({ file }) => file)).toEqual(["b.txt", "a.txt"]);
  });

  it("names the links in a folder and follows none, and says of an empty folder that it is", async () => {
    fs.mkdirSync(path.join(folder, "press", "bare"), { recursive: true });
    fileOf("outside.txt", article);
    fileOf("press/trailing-space.txt ", article);
    fs.symlinkSync("../outside.txt", path.join(folder, "press", "a-link.txt"));
    const inFolder = await run([{ kind: "path", path: path.join(folder, "press") }]);
    const bare = await run([{ kind: "path", path: path.join(folder, "press", "bare") }]);

    expect(
      [...inFolder, ...bare].map(({ file, status, reason }) => [file, reason?.kind ?? status]),
    ).toEqual([
      ["a-link.txt", "file-is-link"],
      ["trailing-space.txt ", "imported"],
      ["bare", "folder-empty"],
    ]);
  });

  it("keeps what was imported before it was cancelled", async () => {
    const stop = new AbortController();
    const files = [fileOf("a.txt", article), fileOf("b.txt", `${article} Coal too.`)];
    const results = await importAll(files, {
      store,
      reader: textReader,
      tool: "railhead test",
      now: () => new Date(),
      signal: stop.signal,
      mayGoOn: goOn,
      onProgress: ({ done }) => {
        if (done === 1) stop.abort();
      },
      logUnexpected: String,
    });

    expect(results.map(({ status, reason }) => reason?.kind ?? status)).toEqual([
      "imported",
      "cancelled",
    ]);
  });

  it("waits before each file for as long as it is paused", async () => {
    const paused: (() => void)[] = [];
    const seen: number[] = [];
    const importing = importAll([fileOf("a.txt", article), fileOf("b.txt", `${article} Coal.`)], {
      store,
      reader: textReader,
      tool: "railhead test",
      now: () => new Date(),
      signal: new AbortController().signal,
      mayGoOn: () =>
        new Promise((resolve) => {
          paused.push(resolve);
        }),
      onProgress: ({ done }) => seen.push(done),
      logUnexpected: String,
    });
    await expect.poll(() => paused).toHaveLength(1);
    paused[0]?.();
    await expect.poll(() => paused).toHaveLength(2);
    await expect.poll(() => seen).toEqual([0, 1]);
    paused[1]?.();

    expect((await importing).map(({ status }) => status)).toEqual(["imported", "imported"]);
  });

  describe("while the disk is slow", () => {
    const disk: { write: () => void; refuse: () => void }[] = [];
    const read: string[] = [];
    const slow = (): ImportStore => ({
      ledger: store.ledger,
      append: async (draft) => {
        await new Promise<void>((write, reject) => {
          disk.push({
            write,
            refuse: () => reject(new FailureError({ kind: "disk-full", path: "" })),
          });
        });
        return store.append(draft);
      },
      putBlob: (bytes) => store.putBlob(bytes),
      putText: (text) => store.putText(text),
    });
    const watched: FileReader = {
      ...textReader,
      read: (job, bytes) => {
        read.push(job.fileName);
        return textReader.read(job, bytes);
      },
    };
    const importSlowly = (files: readonly FileSource[]) =>
      importAll(files, {
        store: slow(),
        reader: watched,
        tool: "railhead test",
        now: () => new Date("2026-02-03T04:05:06Z"),
        signal: new AbortController().signal,
        mayGoOn: goOn,
        onProgress: () => {},
        logUnexpected: String,
      });
    const written = async (count: number) => {
      for (let number = 0; number < count; number += 1) {
        await expect.poll(() => disk.length).toBeGreaterThan(number);
        disk[number]?.write();
      }
    };
    const anonymous = (number: number) => fileOf(`${number}.txt`, `Coal for ${number} days.`);
    beforeEach(() => {
      disk.length = 0;
      read.length = 0;
    });

    it("reads the next files meanwhile, a few of them, and tells of all in their order", async () => {
      const files = Array.from({ length: 12 }, (_, number) => anonymous(number));
      const importing = importSlowly(files);
      await expect.poll(() => disk).toHaveLength(8);
      expect(read).toEqual(Array.from({ length: 8 }, (_, number) => `${number}.txt`));
      await written(12);

      expect((await importing).map(({ file, status }) => `${file} ${status}`)).toEqual(
        Array.from({ length: 12 }, (_, number) => `${number}.txt imported`),
      );
      expect(rowsOf(store.ledger.state, "articles").map((row) => row.originalName)).toEqual(
        Array.from({ length: 12 }, (_, number) => `${number}.txt`),
      );
    });

    it("knows a file that repeats one which is not written yet, and its source", async () => {
      const importing = importSlowly([
        fileOf("a.txt", article),
        fileOf("b.txt", article),
        fileOf("c.txt", `${article} Coal too.`),
      ]);
      await written(2);
      const [first, second] = await importing;

      expect(second).toMatchObject({ status: "duplicate", articleId: first?.articleId });
      expect(rowsOf(store.ledger.state, "sources")).toHaveLength(2);
      expect(
        new Set(rowsOf(store.ledger.state, "articles").map((row) => row.publisherSourceId)).size,
      ).toBe(1);
    });

    it("leaves nothing on a source that the disk refused with the file which brought it", async () => {
      const importing = importSlowly([
        fileOf("a.txt", article),
        fileOf("b.txt", `${article} Coal too.`),
      ]);
      await expect.poll(() => disk).toHaveLength(1);
      disk[0]?.refuse();
      await expect.poll(() => disk).toHaveLength(2);
      disk[1]?.write();
      const results = await importing;
      const sources = rowsOf(store.ledger.state, "sources").map(({ id }) => id);
      const [row] = rowsOf(store.ledger.state, "articles");

      expect(results.map(({ status, reason }) => reason?.kind ?? status)).toEqual([
        "disk-full",
        "imported",
      ]);
      expect(sources).toEqual([row?.publisherSourceId, row?.authorSourceId]);
    });
  });

  it("brings in every file of a folder and of its folders, in order of name", async () => {
    fs.mkdirSync(path.join(folder, "b", "inner"), { recursive: true });
    for (const [place, words] of [
      ["c.txt", "Coal."],
      ["b/z.txt", "Zinc."],
      ["b/inner/a.txt", "Ash."],
      [".hidden.txt", "Hidden."],
    ] as const) {
      fs.writeFileSync(path.join(folder, place), `${article} ${words}`);
    }
    const results = await run([{ kind: "path", path: folder }]);

    expect(results.map(({ path: place }) => path.relative(folder, place ?? ""))).toEqual([
      path.join("b", "inner", "a.txt"),
      path.join("b", "z.txt"),
      "c.txt",
    ]);
  });

  it("takes a bug in one file for that file's reason", async () => {
    const breaking: FileReader = {
      ...textReader,
      read: async () => Promise.reject(new Error("bug")),
    };
    const refusing: FileReader = {
      ...textReader,
      read: async ({ fileName }) =>
        Promise.reject(new FailureError({ kind: "file-encrypted", fileName })),
    };
    const base = {
      store,
      tool: "railhead test",
      now: () => new Date(),
      signal: new AbortController().signal,
      mayGoOn: goOn,
      onProgress: () => {},
      logUnexpected: () => "log 1",
    };
    const file = fileOf("a.txt", article);

    expect((await importAll([file], { ...base, reader: breaking }))[0]?.reason).toEqual({
      kind: "unexpected",
      reference: "log 1",
    });
    expect((await importAll([file], { ...base, reader: refusing }))[0]?.reason?.kind).toBe(
      "file-encrypted",
    );
  });

  it("reports every file as it ends", async () => {
    const seen: number[] = [];
    await run(
      [fileOf("a.txt", article), fileOf("empty.txt", "")],
      new AbortController().signal,
      seen,
    );

    expect(seen).toEqual([0, 1, 2]);
  });

  it("brings in each file of an archive and each that a mail carries, after what carries it", async () => {
    const inner = zipSync({ "deep.txt": strToU8(`${article} Deep.`) });
    const archive = zipSync({
      "press/a.txt": strToU8(article),
      "b.png": strToU8("x"),
      "c.zip": inner,
    });
    const carrying: FileReader = {
      ...textReader,
      async read(job, bytes) {
        const outcome = await textReader.read(job, bytes);
        if (job.fileName !== "mail.txt" || outcome.kind !== "read") return outcome;
        const base64 = Buffer.from(`${article} Sent.`).toString("base64");
        const attachments = ["sent.txt", "pier.png"].map((name) => ({ name, base64 }));
        return { ...outcome, attachments };
      },
    };
    const seen: (readonly [number, number])[] = [];
    const results = await importAll(
      [
        { kind: "bytes", name: "all.zip", bytes: archive },
        { kind: "bytes", name: "mail.txt", bytes: strToU8(`${article} Mail.`) },
      ],
      {
        store,
        reader: carrying,
        tool: "railhead test",
        now: () => new Date("2026-02-03T04:05:06Z"),
        signal: new AbortController().signal,
        mayGoOn: goOn,
        onProgress: ({ done, total }) => seen.push([done, total]),
        logUnexpected: String,
      },
    );

    expect(results.map(({ file, status }) => `${file} ${status}`)).toEqual([
      "a.txt imported",
      "b.png rejected",
      "deep.txt imported",
      "mail.txt imported",
      "sent.txt imported",
      "pier.png rejected",
    ]);
    expect(results.map(({ attachedTo }) => attachedTo ?? null).slice(-3)).toEqual([
      null,
      "mail.txt",
      "mail.txt",
    ]);
    // Somebody chose the archive for what is in it, and the mail for its words.
    expect([results[1]?.reason, results.at(-1)?.reason]).toEqual([
      { kind: "file-kind-unsupported", fileName: "b.png", extension: ".png" },
      { kind: "attachment-set-aside", fileName: "pier.png", carrier: "mail.txt" },
    ]);
    expect(rowsOf(await store.state(), "articles").map((row) => row.importedFrom)).toEqual([
      "all.zip!press/a.txt",
      "all.zip!c.zip!deep.txt",
      "mail.txt",
      "mail.txt!sent.txt",
    ]);
    expect(seen.at(-1)).toEqual([6, 6]);
  });

  it("refuses a paste without text", async () => {
    const [result] = await run([{ kind: "paste", text: " ", html: null }]);

    expect(result?.reason?.kind).toBe("clipboard-empty");
  });
});

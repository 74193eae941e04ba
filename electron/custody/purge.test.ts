import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { create, remove, rowsOf } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { valueOf } from "#shared/ledger/stored-record.ts";
import { stateDigest } from "../archive/state-digest.ts";
import { type Disk, nodeDisk } from "../ledger/disk.ts";
import { diskError, TestDisk } from "../ledger/test-disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { finishPurge, purge } from "../notebooks/purge.ts";
import { fillForTests, openedForTests, rowForTests } from "./filled-store-for-tests.ts";
import { historyPage } from "./history-lines.ts";
import { checkChains, verifyOriginals } from "./verify-custody.ts";

let folder: string;
let store: NotebookStore;
let seconds = 0;

function now(): Date {
  seconds += 1;
  return new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
}

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-test-"));
  store = await openedForTests(folder, nodeDisk, now);
});

afterEach(async () => {
  await store.rest();
  await fs.rm(folder, { recursive: true });
});

/** Words of the article, of a passage of it, and of its original: none may be left. */
const words = ["Ferries crowd the northern pier", "gazette.example", "original of a1"];

/** Which of these words stand in any file of the notebook. */
async function wordsLeft(): Promise<readonly string[]> {
  const files = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => fs.readFile(path.join(file.path, file.name), "utf8")),
  );
  return [...words, ...passages].filter((word) => texts.some((text) => text.includes(word)));
}

let passages: readonly string[] = [];

async function deletedArticle(): Promise<void> {
  await fillForTests(store);
  passages = rowsOf(await store.state(), "annotations")
    .filter((mark) => String(mark.articleId) === "a1")
    .map(({ exact }) => exact);
  await store.append({
    action: "article:delete",
    changes: [remove("articles", await rowForTests(store, "articles", "a1"))],
  });
  await store.ledger.snapshot();
}

const purgeArticle = (disk: Disk = nodeDisk) =>
  purge(store, "articles", "a1", { disk, now, reason: "Asked for by its author." });

async function reopen(disk: Disk = nodeDisk): Promise<void> {
  await store.rest();
  store = await openedForTests(folder, disk, now);
  await finishPurge(disk, store);
}

function hastyDisk(): TestDisk {
  const disk = new TestDisk();
  disk.isHasty = true;
  return disk;
}

describe("a purge", () => {
  it("leaves no word of the article in any file, and the chain of every person whole", async () => {
    await deletedArticle();
    expect(await wordsLeft()).toEqual([...words, ...passages]);
    await purgeArticle();

    expect(await wordsLeft()).toEqual([]);
    expect((await checkChains(store.ledger)).breaks).toEqual([]);
    const check = await verifyOriginals(store, now, new AbortController().signal, () => {});
    expect(check).toMatchObject({ count: 2, damaged: [], chainBreaks: 0 });
  });

  it("takes only what is in the trash, and takes it once", async () => {
    await deletedArticle();
    const ofClaim = purge(store, "claims", "c1", { disk: nodeDisk, now, reason: "Live." });
    await expect(ofClaim).rejects.toThrow("not-in-trash");
    const ofNothing = purge(store, "claims", "none", { disk: nodeDisk, now, reason: "Not there." });
    await expect(ofNothing).rejects.toThrow("not-in-trash");
    await purgeArticle();
    const { lastSequence } = store;

    await expect(purgeArticle()).rejects.toThrow("not-in-trash");
    expect(store.lastSequence).toBe(lastSequence);
  });

  it("is told in the log with its reason, and changes nothing else that the notebook holds", async () => {
    await deletedArticle();
    const claims = [...((await store.state()).get("claims")?.values() ?? [])];
    await purgeArticle();
    const digest = stateDigest(await store.state());
    await reopen();

    expect(stateDigest(await store.state())).toBe(digest);
    expect([...((await store.state()).get("claims")?.values() ?? [])]).toEqual(claims);
    const { lines } = await historyPage(
      store,
      { actorId: null, kind: "deletion", record: null },
      null,
      10,
    );
    expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
      ["article:purge", "Asked for by its author."],
      ["article:delete", null],
    ]);
  });

  it("gives the same state that folding the whole history would have given", async () => {
    await deletedArticle();
    await purgeArticle();
    const live = stateDigest(await store.state());
    for (const name of await fs.readdir(path.join(folder, "ledger"))) {
      if (name.endsWith(".snapshot")) await fs.rm(path.join(folder, "ledger", name));
    }
    await reopen();

    expect(stateDigest(await store.state())).toBe(live);
  });

  it("cut off at any write is either not begun or brought to its end at the next opening", async () => {
    await deletedArticle();
    await store.rest();
    const saved = `${folder}-saved`;
    await fs.cp(folder, saved, { recursive: true });
    let isWhole = false;
    for (let failing = 1; !isWhole; failing += 1) {
      await fs.rm(folder, { recursive: true });
      await fs.cp(saved, folder, { recursive: true });
      const disk = hastyDisk();
      store = await openedForTests(folder, disk, now);
      let calls = 0;
      disk.onCall = () => {
        calls += 1;
        if (calls >= failing) throw diskError("EIO");
        return undefined;
      };
      isWhole = await purgeArticle(disk).then(
        () => true,
        () => false,
      );
      await reopen(hastyDisk());
      const article = (await store.state()).get("articles")?.get("a1");
      const isPurged = article !== undefined && valueOf(article, "title") === null;
      expect(await wordsLeft()).toEqual(isPurged ? [] : [...words, ...passages]);
      expect((await checkChains(store.ledger)).breaks).toEqual([]);
    }
    await fs.rm(saved, { recursive: true });
    // A store is opened and read through at each of some thirty writes.
  }, 120_000);

  it("is refused while an issued brief rests on the article, and nothing is touched", async () => {
    await deletedArticle();
    const exported = create("exports", {
      id: "x1",
      briefId: (await rowForTests(store, "briefs", "b1")).id,
      format: "pdf",
      paper: "A4",
      fileHash: (await rowForTests(store, "articles", "a2")).originalHash,
      fileName: "brief.pdf",
      exportedAt: "2026-01-01T00:00:00.000Z",
      openFindings: 0,
      isDraft: false,
    });
    await store.append({ action: "brief:export", changes: [exported] });
    const before = store.lastSequence;

    await expect(purgeArticle()).rejects.toEqual(
      new FailureError({
        kind: "purge-cited",
        brief: String((await rowForTests(store, "briefs", "b1")).title),
        date: "2027-01-01",
      }),
    );
    expect(store.lastSequence).toBe(before);
    expect(await wordsLeft()).toEqual([...words, ...passages]);
  });
});

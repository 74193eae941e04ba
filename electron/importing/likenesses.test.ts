import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { sketchOf } from "#shared/domain/likeness/sketch.ts";
import { remove, rowsOf } from "#shared/domain/record.ts";
import { readPlainText } from "#shared/domain/text/plain-text.ts";
import { articleChanges } from "./article-changes.ts";
import { LedgerForTests } from "./ledger-for-tests.ts";
import { likenessesOf } from "./likenesses.ts";

class StoreWithTexts {
  readonly ledger = new LedgerForTests();
  readonly #texts = new Map<BlobHash, string>();

  async readText(hash: BlobHash): Promise<string> {
    return this.#texts.get(hash) ?? "";
  }

  add(name: string, text: string): string {
    const hash = blobHashSchema.parse(`sha256:${createHash("sha256").update(text).digest("hex")}`);
    this.#texts.set(hash, text);
    const original = {
      name,
      bytes: text.length,
      hash,
      mediaType: "text/plain",
      charset: "utf-8",
      importedAt: "2026-01-01T00:00:00.000Z",
      method: "file" as const,
      from: name,
    };
    const kept = { textHash: hash, pageMapHash: null, sketch: sketchOf(text) };
    const draft = articleChanges(() => null, readPlainText(text), kept, original, v7, "test");
    this.ledger.add(draft.changes, "article:import");
    return draft.articleId;
  }
}

const sentences = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => {
    const number = from + at;
    return `Barge ${number} left quay ${number * 7} with ${number * 13} crates of lamp oil for Mareh.`;
  }).join(" ");

it("points out what shares many words, also of what came after the first look", async () => {
  const store = new StoreWithTexts();
  const first = store.add("first.txt", sentences(0, 60));
  store.add("other.txt", sentences(500, 560));
  expect(await likenessesOf(store, first)).toEqual([]);

  const second = store.add("second.txt", sentences(0, 50));
  const found = await likenessesOf(store, first);

  expect(found.map(({ articleId, file }) => [articleId, file])).toEqual([[second, "second.txt"]]);
  // One table, looked through once for both questions.
  expect(store.ledger.looks).toBe(1);
});

it("does not point out an article that was deleted", async () => {
  const store = new StoreWithTexts();
  const first = store.add("first.txt", sentences(0, 60));
  const second = store.add("second.txt", sentences(0, 60).replace("Barge 0", "Raft 0"));
  expect(await likenessesOf(store, first)).toHaveLength(1);

  const row = rowsOf(store.ledger.state, "articles").find(({ id }) => id === second);
  if (row === undefined) throw new Error("The article is not there");
  store.ledger.add([remove("articles", row)]);

  expect(await likenessesOf(store, first)).toEqual([]);
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import { annotationIdSchema, type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { create, rowsOf } from "#shared/domain/record.ts";
import { readPlainText } from "#shared/domain/text/plain-text.ts";
import type { Change } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";
import { articleChanges } from "./article-changes.ts";
import { correctText } from "./text-correction.ts";

const text =
  "Freight at the quay\n\nRail freight fell by a tcnth in Mareh.\n\nForty barges called at the quay, officials said.";
let made = 0;
const newId = () => {
  made += 1;
  return `0190b0c0-0000-7000-8000-${String(made).padStart(12, "0")}`;
};

/** A store that keeps everything in memory, by the same rules as the ledger. */
class MemoryStore {
  readonly texts = new Map<string, string>();
  readonly actions: string[] = [];
  #state = emptyState();

  async state() {
    return this.#state;
  }

  async append({ action, changes }: { readonly action: string; readonly changes: Change[] }) {
    this.actions.push(action);
    const stamp = formatStamp({ ms: this.actions.length, counter: 0, actorId: "ida" });
    // The fields that folding reads; the ledger adds the rest.
    const changeSet = { id: String(this.actions.length), action, changes, stamp, actorId: "ida" };
    this.#state = applyChangeSets(this.#state, [changeSet as never]);
  }

  async putText(words: string) {
    const hash = createHash("sha256").update(words).digest("hex");
    this.texts.set(`sha256:${hash}`, words);
    return blobHashSchema.parse(`sha256:${hash}`);
  }

  async readText(hash: BlobHash) {
    return this.texts.get(hash) ?? "";
  }

  async article() {
    const [row] = rowsOf(this.#state, "articles");
    const versions = rowsOf(this.#state, "textVersions");
    const current = versions.find(({ id }) => id === row?.currentTextVersionId);
    if (row === undefined || current === undefined) throw new Error("No article");
    return { row, current, versions, text: await this.readText(current.textHash) };
  }

  async marks() {
    return rowsOf(this.#state, "annotations");
  }

  async mark(words: string) {
    const { row, current } = await this.article();
    const start = text.indexOf(words);
    const selectors = selectorsOf(text, { start, end: start + words.length });
    const id = annotationIdSchema.parse(newId());
    const fields = { style: "highlight" as const, colour: 1, note: null };
    const changes = [
      create("annotations", {
        id,
        articleId: row.id,
        textVersionId: current.id,
        ...selectors,
        ...fields,
      }),
    ];
    await this.append({ action: "annotation:create", changes });
  }
}

async function storeWithArticle(): Promise<MemoryStore> {
  const store = new MemoryStore();
  const hash = await store.putText(text);
  const { changes } = articleChanges(
    () => null,
    readPlainText(text),
    { textHash: hash, pageMapHash: null, sketch: null },
    {
      name: "quay.txt",
      bytes: text.length,
      hash,
      mediaType: "text/plain",
      charset: "utf-8",
      importedAt: "2026-01-01T00:00:00.000Z",
      method: "file",
      from: "quay.txt",
    },
    newId,
    "test",
  );
  await store.append({ action: "article:import", changes: [...changes] });
  return store;
}

const wrong = text.indexOf("tcnth");
const edit = { start: wrong, end: wrong + 5, replacement: "tenth" };

describe("correcting a text", () => {
  it("makes a new text in one act, and leaves the former one as it was", async () => {
    const store = await storeWithArticle();
    const { current } = await store.article();
    await correctText(store, { textVersionId: current.id, edit, reason: "misread scan" }, "test");
    const after = await store.article();
    expect(store.actions).toEqual(["article:import", "article:correct-text"]);
    expect(after.text).toBe(text.replace("tcnth", "tenth"));
    expect(after.current).toMatchObject({ kind: "corrected", parentId: current.id });
    expect(await store.readText(current.textHash)).toBe(text);
    expect(after.current.blocks.map(({ start, end }) => after.text.slice(start, end))).toContain(
      "Rail freight fell by a tenth in Mareh.",
    );
  });

  it("takes the marks along and counts them", async () => {
    const store = await storeWithArticle();
    await store.mark("Rail freight");
    await store.mark("a tcnth");
    await store.mark("Forty barges");
    const { current } = await store.article();
    const longer = { ...edit, replacement: "very small tenth" };
    const report = await correctText(
      store,
      { textVersionId: current.id, edit: longer, reason: "misread scan" },
      "test",
    );
    expect(report).toMatchObject({ kept: 2, moved: 0, lost: 1 });
    const after = await store.article();
    for (const { exact, start, end, textVersionId } of await store.marks()) {
      const isLost = exact === "a tcnth";
      expect(textVersionId).toBe(isLost ? current.id : after.current.id);
      expect((isLost ? text : after.text).slice(start, end)).toBe(exact);
    }
  });

  it("refuses a correction of a text that is not the article's any more", async () => {
    const store = await storeWithArticle();
    const { current } = await store.article();
    const correction = { textVersionId: current.id, edit, reason: "misread scan" };
    await correctText(store, correction, "test");
    await expect(correctText(store, correction, "test")).rejects.toMatchObject({
      failure: { kind: "text-changed-meanwhile" },
    });
  });
});

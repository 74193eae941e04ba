import type { BlobHash } from "#shared/domain/ids.ts";
import { overlapping } from "#shared/domain/likeness/overlap.ts";
import { likenessOf, type Sketch } from "#shared/domain/likeness/sketch.ts";
import { isVisible, type RowOf, rowWithId } from "#shared/domain/record.ts";
import { cleaning } from "#shared/domain/text/text-version.ts";
import type { Output } from "#shared/ipc/contract.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { inTurns } from "../in-turns.ts";

type Likeness = Output<"article:likenesses">[number];
type Version = RowOf<"textVersions">;

/** What finding likenesses needs of a notebook's store. */
export interface LikenessStore {
  state(): Promise<NotebookState>;
  readText(hash: BlobHash): Promise<string>;
}

/** Sketches that agree less are of different texts; a short text inside a long one agrees little. */
const leastLikeness = 0.08;
/** So many of the likest are read and compared word for word. */
const mostCompared = 12;
/** With less of either in the other, two articles only speak of the same thing. */
const leastShare = 0.3;
/** Sketches held against one before this process does something else. */
const atOnce = 5000;

/** The articles that share much of their words with one, the one that shares most first. */
export async function likenessesOf(store: LikenessStore, articleId: string): Promise<Likeness[]> {
  const state = await store.state();
  const own = currentVersion(state, articleId);
  if (own?.sketch === undefined || own.sketch === null) return [];
  const text = await cleanedTextOf(store, own);
  const found: Likeness[] = [];
  for (const id of await likest(state, own.sketch, own.id)) {
    const version = rowWithId(state, "textVersions", id);
    const article = version === null ? null : rowWithId(state, "articles", version.articleId);
    if (version === null || article?.currentTextVersionId !== version.id) continue;
    const { leftShare, rightShare } = await inTurns(
      overlapping(text, await cleanedTextOf(store, version)),
    );
    if (Math.max(leftShare, rightShare) < leastShare) continue;
    const { id: otherId, title, originalName: file } = article;
    found.push({ articleId: otherId, title, file, share: leftShare, otherShare: rightShare });
  }
  return found.sort((a, b) => b.share + b.otherShare - a.share - a.otherShare);
}

function currentVersion(state: NotebookState, articleId: string): Version | null {
  const article = rowWithId(state, "articles", articleId);
  return article === null ? null : rowWithId(state, "textVersions", article.currentTextVersionId);
}

/** Ids of the text versions whose sketches agree most with one. */
async function likest(
  state: NotebookState,
  sketch: Sketch,
  ownId: string,
): Promise<readonly string[]> {
  const found: { readonly id: string; readonly likeness: number }[] = [];
  let held = 0;
  for (const record of state.get("textVersions")?.values() ?? []) {
    const other = record.fields["sketch"]?.heads[0]?.value;
    if (typeof other !== "string" || record.id === ownId) continue;
    const likeness = likenessOf(sketch, other);
    if (likeness >= leastLikeness && isVisible(state, "textVersions", record)) {
      found.push({ id: record.id, likeness });
    }
    held += 1;
    if (held % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return found
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostCompared)
    .map(({ id }) => id);
}

async function cleanedTextOf(store: LikenessStore, { textHash, blocks }: Version): Promise<string> {
  return inTurns(cleaning(await store.readText(textHash), blocks));
}

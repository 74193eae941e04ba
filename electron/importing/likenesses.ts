import type { BlobHash } from "#shared/domain/ids.ts";
import { overlapping } from "#shared/domain/likeness/overlap.ts";
import { type RowOf, rowWithId } from "#shared/domain/record.ts";
import { cleaning } from "#shared/domain/text/text-version.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { inTurns } from "../in-turns.ts";
import type { LookedAt } from "./followed-tables.ts";
import { KeptSketches } from "./kept-sketches.ts";
import { visibleRow } from "./known-records.ts";

type Likeness = Output<"article:likenesses">[number];
type Version = RowOf<"textVersions">;

/** What finding likenesses needs of a notebook's store. */
export interface LikenessStore {
  readonly ledger: LookedAt;
  readText(hash: BlobHash): Promise<string>;
}

/** Sketches that agree less are of different texts; a short text inside a long one agrees little. */
const leastLikeness = 0.08;
/** So many of the likest are read and compared word for word. */
const mostCompared = 12;
/** With less of either in the other, two articles only speak of the same thing. */
const leastShare = 0.3;

const sketches = new WeakMap<LookedAt, KeptSketches>();

function sketchesOf(ledger: LookedAt): KeptSketches {
  const known = sketches.get(ledger) ?? new KeptSketches(ledger);
  sketches.set(ledger, known);
  return known;
}

/** The articles that share much of their words with one, the one that shares most first. */
export async function likenessesOf(store: LikenessStore, articleId: string): Promise<Likeness[]> {
  const { ledger } = store;
  const own = await visibleRow(ledger, "articles", articleId);
  const version = own === null ? null : await currentVersion(ledger, own);
  if (version === null) return [];
  const likest = await sketchesOf(ledger).likest(version.id, leastLikeness);
  if (likest.length === 0) return [];
  const text = await cleanedTextOf(store, version);
  const found: Likeness[] = [];
  let compared = 0;
  for (const { id } of likest) {
    if (compared === mostCompared) break;
    const other = await articleOfVersion(ledger, id);
    if (other === null) continue;
    compared += 1;
    const { leftShare, rightShare } = await inTurns(
      overlapping(text, await cleanedTextOf(store, other.version)),
    );
    if (Math.max(leftShare, rightShare) < leastShare) continue;
    const { id: otherId, title, originalName: file } = other.article;
    found.push({ articleId: otherId, title, file, share: leftShare, otherShare: rightShare });
  }
  return found.sort((a, b) => b.share + b.otherShare - a.share - a.otherShare);
}

async function currentVersion(
  ledger: LookedAt,
  article: RowOf<"articles">,
): Promise<Version | null> {
  const { currentTextVersionId: id } = article;
  const record = await ledger.record("textVersions", id);
  const parent = await ledger.record("articles", article.id);
  if (record === undefined || parent === undefined) return null;
  const state = new Map([
    ["textVersions", new Map([[id as string, record]])],
    ["articles", new Map([[article.id as string, parent]])],
  ]);
  return rowWithId(state, "textVersions", id);
}

/** The article that a text version is the current one of; null when it is of none that can be seen. */
async function articleOfVersion(
  ledger: LookedAt,
  versionId: string,
): Promise<{ readonly article: RowOf<"articles">; readonly version: Version } | null> {
  const record = await ledger.record("textVersions", versionId);
  const articleId = record?.fields["articleId"]?.heads[0]?.value;
  const article =
    typeof articleId === "string" ? await visibleRow(ledger, "articles", articleId) : null;
  if (article?.currentTextVersionId !== versionId) return null;
  const version = await currentVersion(ledger, article);
  return version === null ? null : { article, version };
}

async function cleanedTextOf(store: LikenessStore, { textHash, blocks }: Version): Promise<string> {
  return inTurns(cleaning(await store.readText(textHash), blocks));
}

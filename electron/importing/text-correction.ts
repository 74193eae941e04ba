import { v7 } from "uuid";
import { type ReanchorReport, reanchored } from "#shared/domain/annotation/reanchored.ts";
import { type BlobHash, type TextVersionId, textVersionIdSchema } from "#shared/domain/ids.ts";
import { sketching } from "#shared/domain/likeness/sketch.ts";
import { create, type RowOf, rowsOf, rowWithId, update } from "#shared/domain/record.ts";
import {
  correctedBlocks,
  correctedRuns,
  correctedText,
  narrowed,
  type TextEdit,
} from "#shared/domain/text/correction.ts";
import { packedMap, unpackedMap } from "#shared/domain/text/pages/page-map.ts";
import { cleaning, correctedBy, decidedBlocks } from "#shared/domain/text/text-version.ts";
import { FailureError } from "#shared/failure.ts";
import type { Input } from "#shared/ipc/contract.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { inTurns } from "../in-turns.ts";

/** What correcting a text needs of a notebook's store. */
export interface CorrectionStore {
  state(): Promise<NotebookState>;
  append(draft: {
    readonly action: string;
    readonly changes: Change[];
    readonly reason: string;
  }): Promise<unknown>;
  readText(hash: BlobHash): Promise<string>;
  putText(text: string): Promise<BlobHash>;
}

export type Correction = Pick<Input<"article:correct-text">, "textVersionId" | "edit" | "reason">;

/**
 * Makes a corrected text the one that is read, and takes the marks along, in one change set. The
 * former text stays as it is. Throws when another text has become the article's meanwhile.
 */
export async function correctText(
  store: CorrectionStore,
  { textVersionId, edit: asked, reason }: Correction,
  tool: string,
): Promise<ReanchorReport & { readonly textVersionId: TextVersionId }> {
  const state = await store.state();
  const version = rowWithId(state, "textVersions", textVersionId);
  const article = version === null ? null : rowWithId(state, "articles", version.articleId);
  if (version === null || article?.currentTextVersionId !== version.id) {
    throw new FailureError({ kind: "text-changed-meanwhile" });
  }
  const text = await store.readText(version.textHash);
  if (asked.end > text.length || asked.start > asked.end) {
    throw new FailureError({ kind: "text-changed-meanwhile" });
  }
  const edit = narrowed(text, asked);
  const corrected = correctedText(text, edit);
  const next = { id: textVersionIdSchema.parse(v7()), text: corrected };
  const decisions = rowsOf(state, "blockDecisions").filter(
    (decision) => decision.textVersionId === version.id,
  );
  const blocks = correctedBlocks(decidedBlocks(version.blocks, decisions), edit);
  const marks = rowsOf(state, "annotations").filter((mark) => mark.articleId === article.id);
  const { found, kept, moved, lost } = reanchored(marks, { id: version.id, text }, next, edit);
  await store.append({
    action: "article:correct-text",
    reason,
    changes: [
      create("textVersions", {
        id: next.id,
        articleId: article.id,
        kind: "corrected",
        parentId: version.id,
        textHash: await store.putText(corrected),
        pageMapHash: await correctedMap(store, version, edit),
        sketch: await inTurns(sketching(await inTurns(cleaning(corrected, blocks)))),
        lengthUtf16: corrected.length,
        blocks,
        madeBy: correctedBy(tool, version),
      }),
      update("articles", article, { currentTextVersionId: next.id }),
      ...found.map(({ mark, set }) => update("annotations", mark, set)),
    ],
  });
  return { textVersionId: next.id, kept, moved, lost };
}

async function correctedMap(
  store: CorrectionStore,
  { pageMapHash }: RowOf<"textVersions">,
  edit: TextEdit,
): Promise<BlobHash | null> {
  if (pageMapHash === null) return null;
  const runs = unpackedMap(await store.readText(pageMapHash));
  return store.putText(packedMap(correctedRuns(runs, edit)));
}

import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { PageRegion } from "#shared/domain/annotation/annotation.ts";
import type { Article, MetadataField } from "#shared/domain/article/article.ts";
import { type AnnotationId, annotationIdSchema, linkIds } from "#shared/domain/ids.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import { foldedTagName, type Tag } from "#shared/domain/tag/tag.ts";
import type { RemovalReason, TextVersion } from "#shared/domain/text/text-version.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { AnnotationRow } from "./reader-queries.ts";

/** A passage of a text version that is to be marked. */
export interface MarkDraft {
  readonly version: TextVersion;
  readonly text: string;
  readonly range: TextRange;
  readonly colour: number;
}

/** Marks a passage; answers with the mark that is already there when one covers the same words. */
export async function markPassage(
  notebook: Notebook,
  { version, text, range, colour }: MarkDraft,
  newId: () => string,
): Promise<AnnotationId> {
  const selectors = selectorsOf(text, range);
  const standing = await notebook.db.annotations
    .where("[articleId+start]")
    .equals([version.articleId, selectors.start])
    .filter(({ end, textVersionId }) => end === selectors.end && textVersionId === version.id)
    .first();
  if (standing !== undefined) return standing.id;

  const id = annotationIdSchema.parse(newId());
  const mark = create("annotations", {
    id,
    articleId: version.articleId,
    textVersionId: version.id,
    ...selectors,
    style: "highlight",
    colour,
    note: null,
  });
  await notebook.commit("annotation:create", [mark]);
  return id;
}

/** A rectangle of a page that is to be marked. `name` says in words where it is. */
export interface RegionDraft {
  readonly version: TextVersion;
  readonly region: PageRegion;
  readonly name: string;
  readonly colour: number;
}

/** Marks a region of a page, where there are no words to mark. */
export async function markRegion(
  notebook: Notebook,
  { version, region, name, colour }: RegionDraft,
  newId: () => string,
): Promise<AnnotationId> {
  const id = annotationIdSchema.parse(newId());
  const mark = create("annotations", {
    id,
    articleId: version.articleId,
    textVersionId: version.id,
    start: 0,
    end: 0,
    exact: `[${name}]`,
    prefix: "",
    suffix: "",
    style: "highlight",
    colour,
    note: null,
    region,
  });
  await notebook.commit("annotation:create", [mark]);
  return id;
}

export async function setNote(
  notebook: Notebook,
  annotation: AnnotationRow,
  note: string,
): Promise<void> {
  const kept = note.trim() === "" ? null : note;
  if (kept === annotation.note) return;
  await notebook.commit("annotation:note", [update("annotations", annotation, { note: kept })]);
}

export async function setColour(
  notebook: Notebook,
  annotation: AnnotationRow,
  colour: number,
): Promise<void> {
  if (colour === annotation.colour) return;
  await notebook.commit("annotation:colour", [update("annotations", annotation, { colour })]);
}

export async function setStyle(
  notebook: Notebook,
  annotation: AnnotationRow,
  style: AnnotationRow["style"],
): Promise<void> {
  if (style === annotation.style) return;
  await notebook.commit("annotation:style", [update("annotations", annotation, { style })]);
}

/** Puts the mark on the words of a proposal that a person has accepted. */
export async function moveMark(
  notebook: Notebook,
  annotation: AnnotationRow,
  { version, text, range }: Omit<MarkDraft, "colour">,
): Promise<void> {
  const selectors = selectorsOf(text, range);
  await notebook.commit("annotation:move", [
    update("annotations", annotation, { textVersionId: version.id, ...selectors, moved: null }),
  ]);
}

/** A person has looked at where the words of a mark were found, and it is the right place. */
export async function acceptMoved(notebook: Notebook, annotation: AnnotationRow): Promise<void> {
  await notebook.commit("annotation:accept", [update("annotations", annotation, { moved: null })]);
}

/** Keeps a translation beside the quote. */
export async function setTranslation(
  notebook: Notebook,
  annotation: AnnotationRow,
  translation: string,
): Promise<void> {
  const kept = translation.trim() === "" ? null : translation;
  if (kept === (annotation.translation ?? null)) return;
  await notebook.commit("annotation:translate", [
    update("annotations", annotation, { translation: kept }),
  ]);
}

export async function deleteMark(notebook: Notebook, annotation: AnnotationRow): Promise<void> {
  await notebook.commit("annotation:delete", [remove("annotations", annotation)]);
}

/** Tags a mark with a word; the tag is made when the notebook does not have it yet. */
export async function addTag(
  notebook: Notebook,
  annotationId: string,
  name: string,
): Promise<void> {
  const tagId = linkIds.tag(foldedTagName(name));
  const id = linkIds.tagging(tagId, annotationId);
  const [tag, tagging] = await Promise.all([
    notebook.db.tags.get(tagId),
    notebook.db.taggings.get(id),
  ]);
  if (tag !== undefined && tagging !== undefined) return;
  const made =
    tag === undefined ? await put(notebook.db, "tags", { id: tagId, name: name.trim() }) : [];
  const link = { id, tagId, targetKind: "annotation" as const, targetId: annotationId };
  await notebook.commit("annotation:tag", [...made, ...(await put(notebook.db, "taggings", link))]);
}

export async function removeTag(notebook: Notebook, annotationId: string, tag: Tag): Promise<void> {
  const tagging = await notebook.db.taggings.get(linkIds.tagging(tag.id, annotationId));
  if (tagging === undefined) return;
  await notebook.commit("annotation:untag", [remove("taggings", tagging)]);
}

/** Folds the block that starts here away; the reason is that the analyst wants it so. */
export async function foldBlock(
  notebook: Notebook,
  version: TextVersion,
  blockStart: number,
): Promise<void> {
  await notebook.commit("block:fold", await decided(notebook, version, blockStart, "analyst"));
}

/** Brings back the blocks that start here, in one act. */
export async function restoreBlocks(
  notebook: Notebook,
  version: TextVersion,
  blockStarts: readonly number[],
): Promise<void> {
  const changes = await Promise.all(
    blockStarts.map((blockStart) => decided(notebook, version, blockStart, null)),
  );
  const action = blockStarts.length === 1 ? "block:restore" : "block:restore-many";
  await notebook.commit(action, changes.flat());
}

function decided(
  notebook: Notebook,
  version: TextVersion,
  blockStart: number,
  removedReason: RemovalReason | null,
): Promise<readonly Change[]> {
  const id = linkIds.blockDecision(version.id, blockStart);
  const decision = { id, textVersionId: version.id, blockStart, removedReason };
  return put(notebook.db, "blockDecisions", decision);
}

/** The analyst vouches for a value that Railhead inferred. */
export async function confirmMetadata(
  notebook: Notebook,
  article: RowOf<"articles">,
  field: MetadataField,
): Promise<void> {
  const basis: Partial<Article> = { [`${field}Basis`]: "analyst" };
  await notebook.commit("article:confirm", [update("articles", article, basis)]);
}

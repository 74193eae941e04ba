import { generateNKeysBetween } from "fractional-indexing";
import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type LensId, lensDimensionIdSchema, lensIdSchema } from "#shared/domain/ids.ts";
import type { PlannedLens, PlannedQuestion } from "#shared/domain/lens/codebook-plan.ts";
import type { Lens, LensDimension } from "#shared/domain/lens/lens.ts";
import { freeSlug } from "#shared/domain/lens/slug.ts";
import { movedByOne, roomAt } from "#shared/domain/position.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";

type Writer = Pick<Notebook, "commit">;

/** What an analyst writes of a lens. */
export type LensTexts = Omit<Lens, "id" | "slug" | "position" | "isBuiltIn">;

export async function createLens(
  notebook: Notebook,
  texts: LensTexts,
  lenses: readonly RowOf<"lenses">[],
): Promise<LensId> {
  const id = lensIdSchema.parse(newId());
  const lens: Lens = {
    ...texts,
    id,
    slug: freeSlug(texts.name, new Set(lenses.map((other) => other.slug))),
    position: roomAt(lenses, lenses.length).position,
    isBuiltIn: false,
  };
  await notebook.commit("lens:create", [create("lenses", lens)]);
  return id;
}

/** The slug stays as it was, since command lines and exported briefs name the lens by it. */
export async function editLens(
  notebook: Writer,
  lens: RowOf<"lenses">,
  texts: LensTexts,
): Promise<void> {
  // A field left as it was is not written, nor one that was absent and stayed empty: its stamp would
  // say that somebody had decided it anew.
  const written = Object.entries(texts).filter(
    ([field, value]) =>
      JSON.stringify(value ?? "") !== JSON.stringify(Reflect.get(lens, field) ?? ""),
  );
  if (written.length === 0) return;
  await notebook.commit("lens:edit", [update("lenses", lens, Object.fromEntries(written))]);
}

/** What an analyst writes of a question of a lens. */
export type DimensionTexts = Pick<LensDimension, "label" | "kind" | "options" | "isRequired">;

/** Adds a question after the others. */
export async function addDimension(
  notebook: Writer,
  lensId: LensId,
  { label, kind, options, isRequired }: DimensionTexts,
  dimensions: readonly RowOf<"lensDimensions">[],
): Promise<void> {
  const dimension: LensDimension = {
    id: lensDimensionIdSchema.parse(newId()),
    lensId,
    label,
    kind,
    options,
    isRequired,
    position: roomAt(dimensions, dimensions.length).position,
  };
  await notebook.commit("lens:ask", [create("lensDimensions", dimension)]);
}

/** Answers given before stay as they were given. */
export async function editDimension(
  notebook: Writer,
  dimension: RowOf<"lensDimensions">,
  { label, kind, options, isRequired }: DimensionTexts,
): Promise<void> {
  const set = { label, kind, options, isRequired };
  await notebook.commit("lens:ask", [update("lensDimensions", dimension, set)]);
}

export async function deleteDimension(
  notebook: Writer,
  dimension: RowOf<"lensDimensions">,
): Promise<void> {
  await notebook.commit("lens:ask", [remove("lensDimensions", dimension)]);
}

/** A lens with its questions, as codebooks carry it. */
export interface LensWithQuestions {
  readonly lens: RowOf<"lenses">;
  /** In their order. */
  readonly dimensions: readonly RowOf<"lensDimensions">[];
}

/**
 * What was planned of a codebook, in one change set: new lenses after the others, and what it says
 * otherwise of those that are here. Answers with the ids of all of them.
 */
export async function importLenses(
  notebook: Writer,
  planned: readonly PlannedLens<LensWithQuestions>[],
  lenses: readonly RowOf<"lenses">[],
): Promise<readonly LensId[]> {
  const slugs = new Set(lenses.map(({ slug }) => slug));
  const positions = generateNKeysBetween(lenses.at(-1)?.position ?? null, null, planned.length);
  const changes: Change[] = [];
  const ids = planned.map(({ read, here, set, questions }, index) => {
    const id = here?.lens.id ?? lensIdSchema.parse(newId());
    if (here === null) {
      const slug = freeSlug(read.texts.name, slugs);
      slugs.add(slug);
      const position = positions[index] ?? "a0";
      const texts = { ...read.texts, ...set };
      changes.push(create("lenses", { ...texts, id, slug, position, isBuiltIn: false }));
    } else if (Object.keys(set).length > 0) {
      changes.push(update("lenses", here.lens, set));
    }
    changes.push(...questionChanges(id, here?.dimensions ?? [], questions));
    return id;
  });
  if (changes.length > 0) await notebook.commit("lens:import", changes);
  return ids;
}

function questionChanges(
  lensId: LensId,
  here: readonly RowOf<"lensDimensions">[],
  planned: readonly PlannedQuestion<RowOf<"lensDimensions">>[],
): readonly Change[] {
  const places = generateNKeysBetween(here.at(-1)?.position ?? null, null, planned.length);
  return planned.map(({ here: asked, question, set }, index) => {
    if (asked !== null) return update("lensDimensions", asked, set);
    const id = lensDimensionIdSchema.parse(newId());
    const position = places[index] ?? "a0";
    return create("lensDimensions", { ...question, id, lensId, position });
  });
}

export async function deleteLens(notebook: Notebook, lens: RowOf<"lenses">): Promise<void> {
  await notebook.commit("lens:delete", [remove("lenses", lens)]);
}

/**
 * Moves a lens one place; the keys l 1 to l 9 follow.
 *
 * @param lenses all lenses in their order
 */
export async function moveLens(
  notebook: Notebook,
  lens: RowOf<"lenses">,
  lenses: readonly RowOf<"lenses">[],
  step: -1 | 1,
): Promise<void> {
  const from = lenses.findIndex((other) => other.id === lens.id);
  const moved = movedByOne(lenses, from, step) ?? [];
  if (moved.length === 0) return;
  const changes = moved.map(({ row, position }) => update("lenses", row, { position }));
  await notebook.commit("lens:move", changes);
}

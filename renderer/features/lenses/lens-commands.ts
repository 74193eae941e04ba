import { generateNKeysBetween } from "fractional-indexing";
import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type LensId, lensDimensionIdSchema, lensIdSchema } from "#shared/domain/ids.ts";
import type { ReadLens } from "#shared/domain/lens/codebook.ts";
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

/** New lenses after the others, of all that a codebook gives, in one change set. */
export async function importLenses(
  notebook: Writer,
  read: readonly ReadLens[],
  lenses: readonly RowOf<"lenses">[],
): Promise<readonly LensId[]> {
  const slugs = new Set(lenses.map(({ slug }) => slug));
  const positions = generateNKeysBetween(lenses.at(-1)?.position ?? null, null, read.length);
  const changes: Change[] = [];
  const ids = read.map(({ texts, dimensions }, index) => {
    const id = lensIdSchema.parse(newId());
    const slug = freeSlug(texts.name, slugs);
    slugs.add(slug);
    const position = positions[index] ?? "a0";
    changes.push(create("lenses", { ...texts, id, slug, position, isBuiltIn: false }));
    const places = generateNKeysBetween(null, null, dimensions.length);
    dimensions.forEach(({ label, options, kind, isRequired = false }, place) => {
      changes.push(
        create("lensDimensions", {
          id: lensDimensionIdSchema.parse(newId()),
          lensId: id,
          label: label === "" ? texts.name : label,
          kind: kind ?? (options.length > 0 ? "choice" : "text"),
          options: options.slice(0, mostOptions).map((option) => option.slice(0, 300)),
          isRequired,
          position: places[place] ?? "a0",
        }),
      );
    });
    return id;
  });
  await notebook.commit("lens:import", changes);
  return ids;
}

/** As many answers as a question may have. */
const mostOptions = 100;

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

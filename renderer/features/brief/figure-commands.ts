import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import {
  type BriefFigure,
  type BriefSection,
  briefSections,
  type FigureKind,
  sectionsOf,
} from "#shared/domain/brief/brief.ts";
import { type BriefId, linkIds } from "#shared/domain/ids.ts";
import { movedByOne, roomAt } from "#shared/domain/position.ts";
import { type RowOf, remove, update } from "#shared/domain/record.ts";
import type { BriefRow } from "./brief-queries.ts";

type Writer = Pick<Notebook, "commit">;
export type BriefFigureRow = RowOf<"briefFigures">;

export function figureLink(
  briefId: BriefId,
  { kind, caption, position }: Pick<BriefFigure, "kind" | "caption" | "position">,
): BriefFigure {
  return { id: linkIds.briefFigure(briefId, kind), briefId, kind, caption, position };
}

/**
 * Prints a figure after the others, or no longer. A brief whose sections were chosen before
 * there were figures gets the section with its first one.
 *
 * @param links the figures of the brief in their order
 */
export async function chooseFigure(
  notebook: Pick<Notebook, "db" | "commit">,
  brief: BriefRow,
  kind: FigureKind,
  links: readonly BriefFigureRow[],
): Promise<void> {
  const link = links.find((row) => row.kind === kind);
  if (link !== undefined) {
    await notebook.commit("brief:choose-figure", [remove("briefFigures", link)]);
    return;
  }
  const { position } = roomAt(links, links.length);
  const printed = sectionsOf(brief);
  await notebook.commit("brief:choose-figure", [
    ...(await put(
      notebook.db,
      "briefFigures",
      figureLink(brief.id, { kind, caption: null, position }),
    )),
    ...(printed.includes("figures")
      ? []
      : [update("briefs", brief, { sections: withFigures(printed) })]),
  ]);
}

/** Where the standard's order has them: before the first printed section that comes after them there. */
function withFigures(printed: readonly BriefSection[]): BriefSection[] {
  const later = new Set<BriefSection>(briefSections.slice(briefSections.indexOf("figures") + 1));
  const place = printed.findIndex((section) => later.has(section));
  const at = place < 0 ? printed.length : place;
  return [...printed.slice(0, at), "figures", ...printed.slice(at)];
}

export async function captionFigure(
  notebook: Writer,
  link: BriefFigureRow,
  caption: string | null,
): Promise<void> {
  await notebook.commit("brief:caption-figure", [update("briefFigures", link, { caption })]);
}

export async function moveFigure(
  notebook: Writer,
  links: readonly BriefFigureRow[],
  from: number,
  step: -1 | 1,
): Promise<void> {
  const moved = movedByOne(links, from, step);
  if (moved === null) return;
  const changes = moved.map(({ row, position }) => update("briefFigures", row, { position }));
  await notebook.commit("brief:move-figure", changes);
}

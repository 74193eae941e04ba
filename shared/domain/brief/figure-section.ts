import { drawFigure } from "../../figures/draw-figure.ts";
import { type Figure, type FigureView, wholeView } from "../../figures/figure.ts";
import { sceneSvg } from "../../figures/scene-svg.ts";
import type { Translate } from "../../messages/catalogue.ts";
import { byPosition } from "../position.ts";
import type { BriefFigure } from "./brief.ts";
import type { ModelFigure } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import { withNamesReplaced } from "./export-names.ts";
import type { BriefRows } from "./ground.ts";
import { hideNames, withheldNames } from "./names.ts";

/**
 * A figure is drawn in parts that go from page to page as words do: one that finds no room leaves
 * less than half a page empty. In units of which 640 are as wide as the text, 975 as high as a page.
 */
const tallestPart = 380;
/** More rows than fill some four pages are for the data table. */
const mostParts = 9;
const mostRows = 200;

/** The figures of a brief in their order, about the claims it leans on and its lenses. */
export function figuresOf(composition: Composition): readonly ModelFigure[] {
  const { brief, ground } = composition;
  return ground.rows.briefFigures
    .filter(({ briefId }) => briefId === brief.id)
    .sort(byPosition)
    .map((figure, index) => modelFigure(figure, index + 1, composition));
}

function modelFigure(chosen: BriefFigure, number: number, composition: Composition): ModelFigure {
  const { ground, claimIds, lensIds, numbering, replacements, t } = composition;
  const rows = withNamesReplaced(ground.rows, replacements);
  const names = withheldNames(ground);
  const view: FigureView = {
    ...wholeView,
    claimIds: new Set(claimIds),
    lensIds: lensIds.length === 0 ? null : lensIds,
    most: mostRows,
    named: (name) => hideNames(name, names, t),
  };
  // Hypotheses stand on the claims held against them, whether the brief's words lean on those or not.
  const whole = drawFigure(chosen.kind, rows, view, t);
  const used = claimsShown(whole);
  const passages = used.flatMap((id) => ground.passagesOfClaim(id));
  const parts = whole.emptyText === null ? partsOf(whole, chosen, view, rows, t) : [];
  const last = parts.at(-1)?.shown ?? whole.shown;
  // Relations tell in their own notes how many claims are left out.
  const isCut = parts.length > 0 && last.to < last.of && chosen.kind !== "relations";
  return {
    id: chosen.id,
    kind: chosen.kind,
    number,
    heading: t("brief.figure.heading", { number, title: whole.title }),
    caption: chosen.caption,
    alternative: whole.alternative,
    references: numbering.refer(passages),
    drawings: parts.map((part, index) =>
      sceneSvg(part.scene, {
        prefix: `figure-${number}-${index + 1}`,
        title: whole.title,
        description: whole.alternative,
      }),
    ),
    table: {
      columns: whole.table.columns,
      widths: widthsFor(whole.table),
      rows: whole.table.rows.map(({ cells }) =>
        cells.map((text) => ({ lines: [text], references: [] })),
      ),
      legend: null,
    },
    notes: [
      ...(parts[0]?.notes ?? whole.notes),
      ...(isCut ? [t("brief.figure.cut", { to: last.to, of: last.of })] : []),
    ],
    source: whole.source,
    emptyText: whole.emptyText,
  };
}

/** Shorter words than these get the room of a heading. */
const leastLetters = 10;
/** So many letters of a heading are as wide as the text, its gaps counted as two. */
const lettersAcross = 100;
const gapLetters = 2;

/**
 * Hundredths of the width by the longest words of each column: a text twice as long needs
 * not twice the width, since it may take more lines. No word of a heading is broken where
 * the others can do with less.
 */
function widthsFor({ columns, rows }: Figure["table"]): readonly number[] {
  const shares = columns.map((name, index) => {
    const lengths = rows.map(({ cells }) => (cells[index] ?? "").length);
    return Math.sqrt(Math.max(leastLetters, name.length, ...lengths));
  });
  const least = columns.map((name) => {
    const longest = Math.max(...name.split(/\s+/u).map((word) => word.length));
    return (100 * (Math.min(longest, lettersAcross / 5) + gapLetters)) / lettersAcross;
  });
  const widths = hundredths(shares);
  const isTight = widths.map((width, index) => width < (least[index] ?? 0));
  const taken = least.reduce((sum, width, index) => sum + (isTight[index] === true ? width : 0), 0);
  const others = hundredths(shares.map((share, index) => (isTight[index] === true ? 0 : share)));
  if (taken >= 100 || !isTight.includes(false)) return widths;
  return others.map((width, index) =>
    isTight[index] === true ? (least[index] ?? 0) : (width * (100 - taken)) / 100,
  );
}

function hundredths(shares: readonly number[]): readonly number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (100 * share) / whole);
}

function claimsShown(figure: Figure): readonly string[] {
  return [
    ...new Set(
      figure.scene.points.flatMap(({ target }) => {
        if (target.kind === "claims") return target.claimIds;
        return target.kind === "reading" ? [target.claimId] : [];
      }),
    ),
  ];
}

/** Rows tried for the first part; each later one begins with as many as the one before it held. */
const firstGuess = 12;

/** As many rows in each part as find room there; a grid for each lens is a part of its own. */
function partsOf(
  whole: Figure,
  { kind }: BriefFigure,
  view: FigureView,
  rows: BriefRows,
  t: Translate,
): readonly Figure[] {
  if (whole.scene.height <= tallestPart) return [whole];
  if (kind === "direction-severity") {
    const lensIds = view.lensIds ?? rows.lenses.map(({ id }) => id);
    const grids = lensIds.map((id) => drawFigure(kind, rows, { ...view, lensIds: [id] }, t));
    return grids.filter(({ emptyText }) => emptyText === null);
  }
  const parts: Figure[] = [];
  let from = 0;
  while (parts.length < mostParts) {
    const former = parts.at(-1)?.shown;
    const most = former === undefined ? firstGuess : former.to - former.from;
    const part = fittingPart(kind, { ...view, from, most }, rows, t);
    // One that can not begin in the middle, as relations can not, goes no further.
    if (part.shown.from !== from) break;
    parts.push(part);
    if (part.shown.to <= from || part.shown.to >= part.shown.of) break;
    from = part.shown.to;
  }
  return parts;
}

/** A map is as high with few places as with many, so it is never cut. */
function fittingPart(
  kind: BriefFigure["kind"],
  view: FigureView,
  rows: BriefRows,
  t: Translate,
): Figure {
  let { most } = view;
  let fitting = drawFigure(kind, rows, view, t);
  while (fitting.scene.height > tallestPart && most > 3) {
    most = Math.max(3, Math.floor((most * tallestPart) / fitting.scene.height));
    const fewer = drawFigure(kind, rows, { ...view, most }, t);
    if (fewer.scene.height >= fitting.scene.height) break;
    fitting = fewer;
  }
  return fitting;
}

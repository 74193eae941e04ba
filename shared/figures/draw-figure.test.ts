import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureKinds } from "../domain/brief/brief.ts";
import { ferryNotebook, NotebookForTests } from "../domain/brief/rows-for-tests.ts";
import { translateFor } from "../messages/catalogue.ts";
import { languages } from "../messages/languages.ts";
import { drawFigure } from "./draw-figure.ts";
import { type Figure, type FigureView, wholeView } from "./figure.ts";
import type { Scene } from "./scene.ts";
import { sceneSvg } from "./scene-svg.ts";
import { widthOf } from "./text-measure.ts";

const t = translateFor("en");

/** The ferries, held against two explanations. */
function competing(): NotebookForTests {
  const book = ferryNotebook();
  book.put("hypotheses", {
    id: "h1",
    statement: "The strike empties the pier",
    note: null,
    position: "a0",
  });
  book.put("hypotheses", {
    id: "h2",
    statement: "A storm holds the ferries back",
    note: null,
    position: "a1",
  });
  const readings = ["inconsistent", "consistent", "neutral"] as const;
  book.rows.claims.forEach(({ id }, index) => {
    for (const [at, hypothesisId] of ["h1", "h2"].entries()) {
      const reading = readings[(index + at) % 3] ?? null;
      book.put("hypothesisClaims", {
        id: `${hypothesisId}~${id}`,
        hypothesisId,
        claimId: id,
        reading,
        reason: null,
      });
    }
  });
  return book;
}

function drawn(kind: (typeof figureKinds)[number], view: Partial<FigureView> = {}): Figure {
  return drawFigure(kind, competing().rows, { ...wholeView, ...view }, t);
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The room each text takes at its widest. */
function textBoxes({ marks }: Scene): readonly Box[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "text") return [];
    const width = widthOf(mark.text, mark.size);
    const share = mark.anchor === "middle" ? 0.5 : mark.anchor === "end" ? 1 : 0;
    const left = mark.x - width * share;
    // Letters stand between a tenth of the size below the line and eight tenths above it.
    return [
      {
        text: mark.text,
        left,
        right: left + width,
        top: mark.y - mark.size * 0.8,
        bottom: mark.y + mark.size * 0.1,
      },
    ];
  });
}

function meetings(scene: Scene): readonly string[] {
  const boxes = textBoxes(scene);
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );
}

describe("every figure", () => {
  it.each(figureKinds)("of kind %s has something to draw, to say and to list", (kind) => {
    const figure = drawn(kind);

    expect(figure.emptyText).toBeNull();
    expect(figure.scene.marks.length).toBeGreaterThan(3);
    expect(figure.alternative).not.toMatch(/\{\{|figures\./u);
    for (const { cells } of figure.table.rows)
      expect(cells).toHaveLength(figure.table.columns.length);
  });

  it.each(figureKinds.flatMap((kind) => [480, 640, 1000].map((width) => [kind, width] as const)))(
    "%s at %i keeps its texts apart and inside",
    (kind, width) => {
      const { scene } = drawn(kind, { width });

      expect(meetings(scene)).toEqual([]);
      const outside = textBoxes(scene).filter(
        ({ left, right, bottom }) =>
          left < -1 || right > scene.width + 1 || bottom > scene.height + 1,
      );
      expect(outside).toEqual([]);
    },
  );

  it("grows wider than its place with many lenses, so that claims keep room for their words", () => {
    const book = competing();
    const [lens] = book.rows.lenses;
    if (lens === undefined) throw new Error("There is a lens");
    for (let number = 0; number < 9; number += 1) {
      book.put("lenses", { ...lens, id: `more-${number}`, position: `b${number}` });
    }
    const { scene } = drawFigure("claims-by-lens", book.rows, { ...wholeView, width: 580 }, t);

    expect(scene.width).toBeGreaterThan(700);
    expect(scene.points.filter(({ width }) => width < 60)).toEqual([]);
    expect(meetings(scene)).toEqual([]);
  });

  it.each(figureKinds)("of kind %s gives each mark of a point a point to belong to", (kind) => {
    const { scene } = drawn(kind);
    const ids = scene.points.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    const unlabelled = scene.points.filter(({ label }) => label.trim() === "");
    expect(unlabelled).toEqual([]);
  });

  it.each(figureKinds)("of kind %s comes out the same twice, and in any order of rows", (kind) => {
    const { rows } = competing();
    const turned = {
      ...rows,
      impacts: rows.impacts.toReversed(),
      hypothesisClaims: rows.hypothesisClaims.toReversed(),
    };

    expect(drawFigure(kind, turned, wholeView, t).scene).toEqual(
      drawFigure(kind, rows, wholeView, t).scene,
    );
  });

  it.each(languages.flatMap((language) => figureKinds.map((kind) => [language, kind] as const)))(
    "speaks %s in %s without a blank or a key",
    (language, kind) => {
      const words = translateFor(language);
      const { title, alternative, notes, table } = drawFigure(
        kind,
        competing().rows,
        wholeView,
        words,
      );

      expect([title, alternative, ...notes, ...table.columns].join(" ")).not.toMatch(
        /\{\{|figures\.|words\./u,
      );
    },
  );

  it.each(figureKinds.filter((kind) => kind !== "map"))(
    "of kind %s says what is missing from an empty notebook",
    (kind) => {
      const figure = drawFigure(kind, new NotebookForTests().rows, wholeView, t);

      expect(figure.emptyText).toMatch(/\.$/u);
    },
  );

  it("draws the map of an empty notebook, with both stations on the Tumen", () => {
    const { scene } = drawFigure("map", new NotebookForTests().rows, wholeView, t);
    const words = textBoxes(scene).map(({ text }) => text);

    expect(words).toContain("Khasan");
    expect(words).toContain("Tumangang Rail Facility");
    expect(words).toContain("20 km");
  });
});

describe("the drawing as SVG", () => {
  it.each(figureKinds)("of kind %s has no script, style or address, and escapes words", (kind) => {
    const book = competing();
    book.put("claims", { id: "c1", statement: '<script>alert("x")</script> & more' });
    const { scene, title, alternative } = drawFigure(kind, book.rows, wholeView, t);
    const svg = sceneSvg(scene, { prefix: "f1", title, description: alternative });

    expect(svg).not.toMatch(/<script|<style|\sstyle=|href=|<image|<foreignObject|NaN|undefined/u);
    expect(svg.match(/https?:/gu)).toEqual(["http:"]);
    expect(svg).toContain(`<title id="f1-title">`);
  });

  it("names its patterns apart from those of other drawings on the page", () => {
    const { scene } = drawn("timeline");
    const svg = sceneSvg(scene, { prefix: "f2", title: "", description: "" });

    for (const [, id] of svg.matchAll(/ id="([^"]+)"/gu)) expect(id).toMatch(/^f2-/u);
  });
});

it("keeps texts apart whatever the claims say", () => {
  const words = fc.array(
    fc.constantFrom(
      "a",
      "Tumangang",
      "railcars",
      "両記事は一つの画像情報源に基づく",
      "위성사진에서",
      "MMMMWWWW",
      "x".repeat(90),
      "(42)",
    ),
    { minLength: 1, maxLength: 14 },
  );
  const texts = fc.array(words, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(...figureKinds),
      fc.integer({ min: 420, max: 1200 }),
      (some, kind, width) => {
        const book = competing();
        some.forEach((parts, index) => {
          const id = book.rows.claims[index]?.id;
          if (id !== undefined) book.put("claims", { id, statement: parts.join(" ") });
        });
        book.put("hypotheses", { id: "h1", statement: some[0]?.join(" ") ?? "" });
        const { scene } = drawFigure(kind, book.rows, { ...wholeView, width }, t);

        expect(meetings(scene)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

import { expect, it } from "vitest";
import { annotationIdSchema, articleIdSchema, claimIdSchema } from "#shared/domain/ids.ts";
import { nothingSelected, selectionAfter } from "./selection.ts";

const [a, b] = [articleIdSchema.parse("a"), articleIdSchema.parse("b")];
const [n, m] = [annotationIdSchema.parse("n"), annotationIdSchema.parse("m")];
const [c, d] = [claimIdSchema.parse("c"), claimIdSchema.parse("d")];

it("keeps what a change does not name", () => {
  expect(selectionAfter({ articleId: a, claimId: c }, { claimId: d })).toEqual({
    articleId: a,
    claimId: d,
  });
});

it("drops the annotation of the former article", () => {
  expect(selectionAfter({ articleId: a, annotationId: n }, { articleId: b })).toEqual({
    articleId: b,
  });
});

it("keeps an annotation named together with its article, in either order", () => {
  const expected = { articleId: b, annotationId: m };

  expect(selectionAfter({ articleId: a }, { articleId: b, annotationId: m })).toEqual(expected);
  expect(selectionAfter({ articleId: a }, { annotationId: m, articleId: b })).toEqual(expected);
});

it("keeps the annotation when the same article is chosen again", () => {
  expect(selectionAfter({ articleId: a, annotationId: n }, { articleId: a })).toEqual({
    articleId: a,
    annotationId: n,
  });
});

it("clears a key with null and leaves no empty key behind", () => {
  expect(Object.keys(selectionAfter({ claimId: c }, { claimId: null }))).toEqual([]);
});

it("returns the same object when nothing changed, so that panes do not redraw", () => {
  const selection = { claimId: c };

  expect(selectionAfter(selection, { claimId: c })).toBe(selection);
  expect(selectionAfter(nothingSelected, { claimId: null })).toBe(nothingSelected);
});

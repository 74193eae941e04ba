import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { type FigureKind, figureKinds } from "#shared/domain/brief/brief.ts";
import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { drawFigure } from "#shared/figures/draw-figure.ts";
import { type FigureView, wholeView } from "#shared/figures/figure.ts";
import { type FigureRecords, figureTables } from "#shared/figures/records.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import type { NotebookDatabase } from "../db/notebook-database.ts";
import { NotebookInMemory } from "../db/notebook-in-memory.ts";
import type { AskList } from "./figure-lists.ts";
import {
  articleIdsOn,
  type FigureDatabase,
  figureRecords,
  partName,
  partsFor,
  statementsRead,
} from "./figure-records.ts";
import { NotebookLists } from "./notebook-lists.ts";
import { projectionOf } from "./projection-database.ts";

const t = translateFor("en");

it.each(figureKinds)("reads enough for %s to be drawn as from all tables", async (kind) => {
  const book = ferryNotebook();
  const claimId = book.rows.claims[0]?.id ?? "";
  for (const [index, id] of ["h1", "h2"].entries()) {
    book.put("hypotheses", { id, statement: `Reason ${id}`, note: null, position: `a${index}` });
    const reading = index === 0 ? "consistent" : "inconsistent";
    const link = { id: `${id}~c`, hypothesisId: id, claimId, reading, reason: null } as const;
    book.put("hypothesisClaims", link);
  }
  const figure = drawFigure(kind, await recordsRead(kind, book, wholeView), wholeView, t);

  expect(figure.emptyText).toBeNull();
  expect(figure).toEqual(drawFigure(kind, book.rows, wholeView, t));
});

it("reads the claims of the part that is shown, and draws it as from all tables", async () => {
  const book = ferryNotebook();
  for (let number = 0; number < 9; number += 1) book.claim(`more-${number}`, `Claim ${number}`);
  const claims = book.rows.claims.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const view = { ...wholeView, from: 2, most: 3 };
  const records = await recordsRead("claims-by-source", book, view);

  expect(records.claims.map(({ id }) => id)).toEqual(claims.slice(2, 5).map(({ id }) => id));
  const figure = drawFigure("claims-by-source", records, view, t);
  expect(figure).toEqual(drawFigure("claims-by-source", { ...book.rows, claims }, view, t));
  expect(figure.shown).toEqual({ from: 2, to: 5, of: claims.length });
});

it("leaves out of the timeline what a passage that is away reports, and one whose article is", async () => {
  const book = ferryNotebook();
  const dated = book.rows.evidence.find(({ date }) => date !== null);
  const passage = book.rows.annotations.find(({ id }) => id === dated?.annotationId);
  for (const [gone, id] of [
    ["annotations", passage?.id],
    ["articles", passage?.articleId],
  ] as const) {
    const row = book.rows[gone].find((one) => one.id === id);
    const rows = { ...book.rows, [gone]: [...book.rows[gone]].filter((one) => one !== row) };
    const { db } = new NotebookInMemory();
    for (const table of figureTables) await db.table(table).bulkPut([...rows[table]]);
    await db.table("tombstones").put({ table: gone, id, row });
    const figure = drawFigure("timeline", await recordsIn(db, "timeline", wholeView), wholeView, t);

    expect(figure).toEqual(drawFigure("timeline", rows, wholeView, t));
    expect(figure).not.toEqual(drawFigure("timeline", book.rows, wholeView, t));
  }
});

it("draws the timeline of some claims as from all tables", async () => {
  const book = ferryNotebook();
  const claimIds = new Set(book.rows.claims.slice(0, 1).map(({ id }) => id as string));
  const view = { ...wholeView, claimIds };
  const figure = drawFigure("timeline", await recordsRead("timeline", book, view), view, t);

  expect(figure).toEqual(drawFigure("timeline", book.rows, view, t));
});

it("names a part alike for every figure that can be drawn from it, and for no other", () => {
  const names = (kind: FigureKind, view: FigureView = wholeView, database = "one") =>
    partsFor(kind, view).map((part) => partName(part, { kind, view, database }));
  const next = { ...wholeView, from: 30 };

  expect(names("timeline")).toEqual(expect.arrayContaining(names("claims-by-lens").slice(0, 1)));
  expect(names("claims-by-lens", next)).toEqual(names("claims-by-lens"));
  expect(names("claims-by-source", next)).not.toEqual(names("claims-by-source"));
  expect(names("map", wholeView, "two")).not.toEqual(names("map"));
  expect(names("relations")).not.toEqual(names("hypotheses"));
});

async function recordsRead(
  kind: FigureKind,
  book: ReturnType<typeof ferryNotebook>,
  view: FigureView,
): Promise<FigureRecords> {
  const { db } = new NotebookInMemory();
  for (const table of figureTables) await db.table(table).bulkPut([...book.rows[table]]);
  return recordsIn(db, kind, view);
}

async function recordsIn(
  db: NotebookDatabase,
  kind: FigureKind,
  view: FigureView,
): Promise<FigureRecords> {
  const database: FigureDatabase = (name) => db.table(name);
  const ask = asking(db);
  const parts = await Promise.all(
    partsFor(kind, view).map(({ read }) => read(database, view, ask)),
  );
  const records = figureRecords(parts.filter((part) => part !== null));
  if (records.claimIds === undefined) return records;
  const statements = await statementsRead(database, records.claimIds);
  const ofDates = await articlesOfDates(db, records, ask);
  return {
    ...records,
    statementOf: (claimId) => statements.get(claimId) ?? "",
    articlesOn: ({ lane, date, from, to }) =>
      (ofDates.get(`${lane} ${date}`) ?? []).slice(from, to),
  };
}

/** The lists of the notebook, as the worker asks for them. */
function asking(db: NotebookDatabase): AskList {
  const lists = new NotebookLists(projectionOf(db), async () => {});
  return async (list, from, limit) => (await lists.answer({ list, from, limit, place: null })).rows;
}

async function articlesOfDates(
  db: NotebookDatabase,
  { datesOfArticles }: FigureRecords,
  ask: AskList,
): Promise<ReadonlyMap<string, readonly RowOf<"articles">[]>> {
  const found = new Map<string, readonly RowOf<"articles">[]>();
  for (const { lane, date, size } of datesOfArticles?.groups ?? []) {
    const ids = await articleIdsOn({ lane, date, from: 0, to: size }, ask);
    const rows = await db.articles.bulkGet([...ids]);
    found.set(
      `${lane} ${date}`,
      rows.filter((row) => row !== undefined),
    );
  }
  return found;
}

import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { figureKinds } from "#shared/domain/brief/brief.ts";
import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import { drawFigure } from "#shared/figures/draw-figure.ts";
import { wholeView } from "#shared/figures/figure.ts";
import { figureTables } from "#shared/figures/records.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { NotebookInMemory } from "../db/notebook-in-memory.ts";
import { figureRecords, readersFor } from "./figure-records.ts";

it.each(figureKinds)("reads enough for %s to be drawn as from all tables", async (kind) => {
  const book = ferryNotebook();
  const claimId = book.rows.claims[0]?.id ?? "";
  for (const [index, id] of ["h1", "h2"].entries()) {
    book.put("hypotheses", { id, statement: `Reason ${id}`, note: null, position: `a${index}` });
    const reading = index === 0 ? "consistent" : "inconsistent";
    const link = { id: `${id}~c`, hypothesisId: id, claimId, reading, reason: null } as const;
    book.put("hypothesisClaims", link);
  }
  const { db } = new NotebookInMemory();
  for (const table of figureTables) await db.table(table).bulkPut([...book.rows[table]]);

  const parts = await Promise.all(readersFor(kind).map((read) => read((name) => db.table(name))));
  const t = translateFor("en");
  const figure = drawFigure(kind, figureRecords(parts), wholeView, t);

  expect(figure.emptyText).toBeNull();
  expect(figure).toEqual(drawFigure(kind, book.rows, wholeView, t));
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { automaticBrief } from "#shared/domain/brief/automatic.ts";
import { checkBrief } from "#shared/domain/brief/brief-check.ts";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import { peopleOf } from "#shared/domain/brief/export-names.ts";
import { type BriefRows, groundOf, groundTables } from "#shared/domain/brief/ground.ts";
import { withheldNames } from "#shared/domain/brief/names.ts";
import { ferryNotebook, type NotebookForTests } from "#shared/domain/brief/rows-for-tests.ts";
import { withinMarking } from "#shared/domain/brief/within-marking.ts";
import { create, rowsOf } from "#shared/domain/record.ts";
import { deletedField, type JsonValue } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { edit, type NotebookState } from "#shared/ledger/notebook-state.ts";
import { applyChange, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { type RowStore, rowsForBriefs } from "./rows-for-briefs.ts";

const t = translateFor("en");
type Records = Map<string, Map<string, StoredRecord>>;

const stampAt = (ms: number) => formatStamp({ ms, counter: 0, actorId: "ana" });

/** The invented notebook's records, with articles that no claim rests on. */
function recordsOf(book: NotebookForTests): Records {
  const records: Records = new Map();
  for (const table of groundTables) {
    const made = book.rows[table].map((row) => {
      // Each row was parsed by its table's schema when the notebook was made.
      return applyChange(undefined, create(table, row as never), stampAt(1));
    });
    records.set(table, new Map(made.map((record) => [record.id, record])));
  }
  return records;
}

function remove(records: Records, table: string, id: string): void {
  const record = records.get(table)?.get(id);
  if (record === undefined) return;
  const change = edit(table, record, { [deletedField]: true });
  records.get(table)?.set(id, applyChange(record, change, stampAt(2)));
}

function storeOf(records: Records, lastSequence: () => number = () => 1) {
  let wholeReadings = 0;
  const state = async (): Promise<NotebookState> => {
    wholeReadings += 1;
    return records;
  };
  const store: RowStore = {
    get lastSequence() {
      return lastSequence();
    },
    ledger: {
      record: async (table, id) => records.get(table)?.get(id),
      each: async (table, see) => records.get(table)?.forEach(see),
    },
    tables: async (names) => new Map(names.map((name) => [name, records.get(name) ?? new Map()])),
    state,
  };
  return { store, wholeReadings: () => wholeReadings };
}

function allRows(records: Records): BriefRows {
  const entries = groundTables.map((table) => [table, rowsOf(records, table)]);
  // One entry for each table of the list that the type is made from.
  return Object.fromEntries(entries) as BriefRows;
}

/** All that a brief says, and all that is found in it, however it goes out. */
function told(rows: BriefRows, { rows: { briefs } }: NotebookForTests): JsonValue {
  const lensIds = rows.lenses.map(({ id }) => id);
  const drafted = automaticBrief(rows, { lensIds, date: "2024-03-10", language: "en", t });
  const ways = briefs.flatMap((brief) => {
    const released = withinMarking(rows, brief, "TLP:GREEN");
    return [
      { rows, brief, leftOut: null },
      { rows: released.rows, brief: released.brief, leftOut: released.leftOut },
    ];
  });
  if (drafted !== null) {
    ways.push({ rows: drafted.ground.rows, brief: drafted.brief, leftOut: null });
  }
  const said = ways.map(({ leftOut, ...way }) => {
    const ground = groundOf(way.rows);
    const findings = checkBrief(ground, way.brief, t, () => null);
    return { leftOut, model: composeBrief(ground, way.brief, t), findings };
  });
  const names = withheldNames(groundOf(rows)).map(({ name }) => name);
  return JSON.parse(JSON.stringify({ said, names }));
}

const strangers = fc.array(
  fc.record({
    byline: fc.constantFrom(null, "Mara Lindqvist", "Orbit Watch"),
    authorDescriptor: fc.constantFrom(null, "A 9th grader.", "A retired captain."),
    authorSourceId: fc.constantFrom(null, "s-author", "s-school"),
    marking: fc.constantFrom(null, "TLP:RED" as const),
  }),
  { maxLength: 5 },
);

/** Which of the notebook's records are away. */
const away = fc.array(
  fc.constantFrom(
    ...groundTables
      .filter((table) => table !== "briefs")
      .flatMap((table) => ferryNotebook().rows[table].map(({ id }) => ({ table, id }))),
  ),
  { maxLength: 4 },
);

describe("the rows of a brief", () => {
  it("say what all rows of the notebook would say, whatever else is in it and whatever is away", async () => {
    await fc.assert(
      fc.asyncProperty(
        strangers,
        away,
        fc.constantFrom(null, "TLP:RED" as const),
        async (articles, gone, marking) => {
          const book = ferryNotebook();
          book.put("articles", { id: "a2", marking });
          articles.forEach((set, number) => {
            book.article(`x${number}`, set);
          });
          const records = recordsOf(book);
          for (const { table, id } of gone) remove(records, table, id);
          const { store, wholeReadings } = storeOf(records);
          const all = allRows(records);

          expect(told(await rowsForBriefs(store, false), book)).toEqual(told(all, book));
          const hiding = await rowsForBriefs(store, true);
          expect(told(hiding, book)).toEqual(told(all, book));
          expect(peopleOf(hiding)).toEqual(peopleOf(all));
          expect(wholeReadings()).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("are read again when something was written beneath, and in the end all at once", async () => {
    const records = recordsOf(ferryNotebook());
    let sequence = 0;
    const once = storeOf(records, () => Math.min(++sequence, 2));
    await rowsForBriefs(once.store, false);
    expect(once.wholeReadings()).toBe(0);

    const always = storeOf(records, () => ++sequence);
    expect(await rowsForBriefs(always.store, false)).toEqual(allRows(records));
    expect(always.wholeReadings()).toBe(1);
  });

  it("leave out articles that no sentence can name", async () => {
    const book = ferryNotebook();
    for (let number = 0; number < 50; number += 1) book.article(`x${number}`, { byline: "B. Rae" });
    const { store } = storeOf(recordsOf(book));
    const { articles } = await rowsForBriefs(store, false);
    expect(articles.map(({ id }) => id)).toEqual(["a1", "a2", "a3"]);
  });
});

import { liveQuery, type Subscription } from "dexie";
import { assertNever } from "#shared/assert-never.ts";
import { drawFigure } from "#shared/figures/draw-figure.ts";
import type {
  DrawingOrder,
  DrawingReport,
  FigureOrder,
  FigureReport,
} from "#shared/figures/drawing-messages.ts";
import { wholeView } from "#shared/figures/figure.ts";
import type { ArticleOnDate, ArticlesWanted } from "#shared/figures/records.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import { FigureLists } from "./figure-lists.ts";
import {
  articleIdsOn,
  type FigureDatabase,
  figureRecords,
  partName,
  partsFor,
  type RecordPart,
  type SomeRecords,
  statementsRead,
} from "./figure-records.ts";
import { projectionDatabase } from "./projection-database.ts";

/** The words that a figure tells of claims and articles of which it knows no more than their number. */
interface Words {
  readonly statements: ReadonlyMap<string, string>;
  /** By the name of what was wanted. */
  readonly articles: ReadonlyMap<string, readonly ArticleOnDate[]>;
}

const noWords: Words = { statements: new Map(), articles: new Map() };

function nameOf({ lane, date, from, to }: ArticlesWanted): string {
  return JSON.stringify([lane, date, from, to]);
}

interface LivePart {
  readonly isWhole: boolean;
  /** Null until it has been read once. */
  records: SomeRecords | null;
  readonly reading: Pick<Subscription, "unsubscribe">;
}

/** Parts of former figures that are kept for the next: each may be a table of 100,000 rows. */
const mostSpare = 3;

/** What figures are drawn from, kept as it is now: the next one reads only what the former did not need. */
class LiveRecords {
  readonly #parts = new Map<string, LivePart>();
  readonly #onChange: () => void;
  readonly #onError: (error: unknown) => void;
  readonly #lists: FigureLists;
  #wanted: readonly string[] = [];
  #database = "";
  #wordsRead: Pick<Subscription, "unsubscribe"> | null = null;

  constructor(lists: FigureLists, onChange: () => void, onError: (error: unknown) => void) {
    this.#lists = lists;
    this.#onChange = onChange;
    this.#onError = onError;
  }

  want(order: DrawingOrder): void {
    if (order.database !== this.#database) {
      for (const name of this.#parts.keys()) this.#drop(name);
      this.#wordsRead?.unsubscribe();
      this.words = noWords;
    }
    this.#database = order.database;
    const wanted = partsFor(order.kind, order.view).map((part) => ({
      part,
      name: partName(part, order),
    }));
    this.#wanted = wanted.map(({ name }) => name);
    for (const { part, name } of wanted) {
      const known = this.#parts.get(name);
      // Those wanted last stand last.
      this.#parts.delete(name);
      this.#parts.set(name, known ?? this.#followed(name, part, order));
    }
    const spare = [...this.#parts].filter(([name]) => !this.#wanted.includes(name));
    const kept = spare.filter(([, { isWhole }]) => isWhole).slice(-mostSpare);
    for (const one of spare) if (!kept.includes(one)) this.#drop(one[0]);
  }

  /** Of the claims and articles whose words were asked for last; the others have none yet. */
  words: Words = noWords;

  /** Reads the words of these claims and of the articles of these dates, and follows them. */
  wantWords(claimIds: readonly string[], wanted: readonly ArticlesWanted[]): void {
    this.#wordsRead?.unsubscribe();
    const database = this.#databaseOf(this.#database);
    let reading: Subscription | null = null;
    const idsRead = this.#lists.follow(
      () => Promise.all(wanted.map((one) => articleIdsOn(one, this.#lists.ask))),
      {
        next: (ids) => {
          reading?.unsubscribe();
          reading = liveQuery(() => wordsRead(database, claimIds, wanted, ids)).subscribe({
            next: (words) => {
              this.words = words;
              this.#onChange();
            },
            error: this.#onError,
          });
        },
        error: this.#onError,
      },
    );
    this.#wordsRead = {
      unsubscribe: () => {
        idsRead.unsubscribe();
        reading?.unsubscribe();
      },
    };
  }

  /** Null until every part has been read once. */
  all(): ReturnType<typeof figureRecords> | null {
    const read = this.#wanted.map((name) => this.#parts.get(name)?.records ?? null);
    const there = read.filter((records) => records !== null);
    return there.length === read.length ? figureRecords(there) : null;
  }

  #followed(name: string, { whole, read, isOfLists }: RecordPart, order: DrawingOrder): LivePart {
    const database = this.#databaseOf(order.database);
    const readNow = () => read(database, order.view, this.#lists.ask);
    const observer = {
      next: (records: SomeRecords | null) => {
        const part = this.#parts.get(name);
        if (part === undefined || records === null) return;
        const isWanted = this.#wanted.includes(name);
        // Nobody looks at what has changed here: whoever wants it next reads it anew.
        if (!isWanted && part.records !== null) this.#drop(name);
        part.records = records;
        if (isWanted) this.#onChange();
      },
      error: (error: unknown) => {
        this.#drop(name);
        this.#onError(error);
      },
    };
    const reading =
      isOfLists === true
        ? this.#lists.follow(readNow, observer)
        : liveQuery(readNow).subscribe(observer);
    return { isWhole: whole !== null, records: null, reading };
  }

  #databaseOf(name: string): FigureDatabase {
    return (table) => databaseNamed(name).table(table);
  }

  #drop(name: string): void {
    this.#parts.get(name)?.reading.unsubscribe();
    this.#parts.delete(name);
  }
}

let wanted: DrawingOrder | null = null;
let isDrawingSoon = false;
let opened: { readonly name: string; readonly dexie: ReturnType<typeof opening> } | null = null;

const lists = new FigureLists((askId, request) => tell({ kind: "ask", askId, request }));

const records = new LiveRecords(lists, drawSoon, (error) => {
  if (wanted !== null) report(wanted.drawingId, { error });
});

self.addEventListener("message", ({ data }: MessageEvent<FigureOrder>) => {
  // Nobody but the window, which is built with this worker, holds its port.
  switch (data.kind) {
    case "draw":
      wanted = data.drawing;
      records.want(data.drawing);
      drawSoon();
      return;
    case "listed":
      lists.take(data.askId, data.answer);
      return;
    case "lists-changed":
      lists.changed();
      return;
    default:
      assertNever(data);
  }
});

/** Several tables change together, and a window is resized in many steps: one drawing will do. */
function drawSoon(): void {
  if (isDrawingSoon) return;
  isDrawingSoon = true;
  setTimeout(() => {
    isDrawingSoon = false;
    draw();
  });
}

function draw(): void {
  const all = records.all();
  if (wanted === null || all === null) return;
  const { drawingId, kind, view, language } = wanted;
  try {
    const shown = { ...view, named: wholeView.named };
    const told = new Set<string>();
    const drawn = new Map<string, ArticlesWanted>();
    const { statements, articles } = records.words;
    const statementOf = (claimId: string) => {
      told.add(claimId);
      return statements.get(claimId) ?? "";
    };
    const articlesOn = (some: ArticlesWanted) => {
      drawn.set(nameOf(some), some);
      return articles.get(nameOf(some)) ?? [];
    };
    const from = all.claimIds === undefined ? all : { ...all, statementOf, articlesOn };
    const figure = drawFigure(kind, from, shown, translateFor(language));
    // Drawn once more as soon as the words that it tells have been read.
    const isTold = [...told].every((claimId) => statements.has(claimId));
    if (isTold && [...drawn.keys()].every((name) => articles.has(name)))
      report(drawingId, { figure });
    else records.wantWords([...told], [...drawn.values()]);
  } catch (error) {
    report(drawingId, { error });
  }
}

/** @param ids of the articles of each date that is wanted */
async function wordsRead(
  database: FigureDatabase,
  claimIds: readonly string[],
  wanted: readonly ArticlesWanted[],
  ids: readonly (readonly string[])[],
): Promise<Words> {
  const [statements, rows] = await Promise.all([
    statementsRead(database, claimIds),
    database("articles").bulkGet(ids.flat()),
  ]);
  const known = new Map<string, ArticleOnDate>(
    rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])),
  );
  const found = wanted.map((one, index): [string, ArticleOnDate[]] => [
    nameOf(one),
    (ids[index] ?? []).flatMap((id) => known.get(id) ?? []),
  ]);
  return { statements, articles: new Map(found) };
}

function databaseNamed(name: string): ReturnType<typeof opening> {
  if (opened?.name !== name) {
    opened?.dexie.close();
    opened = { name, dexie: opening(name) };
  }
  return opened.dexie;
}

/** Only read here: the notebook worker alone writes. */
function opening(name: string) {
  return projectionDatabase(name).dexie;
}

function report(drawingId: number, drawn: DrawingReport["drawn"]): void {
  tell({ kind: "drawn", report: { drawingId, drawn } });
}

function tell(message: FigureReport): void {
  self.postMessage(message);
}

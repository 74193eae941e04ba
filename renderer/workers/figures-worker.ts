import { liveQuery, type Subscription } from "dexie";
import { drawFigure } from "#shared/figures/draw-figure.ts";
import type { DrawingOrder, DrawingReport } from "#shared/figures/drawing-messages.ts";
import { wholeView } from "#shared/figures/figure.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import {
  type FigureDatabase,
  figureRecords,
  partName,
  partsFor,
  type RecordPart,
  type SomeRecords,
  statementsRead,
} from "./figure-records.ts";
import { projectionDatabase } from "./projection-database.ts";

interface LivePart {
  readonly isWhole: boolean;
  /** Null until it has been read once. */
  records: SomeRecords | null;
  readonly reading: Subscription;
}

/** Parts of former figures that are kept for the next: each may be a table of 100,000 rows. */
const mostSpare = 3;

/** What figures are drawn from, kept as it is now: the next one reads only what the former did not need. */
class LiveRecords {
  readonly #parts = new Map<string, LivePart>();
  readonly #onChange: () => void;
  readonly #onError: (error: unknown) => void;
  #wanted: readonly string[] = [];
  #database = "";
  #statementsRead: Subscription | null = null;

  constructor(onChange: () => void, onError: (error: unknown) => void) {
    this.#onChange = onChange;
    this.#onError = onError;
  }

  want(order: DrawingOrder): void {
    if (order.database !== this.#database) {
      for (const name of this.#parts.keys()) this.#drop(name);
      this.#statementsRead?.unsubscribe();
      this.statements = new Map();
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

  /** Of the claims whose words were asked for last; the others have none yet. */
  statements: ReadonlyMap<string, string> = new Map();

  /** Reads the words of these claims, and follows them. */
  wantStatements(claimIds: readonly string[]): void {
    this.#statementsRead?.unsubscribe();
    const database = this.#databaseOf(this.#database);
    this.#statementsRead = liveQuery(() => statementsRead(database, claimIds)).subscribe({
      next: (statements) => {
        this.statements = statements;
        this.#onChange();
      },
      error: this.#onError,
    });
  }

  /** Null until every part has been read once. */
  all(): ReturnType<typeof figureRecords> | null {
    const read = this.#wanted.map((name) => this.#parts.get(name)?.records ?? null);
    const there = read.filter((records) => records !== null);
    return there.length === read.length ? figureRecords(there) : null;
  }

  #followed(name: string, { whole, read }: RecordPart, order: DrawingOrder): LivePart {
    const database = this.#databaseOf(order.database);
    const reading = liveQuery(() => read(database, order.view)).subscribe({
      next: (records) => {
        const part = this.#parts.get(name);
        if (part === undefined) return;
        const isWanted = this.#wanted.includes(name);
        // Nobody looks at what has changed here: whoever wants it next reads it anew.
        if (!isWanted && part.records !== null) this.#drop(name);
        part.records = records;
        if (isWanted) this.#onChange();
      },
      error: (error) => {
        this.#drop(name);
        this.#onError(error);
      },
    });
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

const records = new LiveRecords(drawSoon, (error) => {
  if (wanted !== null) report(wanted.drawingId, { error });
});

self.addEventListener("message", ({ data }: MessageEvent<DrawingOrder>) => {
  // Nobody but the window, which is built with this worker, holds its port.
  wanted = data;
  records.want(data);
  drawSoon();
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
    const statementOf = (claimId: string) => {
      told.add(claimId);
      return records.statements.get(claimId) ?? "";
    };
    const from = all.claimIds === undefined ? all : { ...all, statementOf };
    const figure = drawFigure(kind, from, shown, translateFor(language));
    // Drawn once more as soon as the words that it tells have been read.
    if ([...told].every((claimId) => records.statements.has(claimId)))
      report(drawingId, { figure });
    else records.wantStatements([...told]);
  } catch (error) {
    report(drawingId, { error });
  }
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
  self.postMessage({ drawingId, drawn } satisfies DrawingReport);
}

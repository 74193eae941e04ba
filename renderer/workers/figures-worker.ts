import { liveQuery, type Subscription } from "dexie";
import { drawFigure } from "#shared/figures/draw-figure.ts";
import type { DrawingOrder, DrawingReport } from "#shared/figures/drawing-messages.ts";
import { wholeView } from "#shared/figures/figure.ts";
import { translateFor } from "#shared/messages/catalogue.ts";
import {
  type FigureDatabase,
  figureRecords,
  readersFor,
  recordsNamed,
  type SomeRecords,
} from "./figure-records.ts";
import { projectionDatabase } from "./projection-database.ts";

/** What one figure is drawn from, kept as it is now. */
class LiveRecords {
  readonly #parts: (SomeRecords | null)[];
  readonly #reading: readonly Subscription[];

  constructor(order: DrawingOrder, onChange: () => void, onError: (error: unknown) => void) {
    const database: FigureDatabase = (table) => databaseNamed(order.database).table(table);
    const readers = readersFor(order.kind);
    this.#parts = readers.map(() => null);
    this.#reading = readers.map((read, part) =>
      liveQuery(() => read(database, order.view)).subscribe({
        next: (records) => {
          this.#parts[part] = records;
          onChange();
        },
        error: onError,
      }),
    );
  }

  /** Null until every part has been read once. */
  all(): ReturnType<typeof figureRecords> | null {
    const read = this.#parts.filter((part) => part !== null);
    return read.length === this.#parts.length ? figureRecords(read) : null;
  }

  end(): void {
    for (const reading of this.#reading) reading.unsubscribe();
  }
}

let wanted: DrawingOrder | null = null;
let records: LiveRecords | null = null;
let isDrawingSoon = false;
let opened: { readonly name: string; readonly dexie: ReturnType<typeof opening> } | null = null;

self.addEventListener("message", ({ data }: MessageEvent<DrawingOrder>) => {
  // Nobody but the window, which is built with this worker, holds its port.
  const isOfSameRecords = wanted !== null && recordsNamed(wanted) === recordsNamed(data);
  wanted = data;
  if (isOfSameRecords) drawSoon();
  else {
    records?.end();
    records = new LiveRecords(data, drawSoon, (error) => report(data.drawingId, { error }));
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
  const all = records?.all() ?? null;
  if (wanted === null || all === null) return;
  const { drawingId, kind, view, language } = wanted;
  try {
    const shown = { ...view, named: wholeView.named };
    report(drawingId, { figure: drawFigure(kind, all, shown, translateFor(language)) });
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

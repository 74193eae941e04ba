import { hangingOn, hangsOn, linksOf } from "#shared/domain/history/hanging.ts";
import {
  type LeadingStep,
  leadingSteps,
  type Retention,
  retentionOf,
  textOf,
} from "#shared/domain/history/retention.ts";
import { type TableName, tableNames } from "#shared/domain/tables.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";

type ReadLedger = Pick<Ledger, "each" | "record" | "table">;

/** What grows with the briefs of a notebook: read whole. */
const ofBriefs: readonly TableName[] = [
  "judgementClaims",
  "briefs",
  "briefLenses",
  "briefJudgements",
  "paragraphs",
  "citations",
  "exports",
];
const ofArticles = tableNames.filter((table) => !ofBriefs.includes(table));

/**
 * Whether a thing may be purged, as `retentionOf` says of all records, from those alone that lead
 * from the thing to a brief: all of a large notebook takes a gigabyte.
 */
export async function retentionIn(
  ledger: ReadLedger,
  table: TableName,
  id: string,
  now: Date,
): Promise<Retention> {
  return retentionOf(await new LeadingRecords(ledger, table, id).read(), table, id, now);
}

/** Gathers what hangs on a thing, live or deleted, and what leads on from there. */
class LeadingRecords {
  readonly #ledger: ReadLedger;
  readonly #table: TableName;
  readonly #id: string;
  readonly #state = new Map<TableName, Map<string, StoredRecord>>();
  /** Reached by a step, and not because it hangs on the thing. */
  readonly #led = new Map<TableName, Set<string>>();

  constructor(ledger: ReadLedger, table: TableName, id: string) {
    this.#ledger = ledger;
    this.#table = table;
    this.#id = id;
  }

  async read(): Promise<NotebookState> {
    for (const table of ofBriefs) this.#state.set(table, new Map(await this.#ledger.table(table)));
    const own = await this.#ledger.record(this.#table, this.#id);
    if (own !== undefined) this.#recordsOf(this.#table).set(own.id, own);
    await this.#readHanging();
    for (const step of leadingSteps) await this.#readLeading(step);
    return this.#state;
  }

  get #hanging() {
    return hangingOn(this.#state, this.#table, this.#id);
  }

  /** A table is read again only where something was found since that its records may hang on. */
  async #readHanging(): Promise<void> {
    const foundBefore = new Map<TableName, number>();
    for (let isGrowing = true; isGrowing; ) {
      isGrowing = false;
      for (const table of ofArticles) {
        const hanging = this.#hanging;
        const hangs = hangsOn(table, hanging);
        const found = linksOf(table).reduce(
          (sum, { parent }) =>
            sum + sizeOf(parent === null ? hanging : [[parent, hanging.get(parent)]]),
          0,
        );
        if (hangs === null || found === foundBefore.get(table)) continue;
        foundBefore.set(table, found);
        if (await this.#gather(table, hangs)) isGrowing = true;
      }
    }
  }

  async #readLeading({ table, from, of, to, reaches }: LeadingStep): Promise<void> {
    const allHanging = this.#hanging;
    const hanging = allHanging.get(of) ?? new Set();
    const led = this.#led.get(of) ?? new Set();
    // What hangs on the thing was read, and so was what hangs on that.
    const isRead = from === "id" || linksOf(table).some((link) => link.field === from);
    const wanted = isRead ? led : new Set([...hanging, ...led]);
    if (wanted.size > 0 && !ofBriefs.includes(table)) {
      await this.#gather(table, (record) => wanted.has(textOf(record, from) ?? ""));
    }
    const reached = this.#led.get(reaches) ?? new Set();
    this.#led.set(reaches, reached);
    for (const record of this.#state.get(table)?.values() ?? []) {
      const left = textOf(record, from) ?? "";
      const target = textOf(record, to);
      const isNew = target !== null && allHanging.get(reaches)?.has(target) !== true;
      if (isNew && (hanging.has(left) || led.has(left))) reached.add(target);
    }
  }

  /** Keeps the records that are wanted; false where all of them were kept before. */
  async #gather(table: TableName, isWanted: (record: StoredRecord) => boolean): Promise<boolean> {
    const records = this.#recordsOf(table);
    const before = records.size;
    await this.#ledger.each(table, (record) => {
      if (isWanted(record)) records.set(record.id, record);
    });
    return records.size > before;
  }

  #recordsOf(table: TableName): Map<string, StoredRecord> {
    const records = this.#state.get(table) ?? new Map<string, StoredRecord>();
    this.#state.set(table, records);
    return records;
  }
}

function sizeOf(found: Iterable<readonly [TableName, ReadonlySet<string> | undefined]>): number {
  let size = 0;
  for (const [, ids] of found) size += ids?.size ?? 0;
  return size;
}

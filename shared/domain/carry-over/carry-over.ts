import type { Change, JsonValue } from "../../ledger/change.ts";
import type { NotebookState } from "../../ledger/notebook-state.ts";
import { type Row, rowOfRecord } from "../../ledger/row.ts";
import { isLive } from "../../ledger/stored-record.ts";
import { type BlobHash, blobHashSchema, derivedId, type NotebookId } from "../ids.ts";
import { freeSlug } from "../lens/slug.ts";
import { byPosition, roomAt } from "../position.ts";
import { create, type RowOf, revive, rowsOf, update } from "../record.ts";
import type { TableName } from "../tables.ts";
import {
  type Carryable,
  type CarryChoice,
  type CarryKind,
  carryKinds,
  carryRuleOf,
  isCarryKind,
} from "./carry-rules.ts";

/** A notebook as carrying over sees it. */
export interface CarrySide {
  readonly id: NotebookId;
  readonly state: NotebookState;
}

export interface CarriedOver {
  readonly changes: readonly Change[];
  /** What is carried over, with what had to come along because something chosen names it. */
  readonly things: readonly CarryChoice[];
  /** What the copies name, to be copied before they are. */
  readonly blobs: readonly BlobHash[];
}

const carried = "carried";

/** Everything of the other notebook that can be carried over, by kind and name. */
export function carryables(from: CarrySide, to: CarrySide): readonly Carryable[] {
  return carryKinds.flatMap((kind) => {
    const { nameOf, detailOf, isCarried } = carryRuleOf(kind);
    const names = new Set(rowsOf(to.state, kind).map((row) => folded(nameOf(row))));
    return rowsOf(from.state, kind)
      .filter(isCarried)
      .map((row): Carryable => {
        const name = nameOf(row);
        const isHere = isLiveIn(to, kind, idThere(from, to, kind, row));
        const standing = isHere ? "here" : names.has(folded(name)) ? "same-name" : "new";
        return { kind, id: String(row.id), name, detail: detailOf(row), standing };
      })
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
  });
}

/**
 * The changes that copy what was chosen, and what that names, as records of this notebook.
 * Nothing for what is here already, so that doing it twice changes nothing; what was deleted
 * here since is brought back. What a chosen thing names is taken from here where something
 * of that name is here and it was not chosen itself.
 */
export function carryOver(
  from: CarrySide,
  to: CarrySide,
  chosen: readonly CarryChoice[],
): CarriedOver {
  const rows = new Map(
    carryKinds.map((kind) => [
      kind,
      new Map<string, RowOf<TableName>>(
        rowsOf(from.state, kind)
          .filter(carryRuleOf(kind).isCarried)
          .map((row) => [String(row.id), row]),
      ),
    ]),
  );
  const wanted = new Map<string, { readonly kind: CarryKind; readonly row: RowOf<TableName> }>();
  const want = (kind: CarryKind, id: string) => {
    const row = rows.get(kind)?.get(id);
    if (row === undefined || isLiveIn(to, kind, idThere(from, to, kind, row))) return;
    wanted.set(keyOf(kind, id), { kind, row });
  };
  for (const { kind, id } of chosen) want(kind, id);

  /** The id by which this notebook knows what a copy names; it comes along where nothing here is it. */
  const named = (kind: TableName, id: JsonValue | undefined): string | null => {
    if (!isCarryKind(kind) || typeof id !== "string") return null;
    const row = rows.get(kind)?.get(id);
    if (row === undefined) return null;
    const there = idThere(from, to, kind, row);
    if (wanted.has(keyOf(kind, id)) || isLiveIn(to, kind, there)) return there;
    const alike = idOfSameName(to, kind, row);
    if (alike === null) want(kind, id);
    return alike ?? there;
  };

  const lenses = new LensPlaces(to);
  const changes: Change[] = [];
  const things: CarryChoice[] = [];
  const blobs: BlobHash[] = [];
  // A Map hands out what is added while it is walked: what comes along may name more.
  for (const { kind, row } of wanted.values()) {
    const { names, parts, blobs: naming = [] } = carryRuleOf(kind);
    const id = idThere(from, to, kind, row);
    const links = Object.entries(names).map(([field, of]) => [
      field,
      named(of, valuesOf(row)[field]),
    ]);
    const own = kind === "lenses" ? lenses.placed(row as unknown as RowOf<"lenses">) : {};
    changes.push(
      ...putThere(to, kind, id, { ...valuesOf(row), ...Object.fromEntries(links), ...own }),
    );
    for (const [table, field] of Object.entries(parts) as [TableName, string][]) {
      for (const part of rowsOf(from.state, table)) {
        if (valuesOf(part)[field] !== row.id) continue;
        const partId = carriedId(from, to, table, String(part.id), id !== row.id);
        changes.push(...putThere(to, table, partId, { ...valuesOf(part), [field]: id }));
      }
    }
    for (const field of naming) {
      const hash = blobHashSchema.safeParse(valuesOf(row)[field]);
      if (hash.success) blobs.push(hash.data);
    }
    things.push({ kind, id: String(row.id) });
  }
  return { changes: [...lenses.moved, ...changes], things, blobs };
}

/** The id that a thing has here, or would get. */
function idThere(from: CarrySide, to: CarrySide, kind: CarryKind, row: RowOf<TableName>): string {
  const id = String(row.id);
  const own = to.state.get(kind)?.get(id);
  // Both notebooks have the built-in lenses from the start; one that was rewritten is another lens.
  const isRewritten =
    own !== undefined && valuesOf(row)["isBuiltIn"] === true && differs(row, rowOfRecord(own));
  return carriedId(from, to, kind, id, isRewritten);
}

/**
 * One id for one thing wherever it is carried: that of the notebook it first came from and its id
 * there. A thing that comes back is the one that went, and copies of a notebook share their records.
 */
function carriedId(
  from: CarrySide,
  to: CarrySide,
  table: TableName,
  id: string,
  isOther: boolean,
): string {
  const home = `${carried}~${to.id}~`;
  if (id.startsWith(home)) return id.slice(home.length);
  const isKnown = to.state.get(table)?.has(id) === true;
  if (!isOther && (isKnown || id.startsWith(`${carried}~`))) return id;
  return derivedId(carried, from.id, id);
}

const textsOfLens = ["name", "region", "concern", "definition", "includeRules", "excludeRules"];

function differs(a: RowOf<TableName>, b: Row): boolean {
  return textsOfLens.some((field) => valuesOf(a)[field] !== b[field]);
}

function isLiveIn({ state }: CarrySide, table: TableName, id: string): boolean {
  const record = state.get(table)?.get(id);
  return record !== undefined && isLive(record);
}

function idOfSameName({ state }: CarrySide, kind: CarryKind, row: RowOf<TableName>): string | null {
  const { nameOf } = carryRuleOf(kind);
  const name = folded(nameOf(row));
  const alike = rowsOf(state, kind).find((other) => folded(nameOf(other)) === name);
  return alike === undefined ? null : String(alike.id);
}

/** Makes the record, or brings back one that was deleted; one that is there is left as it is. */
function putThere(
  { state }: CarrySide,
  table: TableName,
  id: string,
  values: Readonly<Record<string, JsonValue>>,
): readonly Change[] {
  const record = state.get(table)?.get(id);
  // The values were checked against the table's schema when the other notebook took them in, and are again at the door.
  if (record === undefined) return [create(table, { ...values, id } as never)];
  if (isLive(record)) return [];
  const row = rowOfRecord(record) as unknown as RowOf<typeof table>;
  return [revive(table, row), update(table, row, values as never)];
}

/** A row's values, without its id and what a merge needs of it. */
function valuesOf(row: RowOf<TableName>): Readonly<Record<string, JsonValue>> {
  const values = Object.entries(row).filter(([field]) => field !== "id" && field !== "$");
  // Only `$` holds something else than the record's own values.
  return Object.fromEntries(values) as Readonly<Record<string, JsonValue>>;
}

/** Lenses that come in stand behind those that are here, under slugs of their own, and are nobody's built-in ones. */
class LensPlaces {
  readonly moved: Change[] = [];
  readonly #slugs: Set<string>;
  #order: readonly { readonly id: string; readonly position: string }[];
  readonly #rows: ReadonlyMap<string, RowOf<"lenses">>;

  constructor({ state }: CarrySide) {
    const rows = [...rowsOf(state, "lenses")].sort(byPosition);
    this.#rows = new Map(rows.map((row) => [row.id as string, row]));
    this.#order = rows;
    this.#slugs = new Set(rows.map(({ slug }) => slug));
  }

  placed({ id, name }: RowOf<"lenses">) {
    const { position, moved } = roomAt(this.#order, this.#order.length);
    const anew = new Map(moved.map(({ row, position: key }) => [row.id, key]));
    for (const [moving, key] of anew) {
      const row = this.#rows.get(moving);
      if (row !== undefined) this.moved.push(update("lenses", row, { position: key }));
    }
    this.#order = [
      ...this.#order.map((row) => ({ id: row.id, position: anew.get(row.id) ?? row.position })),
      { id, position },
    ];
    const slug = freeSlug(name, this.#slugs);
    this.#slugs.add(slug);
    return { slug, position, isBuiltIn: false };
  }
}

function keyOf(kind: CarryKind, id: string): string {
  return `${kind} ${id}`;
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().toLocaleLowerCase("en");
}

import { useCallback } from "react";
import type { SourceId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { ListFilter, ListRow } from "#shared/listing/list-request.ts";
import { type UnregisteredRole, unregisteredRoles } from "#shared/listing/source-use.ts";
import type { ItemWindow } from "../ui/item-window.ts";
import { useNotebook } from "./notebook.ts";
import { type Listed, useListed } from "./use-listed.ts";

/** The sources whose name has these words, by name, live; only those on screen are read. */
export function useListedSources(
  words: string,
  sourceId: string | null,
): Listed<RowOf<"sources">> | undefined {
  const { db } = useNotebook();
  const load = useCallback((rows: readonly ListRow[]) => rowsById(db.sources, rows), [db]);
  return useListed({ of: "sources", filter: { words } }, sourceId, load);
}

/** The same for origins. */
export function useListedOrigins(
  words: string,
  originId: string | null,
): Listed<RowOf<"origins">> | undefined {
  const { db } = useNotebook();
  const load = useCallback((rows: readonly ListRow[]) => rowsById(db.origins, rows), [db]);
  return useListed({ of: "origins", filter: { words } }, originId, load);
}

async function rowsById<Row extends { readonly id: string }>(
  table: { readonly bulkGet: (ids: string[]) => PromiseLike<readonly (Row | undefined)[]> },
  rows: readonly ListRow[],
): Promise<ReadonlyMap<string, Row>> {
  const found = await table.bulkGet(rows.map(({ key }) => key));
  return new Map(found.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
}

/** How many articles a source published or wrote, and in how many of them it reads like a minor. */
export interface ArticlesBy {
  readonly articles: number;
  readonly asMinor: number;
}

/** Live; undefined until it has been counted once. */
export function useArticlesBy(sourceId: SourceId): ArticlesBy | undefined {
  const groups = useGroups({ of: "articles-by", filter: { sourceId } });
  if (groups === undefined) return undefined;
  const sizeOf = (name: string) => groups.at(groups.indexOf(name))?.size ?? 0;
  const asMinor = sizeOf("as-minor");
  return { articles: asMinor + sizeOf("others"), asMinor };
}

/** How many passages name no origin because none is stated, live. */
export function useUnstatedOrigins(): number {
  const groups = useGroups({ of: "unstated-origins", filter: {} });
  return groups?.at(0)?.size ?? 0;
}

/** A name that articles or passages bear and that no source is registered for. */
export interface UnregisteredName {
  readonly name: string;
  readonly role: UnregisteredRole;
  /** Articles with this publisher or author, or passages with this speaker. */
  readonly count: number;
}

/** How many there are, and the most frequent of them, live; undefined until they have been read once. */
export function useUnregisteredNames():
  | { readonly count: number; readonly names: readonly UnregisteredName[] }
  | undefined {
  const groups = useGroups({ of: "unregistered-names", filter: {} });
  if (groups === undefined) return undefined;
  const names = firstOf(groups, groups.length).flatMap(({ key, name, size }) => {
    const role = unregisteredRoles.find((one) => key.startsWith(`${one} `));
    return role === undefined ? [] : [{ role, name, count: size }];
  });
  return { count: groups.length, names };
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

function useGroups(list: ListFilter): Listed<Group> | undefined {
  return useListed(list, null, groupsOf);
}

async function groupsOf(rows: readonly ListRow[]): Promise<ReadonlyMap<string, Group>> {
  return new Map(
    rows.flatMap(({ key, group }) => (group === null ? [] : [[key, { key, ...group }] as const])),
  );
}

/** The first items of a list, as far as they have been read. */
export function firstOf<Item>(listed: ItemWindow<Item> | undefined, count: number): Item[] {
  return Array.from({ length: Math.min(count, listed?.length ?? 0) }, (_, index) =>
    listed?.at(index),
  ).filter((item) => item !== undefined);
}

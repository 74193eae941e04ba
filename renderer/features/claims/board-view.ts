import { Observed } from "#renderer/db/observable.ts";
import type { ClaimKind } from "#shared/domain/claim/claim.ts";
import { type ClaimView, type Grouping, wholeView } from "#shared/domain/claim/claim-view.ts";
import type { Standing } from "#shared/domain/claim/standing.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { ListRow } from "#shared/listing/list-request.ts";
import type { NotebookClaim, OneClaim } from "./claims-queries.ts";

/** What the board shows and in which order. null filters nothing. */
export type BoardView = ClaimView;

/** Filters stand in the list pane and act in the work pane; panes take no props. */
export const boardView = new Observed<BoardView>(wholeView);

export function isFiltered(view: BoardView): boolean {
  const { group, sort } = view;
  const unfiltered: BoardView = { ...wholeView, group, sort };
  const given: BoardView = { ...unfiltered, ...view, search: view.search.trim() };
  return JSON.stringify(given) !== JSON.stringify(unfiltered);
}

export type BoardRow =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly group: GroupKey;
      readonly size: number;
    }
  | { readonly kind: "claim"; readonly key: string; readonly claim: NotebookClaim };

/** What the claims of a group share; null where a claim has no article. */
export type GroupKey =
  | { readonly by: "kind"; readonly kind: ClaimKind }
  | { readonly by: "standing"; readonly standing: Standing }
  | {
      readonly by: "article";
      readonly article: NotebookClaim["evidence"][number]["article"] | null;
    };

/** A row of the board: a claim that has been read, or the head of a group. */
export function boardRow(
  { key, group }: ListRow,
  grouping: Grouping,
  claims: ReadonlyMap<string, OneClaim>,
  articles: ReadonlyMap<string, RowOf<"articles">>,
): BoardRow | null {
  if (group === null) {
    const claim = claims.get(key)?.item;
    return claim === undefined ? null : { kind: "claim", key, claim };
  }
  const { name, size } = group;
  return { kind: "group", key, group: groupKey(grouping, name, articles), size };
}

function groupKey(
  grouping: Grouping,
  name: string,
  articles: ReadonlyMap<string, RowOf<"articles">>,
): GroupKey {
  switch (grouping) {
    case "kind":
      // The list names a group of kinds by the kind, and one of standings by the standing.
      return { by: "kind", kind: name as ClaimKind };
    case "standing":
      return { by: "standing", standing: name as Standing };
    case "article":
    case "none":
      return { by: "article", article: articles.get(name) ?? null };
  }
}

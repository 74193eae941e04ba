import { Observed } from "#renderer/db/observable.ts";
import type { ClaimKind } from "#shared/domain/claim/claim.ts";
import type { Standing } from "#shared/domain/claim/standing.ts";
import { wordMatcher } from "#shared/domain/text/word-match.ts";
import type { NotebookClaim } from "./claims-queries.ts";

export const decisionFilters = ["any", "relevant", "not-relevant", "undecided"] as const;
export type DecisionFilter = (typeof decisionFilters)[number];
export const groupings = ["none", "kind", "article", "standing"] as const;
export type Grouping = (typeof groupings)[number];
export const sortings = ["made", "newest", "statement", "date", "credibility"] as const;
export type Sorting = (typeof sortings)[number];

/** What the board shows and in which order. null filters nothing. */
export interface BoardView {
  readonly search: string;
  readonly kind: ClaimKind | null;
  readonly articleId: string | null;
  readonly lensId: string | null;
  readonly decision: DecisionFilter;
  readonly onlyUnfinished: boolean;
  readonly group: Grouping;
  readonly sort: Sorting;
}

export const wholeBoard: BoardView = {
  search: "",
  kind: null,
  articleId: null,
  lensId: null,
  decision: "any",
  onlyUnfinished: false,
  group: "none",
  sort: "made",
};

/** Filters stand in the list pane and act in the work pane; panes take no props. */
export const boardView = new Observed<BoardView>(wholeBoard);

export function isFiltered(view: BoardView): boolean {
  const { search, kind, articleId, lensId, decision, onlyUnfinished } = view;
  return (
    search.trim() !== "" ||
    kind !== null ||
    articleId !== null ||
    lensId !== null ||
    decision !== "any" ||
    onlyUnfinished
  );
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

/** The rows of the board: filtered, sorted, each group under a row of its own. */
export function boardRows(claims: readonly NotebookClaim[], view: BoardView): readonly BoardRow[] {
  const matches = wordMatcher(view.search);
  const shown = sorted(
    claims.filter((claim) => isShown(claim, view) && matches(searchedText(claim))),
    view.sort,
  );
  if (view.group === "none") return shown.map(claimRow);

  const groups = new Map<string, { readonly group: GroupKey; readonly claims: NotebookClaim[] }>();
  for (const claim of shown) {
    const group = groupOf(claim, view.group);
    const key = groupName(group);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { group, claims: [claim] });
    else known.claims.push(claim);
  }
  return [...groups].flatMap(([key, { group, claims: grouped }]): readonly BoardRow[] => [
    { kind: "group", key: `group ${key}`, group, size: grouped.length },
    ...grouped.map(claimRow),
  ]);
}

function claimRow(claim: NotebookClaim): BoardRow {
  return { kind: "claim", key: claim.claim.id, claim };
}

function isShown(item: NotebookClaim, view: BoardView): boolean {
  const { claim, evidence, impacts, unfinished } = item;
  if (view.kind !== null && claim.kind !== view.kind) return false;
  if (view.onlyUnfinished && unfinished.length === 0) return false;
  if (view.articleId !== null && !evidence.some(({ article }) => article.id === view.articleId)) {
    return false;
  }
  return isDecided(impacts, view);
}

function isDecided(impacts: NotebookClaim["impacts"], { lensId, decision }: BoardView): boolean {
  const decided = impacts.filter((item) => lensId === null || item.lens.id === lensId);
  switch (decision) {
    case "any":
      return lensId === null || decided.some((item) => item.impact.decision === "relevant");
    case "undecided":
      return decided.length === 0;
    case "relevant":
    case "not-relevant":
      return decided.some((item) => item.impact.decision === decision);
  }
}

function searchedText({ claim, evidence }: NotebookClaim): string {
  return [
    claim.statement,
    ...evidence.flatMap(({ annotation, speakers }) => [
      annotation.exact,
      ...speakers.map((speaker) => speaker.name ?? ""),
    ]),
  ].join("\n");
}

function sorted(claims: readonly NotebookClaim[], sort: Sorting): readonly NotebookClaim[] {
  switch (sort) {
    case "made":
      return claims;
    case "newest":
      return [...claims].reverse();
    case "statement":
      return [...claims].sort((a, b) => a.claim.statement.localeCompare(b.claim.statement));
    case "date":
      return [...claims].sort((a, b) => compareNullLast(dateOf(a), dateOf(b)));
    case "credibility":
      return [...claims].sort((a, b) => compareNullLast(a.claim.credibility, b.claim.credibility));
  }
}

/** The earliest date any of its passages reports. */
export function dateOf({ evidence }: NotebookClaim) {
  const dates = evidence.flatMap((item) =>
    item.evidence.date === null ? [] : [item.evidence.date],
  );
  return dates.sort()[0] ?? null;
}

function compareNullLast<Value extends string | number>(a: Value | null, b: Value | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupOf(claim: NotebookClaim, grouping: Exclude<Grouping, "none">): GroupKey {
  switch (grouping) {
    case "kind":
      return { by: "kind", kind: claim.claim.kind };
    case "standing":
      return { by: "standing", standing: claim.standing };
    case "article":
      return { by: "article", article: claim.evidence[0]?.article ?? null };
  }
}

function groupName(group: GroupKey): string {
  switch (group.by) {
    case "kind":
      return group.kind;
    case "standing":
      return group.standing;
    case "article":
      return group.article?.id ?? "";
  }
}

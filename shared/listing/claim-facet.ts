import type { AssembledClaim } from "../domain/claim/assembled-claim.ts";
import type { Claim } from "../domain/claim/claim.ts";
import {
  type ClaimView,
  type Grouping,
  type Sorting,
  wholeView,
} from "../domain/claim/claim-view.ts";
import type { Standing } from "../domain/claim/standing.ts";
import { type EdtfDate, isSameDayOfYear } from "../domain/date/edtf.ts";
import { type Impact, severities } from "../domain/impact/impact.ts";
import { foldedText } from "../domain/text/word-match.ts";
import { wordsOf } from "./article-facet.ts";
import { byId, compareNullLast, KeptList } from "./kept-list.ts";
import type { LikeFilter, ListRow } from "./list-request.ts";

/** What the board asks of a claim before it shows it. */
export interface ClaimFacet {
  readonly id: string;
  readonly kind: Claim["kind"];
  readonly standing: Standing;
  readonly credibility: number | null;
  /** The statement, folded: what it is sorted by. */
  readonly statement: string;
  /** Statement, quotes and speakers, folded. */
  readonly text: string;
  readonly articleIds: readonly string[];
  readonly annotationIds: readonly string[];
  readonly evidenceIds: readonly string[];
  readonly decisions: readonly (readonly [lensId: string, decision: Impact["decision"]])[];
  /** Direction and severity of each relevant decision. */
  readonly impacts: readonly Pick<Impact, "lensId" | "direction" | "severity">[];
  /** Origins of its passages; the standing of those that have none. */
  readonly originIds: readonly string[];
  /** Lenses of whose decision a dimension is not answered yet. */
  readonly unansweredLensIds: readonly string[];
  /** Something is unfinished that has to do with no lens, and with no conflict. */
  readonly isUnfinished: boolean;
  readonly figures: readonly number[];
  /** Dates reported, earliest first. */
  readonly days: readonly EdtfDate[];
  /** How lists name it: made once, not 100,000 times at every key. */
  readonly row: ListRow;
}

export type ClaimList = KeptList<ClaimFacet, Sorting>;

export function claimList(): ClaimList {
  const first = (compare: (a: ClaimFacet, b: ClaimFacet) => number) => {
    return (a: ClaimFacet, b: ClaimFacet) => compare(a, b) || byId(a, b);
  };
  return new KeptList<ClaimFacet, Sorting>({
    made: byId,
    newest: (a, b) => byId(b, a),
    statement: first((a, b) => compareNullLast(a.statement, b.statement)),
    date: first((a, b) => compareNullLast(a.days[0] ?? null, b.days[0] ?? null)),
    credibility: first((a, b) => compareNullLast(a.credibility, b.credibility)),
  });
}

export function claimFacet(item: AssembledClaim): ClaimFacet {
  const { claim, evidence, impacts, unfinished } = item;
  const words = evidence.flatMap(({ annotation, speakers }) => [
    annotation.exact,
    ...speakers.map(({ name }) => name ?? ""),
  ]);
  const lensOf = (one: (typeof unfinished)[number]) =>
    one.kind === "undecided" || one.kind === "unanswered" ? one.lensId : null;
  return {
    id: claim.id,
    kind: claim.kind,
    standing: item.standing,
    credibility: claim.credibility,
    statement: foldedText(claim.statement),
    text: foldedText([claim.statement, ...words].join("\n")),
    articleIds: [...new Set(evidence.map(({ article }) => article.id))],
    annotationIds: evidence.map(({ annotation }) => annotation.id),
    evidenceIds: evidence.map(({ evidence: { id } }) => id),
    decisions: impacts.map(({ impact }) => [impact.lensId, impact.decision] as const),
    impacts: impacts
      .filter(({ impact }) => impact.decision === "relevant")
      .map(({ impact: { lensId, direction, severity } }) => ({ lensId, direction, severity })),
    originIds: evidence.map(
      ({ evidence: { originId, originStanding } }) => originId ?? originStanding,
    ),
    unansweredLensIds: unfinished.flatMap((one) => (one.kind === "unanswered" ? one.lensId : [])),
    isUnfinished: unfinished.some((one) => lensOf(one) === null && one.kind !== "open-conflict"),
    figures: evidence.flatMap(({ evidence: { quantityValue } }) => quantityValue ?? []),
    days: evidence.flatMap(({ evidence: { date } }) => date ?? []).sort(),
    row: { key: claim.id, group: null },
  };
}

/**
 * The rows of a list of claims: filtered, sorted, each group under a row of its own.
 *
 * @param tagged what bears the tag asked for: claims, passages and articles; null for no tag
 * @param opposed the claims that an open conflict touches
 */
export function claimRows(
  list: ClaimList,
  view: ClaimView,
  lensIds: ReadonlySet<string>,
  tagged: ReadonlySet<string> | null = null,
  opposed: ReadonlySet<string> = new Set(),
): readonly ListRow[] {
  const words = wordsOf(view.search);
  const sorted = list.sorted(view.sort);
  const isPlain = tagged === null && words.length === 0 && leavesOutNothing(view);
  const shown = isPlain
    ? sorted
    : sorted.filter(
        (facet) =>
          (tagged === null || isTagged(facet, tagged)) &&
          isShown(facet, view, lensIds) &&
          (!view.onlyUnfinished || opposed.has(facet.id) || isOpen(facet, lensIds)) &&
          words.every((word) => facet.text.includes(word)),
      );
  if (view.group === "none") return shown.map(rowOf);

  const groups = new Map<string, ClaimFacet[]>();
  for (const facet of shown) {
    const name = groupOf(facet, view.group);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [facet]);
    else group.push(facet);
  }
  return [...groups].flatMap(([name, facets]): readonly ListRow[] => [
    { key: `group ${name}`, group: { name, size: facets.length } },
    ...facets.map(rowOf),
  ]);
}

/** True for a view that leaves out nothing by its fields, however it is sorted and grouped. */
export function leavesOutNothing(view: ClaimView): boolean {
  const asked = { ...wholeView, search: view.search, sort: view.sort, group: view.group };
  const names = Object.keys(asked) as (keyof typeof asked)[];
  return names.every((name) => view[name] === asked[name]);
}

/** Claims with one of these figures or, failing that, of these days; same figures first, newest first. */
export function likeRows(list: ClaimList, { figures, days }: LikeFilter): readonly ListRow[] {
  const scored: { readonly facet: ClaimFacet; readonly score: number }[] = [];
  for (const facet of list.sorted("made")) {
    const hasFigure = facet.figures.some((figure) => figures.includes(figure));
    const hasDay = facet.days.some((day) =>
      days.some((one) => one === day || isSameDayOfYear(one, day)),
    );
    const score = (hasFigure ? 2 : 0) + (hasDay ? 1 : 0);
    if (score > 0) scored.push({ facet, score });
  }
  return scored.sort((a, b) => b.score - a.score).map(({ facet }) => rowOf(facet));
}

const isTagged = ({ id, annotationIds, articleIds }: ClaimFacet, tagged: ReadonlySet<string>) =>
  [id, ...annotationIds, ...articleIds].some((one) => tagged.has(one));

/** One group of the passages whose origin was looked for and is not stated; none when there are none. */
export function unstatedRows(list: ClaimList): readonly ListRow[] {
  const size = list
    .sorted("made")
    .reduce((sum, { originIds }) => sum + originIds.filter((id) => id === "unknown").length, 0);
  return size === 0 ? [] : [{ key: "unknown", group: { name: "unknown", size } }];
}

const rowOf = ({ row }: ClaimFacet): ListRow => row;

function isShown(facet: ClaimFacet, view: ClaimView, lensIds: ReadonlySet<string>): boolean {
  if (view.kind !== null && facet.kind !== view.kind) return false;
  if (view.articleId !== null && !facet.articleIds.includes(view.articleId)) return false;
  if (!isWeighed(facet, view, lensIds) || !isRated(facet, view) || !isDated(facet, view))
    return false;
  return isDecided(facet, view, lensIds);
}

function isWeighed(
  { impacts }: ClaimFacet,
  { lensId, direction, severity }: ClaimView,
  lensIds: ReadonlySet<string>,
): boolean {
  if (direction === null && severity === null) return true;
  return impacts.some(
    (impact) =>
      lensIds.has(impact.lensId) &&
      (lensId === null || impact.lensId === lensId) &&
      (direction === null || impact.direction === direction) &&
      (severity === null ||
        (impact.severity !== null &&
          severities.indexOf(impact.severity) >= severities.indexOf(severity))),
  );
}

function isRated({ credibility, originIds }: ClaimFacet, view: ClaimView): boolean {
  const { rating } = view;
  if (rating === "rated" && credibility === null) return false;
  if (rating === "unrated" && credibility !== null) return false;
  if (/^\d$/u.test(rating) && credibility !== Number(rating)) return false;
  return view.originId === null || originIds.includes(view.originId);
}

/** A date without its year is on no side of a day with one. */
function isDated({ days }: ClaimFacet, { from, until }: ClaimView): boolean {
  if (from === null && until === null) return true;
  return days.some(
    (day) =>
      /^\d{4}/u.test(day) &&
      (from === null || day >= from || day.startsWith(from)) &&
      (until === null || day <= until || day.startsWith(until)),
  );
}

/** A deleted lens asks nothing, and its decisions are away with it. */
function isOpen(facet: ClaimFacet, lensIds: ReadonlySet<string>): boolean {
  if (facet.isUnfinished) return true;
  const decided = new Set(facet.decisions.map(([lensId]) => lensId));
  for (const lensId of lensIds) if (!decided.has(lensId)) return true;
  return facet.unansweredLensIds.some((lensId) => lensIds.has(lensId));
}

function isDecided(
  facet: ClaimFacet,
  { lensId, decision }: ClaimView,
  lensIds: ReadonlySet<string>,
): boolean {
  if (lensId === null && decision === "any") return true;
  const decided = facet.decisions.filter(
    ([decidedId]) => lensIds.has(decidedId) && (lensId === null || decidedId === lensId),
  );
  switch (decision) {
    case "any":
      return decided.some(([, made]) => made === "relevant");
    case "undecided":
      return decided.length === 0;
    case "relevant":
    case "not-relevant":
      return decided.some(([, made]) => made === decision);
  }
}

function groupOf(facet: ClaimFacet, grouping: Exclude<Grouping, "none">): string {
  switch (grouping) {
    case "kind":
      return facet.kind;
    case "standing":
      return facet.standing;
    case "article":
      return facet.articleIds[0] ?? "";
  }
}

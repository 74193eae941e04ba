import type { ArticleList } from "./article-facet.ts";
import type { DatedFilter, ListRow } from "./list-request.ts";

/** What articles bear each date as the day they appeared and as the day they were brought in: their ids in order. */
export type ArticleDates = Readonly<Record<DatedFilter["as"], ReadonlyMap<string, string[]>>>;

/** Articles that bear no date of publication stand under the date "". */
export function datesOfArticles(list: ArticleList): ArticleDates {
  const dates = { report: new Map<string, string[]>(), import: new Map<string, string[]>() };
  const add = (as: DatedFilter["as"], date: string, id: string) => {
    const ids = dates[as].get(date);
    if (ids === undefined) dates[as].set(date, [id]);
    else ids.push(id);
  };
  // The list runs from the newest back.
  for (const { id, published, imported } of list.sorted("newest").toReversed()) {
    add("report", published ?? "", id);
    add("import", imported, id);
  }
  return dates;
}

/** A group for each date, its key the lane, a space and the date. */
export function dateRows(dates: ArticleDates): readonly ListRow[] {
  return (["report", "import"] as const).flatMap((as) =>
    [...dates[as]].map(([date, ids]) => ({
      key: `${as} ${date}`,
      group: { name: date, size: ids.length },
    })),
  );
}

export function datedRows(dates: ArticleDates, { as, date }: DatedFilter): readonly ListRow[] {
  return (dates[as].get(date) ?? []).map((key) => ({ key, group: null }));
}

import { type RowOf, rowsOf } from "../domain/record.ts";
import type { NotebookState } from "../ledger/notebook-state.ts";
import type { SearchKind } from "./documents.ts";
import type { Facts } from "./facts.ts";
import { daysOfDate, foldedName } from "./filter-values.ts";

type Evidence = RowOf<"evidence"> & { readonly articleId: string };

/** Works out what filters ask about any document of a notebook. */
export function factsIn(state: NotebookState): (kind: SearchKind, id: string) => Facts {
  const articles = byId(rowsOf(state, "articles"));
  const annotations = byId(rowsOf(state, "annotations"));
  const claims = byId(rowsOf(state, "claims"));
  const judgements = byId(rowsOf(state, "judgements"));
  const paragraphs = byId(rowsOf(state, "paragraphs"));
  const sources = byId(rowsOf(state, "sources"));
  const lenses = byId(rowsOf(state, "lenses"));
  const origins = byId(rowsOf(state, "origins"));
  const tags = byId(rowsOf(state, "tags"));
  const taggings = grouped(rowsOf(state, "taggings"), ({ targetId }) => targetId);
  const relevant = rowsOf(state, "impacts").filter(({ decision }) => decision === "relevant");
  const impacts = grouped(relevant, ({ claimId }) => claimId);
  const briefLenses = grouped(rowsOf(state, "briefLenses"), ({ briefId }) => briefId);
  const evidence = rowsOf(state, "evidence").flatMap((row): Evidence[] => {
    const annotation = annotations.get(row.annotationId);
    return annotation === undefined ? [] : [{ ...row, articleId: annotation.articleId }];
  });
  const evidenceBy: Partial<Record<SearchKind, ReadonlyMap<string, readonly Evidence[]>>> = {
    article: grouped(evidence, ({ articleId }) => articleId),
    annotation: grouped(evidence, ({ annotationId }) => annotationId),
    claim: grouped(evidence, ({ claimId }) => claimId),
    evidence: grouped(evidence, ({ id }) => id),
  };

  const lensNames = (id: string | null) => {
    const lens = id === null ? undefined : lenses.get(id);
    return lens === undefined ? [] : [foldedName(lens.slug), foldedName(lens.name)];
  };
  const lensesOf = (kind: SearchKind, id: string, own: readonly Evidence[]) => {
    if (kind === "judgement") return lensNames(judgements.get(id)?.lensId ?? null);
    if (kind === "paragraph") {
      const briefId = paragraphs.get(id)?.briefId ?? "";
      return (briefLenses.get(briefId) ?? []).flatMap(({ lensId }) => lensNames(lensId));
    }
    const claimIds = kind === "claim" ? [id] : own.map(({ claimId }) => claimId);
    return claimIds
      .flatMap((claimId) => impacts.get(claimId) ?? [])
      .flatMap(({ lensId }) => lensNames(lensId));
  };
  const articlesOf = (kind: SearchKind, id: string, own: readonly Evidence[]) => {
    const ids =
      kind === "article"
        ? [id]
        : kind === "annotation"
          ? [annotations.get(id)?.articleId ?? ""]
          : own.map(({ articleId }) => articleId);
    return ids.map((articleId) => articles.get(articleId)).filter((one) => one !== undefined);
  };
  const sourcesOf = ({ publisherSourceId, authorSourceId }: RowOf<"articles">) =>
    [publisherSourceId, authorSourceId]
      .map((id) => (id === null ? undefined : sources.get(id)))
      .filter((source) => source !== undefined);

  return (kind, id) => {
    const own = evidenceBy[kind]?.get(id) ?? [];
    const standsIn = articlesOf(kind, id, own);
    const claim = kind === "claim" ? claims.get(id) : undefined;
    const source = kind === "source" ? sources.get(id) : undefined;
    const origin = kind === "origin" ? origins.get(id) : undefined;
    const named = (names: readonly (string | undefined)[]) =>
      names.flatMap((name) => (name === undefined ? [] : [foldedName(name)]));
    const dates =
      kind === "claim" || kind === "evidence"
        ? own.map(({ date }) => date)
        : standsIn.map(({ published }) => published);
    return {
      kind,
      claimKind: claim?.kind ?? null,
      credibility: claim?.credibility ?? null,
      tags: (taggings.get(id) ?? []).map(({ tagId }) => foldedName(tags.get(tagId)?.name ?? "")),
      lenses: lensesOf(kind, id, own),
      sources: [
        ...named([source?.name]),
        ...standsIn.flatMap((article) => [
          foldedName(article.publisher ?? ""),
          foldedName(article.byline ?? ""),
          ...named(sourcesOf(article).map(({ name }) => name)),
        ]),
      ],
      reliabilities: [
        ...(source === undefined ? [] : [source]),
        ...standsIn.flatMap(sourcesOf),
      ].map(({ reliability }) => reliability),
      days: dates.map(daysOfDate).filter((days) => days !== null),
      languages: standsIn.flatMap(({ language }) => (language === null ? [] : [language])),
      origins: named([
        origin?.name,
        ...own.map(({ originId }) => (originId === null ? undefined : origins.get(originId)?.name)),
      ]),
    };
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

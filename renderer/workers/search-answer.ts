import type { Row } from "#shared/ledger/row.ts";
import {
  type SearchKind,
  searched,
  searchKinds,
  textIn,
  textsOf,
} from "#shared/searching/documents.ts";
import { phrase } from "#shared/searching/fts-expression.ts";
import { bestSnippet } from "#shared/searching/hit.ts";
import { allowedEdits, beginningsNear, nearestWords } from "#shared/searching/near-misses.ts";
import { withOtherNames } from "#shared/searching/other-names.ts";
import { parseQuery, type Query, soughtTerms, type Term } from "#shared/searching/query.ts";
import type { SearchHit, SearchRequest, SearchResult } from "#shared/searching/search-result.ts";
import type { SearchIndex } from "./search-index.ts";
import type { SearchSource } from "./search-source.ts";

/** Answers a search from the index, with snippets cut from the projection's texts. */
export async function answerSearch(
  index: SearchIndex,
  source: SearchSource,
  { typed, isTyping, order, limit }: SearchRequest,
): Promise<SearchResult> {
  const aliases = await source.aliases();
  const asked = parseQuery(typed, isTyping);
  const { query, widened } = withOtherNames(asked, aliases);
  const whole = isTyping ? withOtherNames(parseQuery(typed), aliases).query : query;
  const terms = soughtTerms(query);
  const groups: SearchResult["groups"] = [];
  for (const kind of searchKinds) {
    // One more than wanted tells whether there are more.
    const ids = idsFound(index, kind, { whole, query }, order, limit + 1);
    const hits = await hitsOf(kind, ids.slice(0, limit), source, terms);
    if (hits.length > 0) groups.push({ kind, hits, hasMore: ids.length > limit });
  }
  const nearMisses = groups.length === 0 ? nearMissesOf(index, asked) : [];
  return { groups, nearMisses, widened: widened.map((one) => ({ ...one, also: [...one.also] })) };
}

/** What begins with fewer letters than this is much of a large notebook. */
const leastLetters = 3;

/**
 * While something is typed its last word may be the beginning of another: asked for where the word
 * itself is not found often enough. Putting together all that begins like a common word takes the
 * longer the larger the notebook is, and finding the newest of one word does not.
 */
function idsFound(
  index: SearchIndex,
  kind: SearchKind,
  { whole, query }: { readonly whole: Query; readonly query: Query },
  order: SearchRequest["order"],
  limit: number,
): readonly string[] {
  const ids = index.find(kind, whole, order, limit);
  if (ids.length >= limit || JSON.stringify(whole) === JSON.stringify(query)) return ids;
  const known = new Set(soughtTerms(whole).map(phrase));
  const begun = soughtTerms(query).filter((term) => !known.has(phrase(term)));
  const isShort = begun.some(({ words }) => (words.at(-1)?.length ?? 0) < leastLetters);
  return isShort && index.isLarge(kind) ? ids : index.find(kind, query, order, limit);
}

async function hitsOf(
  kind: SearchKind,
  ids: readonly string[],
  source: SearchSource,
  terms: readonly Term[],
): Promise<SearchHit[]> {
  const rows = (await source.rowsById(searched[kind].table, ids)).filter(
    (row) => row !== undefined,
  );
  const texts = kind === "article" ? await source.articleTexts(rows) : new Map<string, string>();
  const places = await placesOf(kind, rows, source);
  return rows.flatMap((row, at) => {
    const place = places[at];
    // What it hangs on was deleted: it is hidden until that comes back.
    if (place === undefined) return [];
    const { field, snippet } = bestSnippet(
      kind,
      textsOf(kind, row, texts.get(row.id) ?? null),
      terms,
    );
    return [
      {
        kind,
        id: row.id,
        ...place,
        field,
        snippet: {
          text: snippet.text,
          marks: snippet.marks.map(([start, end]): [number, number] => [start, end]),
          range: snippet.range,
        },
      },
    ];
  });
}

type Place = Pick<SearchHit, "title" | "placeId">;

async function placesOf(
  kind: SearchKind,
  rows: readonly Row[],
  source: SearchSource,
): Promise<readonly (Place | undefined)[]> {
  const textOf = (row: Row | undefined, field: string) => {
    const value = row?.[field];
    return typeof value === "string" ? value : null;
  };
  const nameOf = (article: Row) => textOf(article, "title") ?? textOf(article, "originalName");
  switch (kind) {
    case "article":
      return rows.map((row) => ({ title: nameOf(row), placeId: row.id }));
    case "annotation": {
      const articles = await source.rowsById(
        "articles",
        rows.map((row) => textIn(row, "articleId")),
      );
      return articles.map((row) => row && { title: nameOf(row), placeId: row.id });
    }
    case "paragraph": {
      const briefs = await source.rowsById(
        "briefs",
        rows.map((row) => textIn(row, "briefId")),
      );
      return briefs.map((row) => row && { title: textOf(row, "title"), placeId: row.id });
    }
    case "evidence": {
      const [claims, annotations] = await Promise.all([
        source.rowsById(
          "claims",
          rows.map((row) => textIn(row, "claimId")),
        ),
        source.rowsById(
          "annotations",
          rows.map((row) => textIn(row, "annotationId")),
        ),
      ]);
      const articles = await source.rowsById(
        "articles",
        annotations.map((row) => (row === undefined ? "" : textIn(row, "articleId"))),
      );
      return claims.map((claim, at) =>
        claim === undefined || articles[at] === undefined
          ? undefined
          : { title: textOf(claim, "statement"), placeId: claim.id },
      );
    }
    case "source":
    case "origin":
      return rows.map((row) => ({ title: textOf(row, "name"), placeId: null }));
    case "claim":
    case "judgement":
      return rows.map(() => ({ title: null, placeId: null }));
  }
}

function nearMissesOf(index: SearchIndex, query: Query): SearchResult["nearMisses"] {
  return soughtTerms(query).flatMap((term) => {
    const [word] = term.words;
    // A phrase, a number or two characters of a run say little about what was meant instead.
    if (word === undefined || term.words.length > 1 || !/^\p{L}{3,}$/u.test(word)) return [];
    if (index.hasTerm(term)) return [];
    const edits = allowedEdits(word);
    const lengths = [word.length - edits, word.length + edits] as const;
    const words = new Map<string, number>();
    for (const beginning of beginningsNear(word)) {
      for (const [near, count] of index.wordsBeginning(beginning, lengths)) words.set(near, count);
    }
    const instead = [...nearestWords(word, words)];
    return instead.length === 0 ? [] : [{ asked: term.text, instead }];
  });
}

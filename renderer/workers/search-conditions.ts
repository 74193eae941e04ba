import type { BindableValue } from "@sqlite.org/sqlite-wasm";
import { assertNever } from "#shared/assert-never.ts";
import type { SearchKind } from "#shared/searching/documents.ts";
import {
  daysOfFilter,
  foldedName,
  kindOfFilter,
  ratingOfFilter,
} from "#shared/searching/filter-values.ts";
import { anyOf, ftsExpression, isAboutWords, phrase } from "#shared/searching/fts-expression.ts";
import type { Alternative, Clause, Filter, Query } from "#shared/searching/query.ts";
import { wordTable } from "./search-schema.ts";

/** A part of a WHERE, about the document `d`, with the values its question marks stand for. */
type Condition = { readonly sql: string; readonly values: readonly BindableValue[] };

const never: Condition = { sql: "0", values: [] };
const always: Condition = { sql: "1", values: [] };

/** What a query asks of one kind of document: words for FTS5, if it asks for any, and the rest. */
export type Asked = { readonly words: string | null; readonly rest: Condition | null };

export function askedOf(kind: SearchKind, query: Query): Asked {
  const words = ftsExpression(query);
  const others = query.clauses.filter((clause) => words === null || !isAboutWords(clause));
  if (others.length === 0) return { words, rest: null };
  return {
    words,
    rest: joined(
      others.map((clause) => clauseCondition(kind, clause)),
      "AND",
    ),
  };
}

function clauseCondition(kind: SearchKind, clause: Clause): Condition {
  const { any, isExcluded } = clause;
  const holds = isAboutWords(clause)
    ? wordCondition(kind, anyOf(clause))
    : joined(
        any.map((alternative) => alternativeCondition(kind, alternative)),
        "OR",
      );
  // What is not known is no reason to pass, and none to be left out either.
  return isExcluded ? { sql: `NOT coalesce(${holds.sql}, 0)`, values: holds.values } : holds;
}

function alternativeCondition(kind: SearchKind, alternative: Alternative): Condition {
  if (alternative.kind === "filter") return filterCondition(kind, alternative);
  return wordCondition(kind, phrase(alternative));
}

function wordCondition(kind: SearchKind, expression: string): Condition {
  const table = wordTable(kind);
  return {
    sql: `(d.row IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?))`,
    values: [expression],
  };
}

function joined(parts: readonly Condition[], by: "AND" | "OR"): Condition {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(` ${by} `)})`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** The same decisions as `passes` of shared/searching/facts.ts, made by SQLite; search-index.test.ts holds them together. */
function filterCondition(kind: SearchKind, { field, value }: Filter): Condition {
  const name = foldedName(value);
  switch (field) {
    case "kind": {
      const asked = kindOfFilter(value);
      if (asked === null || asked.kind !== kind) return never;
      return asked.claimKind === null ? always : { sql: "(d.kind = ?)", values: [asked.claimKind] };
    }
    case "tag": {
      const isBeginning = name.endsWith("*");
      const test = isBeginning
        ? { sql: "names LIKE ? ESCAPE '\\'", values: [`${escaped(name.slice(0, -1))}%`] }
        : { sql: "names = ?", values: [name] };
      return {
        sql: `(d.id IN (SELECT targetId FROM taggings WHERE tagId IN (SELECT id FROM tags WHERE ${test.sql})))`,
        values: test.values,
      };
    }
    case "lens":
      return lensCondition(kind, containing(name));
    case "source":
      if (kind === "source")
        return { sql: "(d.names LIKE ? ESCAPE '\\')", values: [containing(name)] };
      return ofArticles(kind, {
        sql: `(a.names LIKE ? ESCAPE '\\' OR ${bySources("names LIKE ? ESCAPE '\\'")})`,
        values: [containing(name), containing(name), containing(name)],
      });
    case "origin":
      if (kind === "origin")
        return { sql: "(d.names LIKE ? ESCAPE '\\')", values: [containing(name)] };
      return byEvidence(kind, {
        sql: "e.originId IN (SELECT id FROM origins WHERE names LIKE ? ESCAPE '\\')",
        values: [containing(name)],
      });
    case "rating":
      return ratingCondition(kind, value);
    case "date": {
      const days = daysOfFilter(value);
      if (days === null) return never;
      const values = [days.to, days.from];
      return kind === "claim" || kind === "evidence"
        ? byEvidence(kind, { sql: "e.dayFrom <= ? AND e.dayTo >= ?", values })
        : ofArticles(kind, { sql: "(a.dayFrom <= ? AND a.dayTo >= ?)", values });
    }
    case "lang":
      return ofArticles(kind, {
        sql: "(lower(a.language) = ? OR lower(a.language) LIKE ? ESCAPE '\\')",
        values: [value.toLowerCase(), `${escaped(value.toLowerCase())}-%`],
      });
    default:
      return assertNever(field);
  }
}

function lensCondition(kind: SearchKind, pattern: string): Condition {
  const lenses = "(SELECT id FROM lenses WHERE names LIKE ? ESCAPE '\\')";
  const values = [pattern];
  const claims = `SELECT claimId FROM impacts WHERE lensId IN ${lenses}`;
  switch (kind) {
    case "claim":
      return { sql: `(d.id IN (${claims}))`, values };
    case "judgement":
      return { sql: `(d.lensId IS NOT NULL AND d.lensId IN ${lenses})`, values };
    case "paragraph":
      return {
        sql: `(d.briefId IN (SELECT briefId FROM briefLenses WHERE lensId IN ${lenses}))`,
        values,
      };
    case "article":
    case "annotation":
    case "evidence":
    case "source":
    case "origin":
      return byEvidence(kind, { sql: `e.claimId IN (${claims})`, values });
    default:
      return assertNever(kind);
  }
}

function ratingCondition(kind: SearchKind, value: string): Condition {
  const asked = ratingOfFilter(value);
  switch (asked?.kind) {
    case undefined:
      return never;
    case "reliability":
      if (kind === "source") return { sql: "(d.reliability = ?)", values: [asked.letter] };
      return ofArticles(kind, {
        sql: bySources("reliability = ?"),
        values: [asked.letter, asked.letter],
      });
    case "credibility":
      return kind === "claim" ? { sql: "(d.credibility = ?)", values: [asked.number] } : never;
    case "none":
      if (kind === "claim") return { sql: "(d.credibility IS NULL)", values: [] };
      if (kind === "source") return { sql: "(d.reliability IS NULL)", values: [] };
      if (kind !== "article") return never;
      return ofArticles(kind, { sql: `NOT ${bySources("reliability IS NOT NULL")}`, values: [] });
  }
}

/** About the article `a`: its publisher or its author. Takes its values twice. */
function bySources(test: string): string {
  const sources = `(SELECT id FROM sources WHERE ${test})`;
  return `(coalesce(a.publisherSourceId IN ${sources}, 0) OR coalesce(a.authorSourceId IN ${sources}, 0))`;
}

/** The article itself, the annotation's article, or an article the claim has evidence in. */
function ofArticles(kind: SearchKind, test: Condition): Condition {
  switch (kind) {
    case "article":
      return { sql: test.sql.replaceAll("a.", "d."), values: test.values };
    case "annotation":
      return {
        sql: `(EXISTS (SELECT 1 FROM articleDocument a WHERE a.id = d.articleId AND ${test.sql}))`,
        values: test.values,
      };
    case "claim":
      return {
        sql: `(EXISTS (SELECT 1 FROM evidence e JOIN articleDocument a ON a.id = e.articleId WHERE e.claimId = d.id AND ${test.sql}))`,
        values: test.values,
      };
    case "evidence":
      return {
        sql: `(EXISTS (SELECT 1 FROM evidence e JOIN articleDocument a ON a.id = e.articleId WHERE e.id = d.id AND ${test.sql}))`,
        values: test.values,
      };
    case "judgement":
    case "paragraph":
    case "source":
    case "origin":
      return never;
    default:
      return assertNever(kind);
  }
}

/** Through the evidence `e` that the document is tied to. */
function byEvidence(kind: SearchKind, test: Condition): Condition {
  const ends: Readonly<Record<SearchKind, string | null>> = {
    article: "articleId",
    annotation: "annotationId",
    claim: "claimId",
    evidence: "id",
    judgement: null,
    paragraph: null,
    source: null,
    origin: null,
  };
  const end = ends[kind];
  if (end === null) return never;
  return {
    sql: `(EXISTS (SELECT 1 FROM evidence e WHERE e.${end} = d.id AND ${test.sql}))`,
    values: test.values,
  };
}

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const containing = (text: string) => `%${escaped(text)}%`;

import type { Clause, Query, Term } from "./query.ts";

/**
 * The part of a query that is about words alone, as an expression of SQLite FTS5. Null when
 * there is none that asks for something to be there.
 */
export function ftsExpression(query: Query): string | null {
  const clauses = query.clauses.filter(isAboutWords);
  const asked = clauses.filter(({ isExcluded }) => !isExcluded).map(anyOf);
  const excluded = clauses.filter(({ isExcluded }) => isExcluded).map(anyOf);
  if (asked.length === 0) return null;
  const all = asked.join(" AND ");
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.join(" OR ")})`;
}

/** True for a clause without filters. */
export function isAboutWords({ any }: Clause): boolean {
  return any.every(({ kind }) => kind !== "filter");
}

/** The clause as it is, whether excluded or not; it must be about words. */
export function anyOf({ any }: Clause): string {
  const parts = any.map((alternative) => {
    if (alternative.kind === "words") return phrase(alternative);
    throw new Error("A filter is no expression of words");
  });
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" OR ")})`;
}

/** Words hold no quotes and no white space (words.ts), so nothing in them can end the phrase. */
export function phrase({ words, isPrefix }: Term): string {
  return `"${words.join(" ")}"${isPrefix ? " *" : ""}`;
}

import { fieldsOf, type SearchKind, searched } from "./documents.ts";
import type { Term } from "./query.ts";
import { type Snippet, snippetOf, termsFoundIn } from "./snippet.ts";

/** A document's snippet, and the field it is from: the one with most of the terms, the weightier of equals. */
export function bestSnippet(
  kind: SearchKind,
  texts: readonly string[],
  terms: readonly Term[],
): { readonly field: string; readonly snippet: Snippet } {
  const weights = searched[kind].fields;
  // What names the document is shown as its title anyway; the words around a hit say more.
  const isShownAnyway = (field: string) => kind === "article" && field !== "text";
  const fields = fieldsOf(kind).map((field, index) => {
    const text = texts[index] ?? "";
    return { field, text, found: termsFoundIn(text, terms) };
  });
  const weightOf = (field: string) => (isShownAnyway(field) ? 0 : (weights[field] ?? 0));
  const best = fields.reduce((former, next) => {
    if (next.found !== former.found) return next.found > former.found ? next : former;
    if ((next.text === "") !== (former.text === "")) return next.text === "" ? former : next;
    return weightOf(next.field) > weightOf(former.field) ? next : former;
  });
  return { field: best.field, snippet: snippetOf(best.text, terms) };
}

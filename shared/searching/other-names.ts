import { type Alias, otherNamesOf } from "../domain/alias/alias.ts";
import { type Alternative, type Query, type Term, termOf } from "./query.ts";

/** What was asked for, and under which other names it was looked for as well. */
export interface Widened {
  readonly asked: string;
  readonly also: readonly string[];
}

/**
 * The query with every name that accepted aliases give to what is asked for, and which those
 * are. What is left out is left out under all its names.
 */
export function withOtherNames(
  query: Query,
  aliases: readonly Pick<Alias, "left" | "right" | "standing">[],
): { readonly query: Query; readonly widened: readonly Widened[] } {
  const widened: Widened[] = [];
  if (!aliases.some(({ standing }) => standing === "same")) return { query, widened };
  const clauses = query.clauses.map((clause) => ({
    ...clause,
    any: clause.any.flatMap((alternative): readonly Alternative[] => {
      if (alternative.kind === "filter") return [alternative];
      const also = otherNamesOf(alternative.text, aliases);
      if (also.length > 0) widened.push({ asked: alternative.text, also });
      return [alternative, ...also.map(nameAsTerm).filter((term) => term !== null)];
    }),
  }));
  return { query: { clauses }, widened };
}

/** A name is whole: nothing of it is still being typed. */
const nameAsTerm = (name: string): Term | null => termOf(name);

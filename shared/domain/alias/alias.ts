import { z } from "zod";
import { articleIdSchema, derivedId } from "../ids.ts";

/**
 * Two spellings as the analyst judged them: names of one thing, or look-alikes that are
 * never to be proposed again. Made by an act of the analyst only; nothing merges on its
 * own, and no quotation is ever rewritten. The id is derived from both spellings.
 */
export const aliasSchema = z.object({
  id: z.string().min(1).max(400),
  /** As the texts write them, the one that sorts first on the left. */
  left: z.string().min(1).max(200),
  right: z.string().min(1).max(200),
  standing: z.enum(["same", "distinct"]),
  reason: z.string().max(2000).nullable(),
  /** A passage with each spelling, as shown when it was decided; null where none was at hand. */
  leftArticleId: articleIdSchema.nullable(),
  leftPassage: z.string().max(2000).nullable(),
  rightArticleId: articleIdSchema.nullable(),
  rightPassage: z.string().max(2000).nullable(),
});
export type Alias = z.infer<typeof aliasSchema>;

/** What two spellings must share to count as one: width, accents' form, case, white space. */
export function foldedName(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s+/gu, " ").trim().toLowerCase();
}

/** The id of what is known of two spellings, whichever of them is named first. */
export function aliasId(one: string, other: string): string {
  const [left = "", right = ""] = [foldedName(one), foldedName(other)].sort();
  return derivedId("alias", left.slice(0, 180), right.slice(0, 180));
}

/**
 * The other names of a name by accepted aliases, over any number of steps, in the order
 * they are reached. Spellings that were told apart from the name itself stay out, even
 * when a chain of others would lead to them.
 */
export function otherNamesOf(
  name: string,
  aliases: readonly Pick<Alias, "left" | "right" | "standing">[],
): readonly string[] {
  const start = foldedName(name);
  const apart = new Set<string>();
  const neighbours = new Map<string, string[]>();
  for (const { left, right, standing } of aliases) {
    const [a, b] = [foldedName(left), foldedName(right)];
    if (standing === "distinct") {
      if (a === start) apart.add(b);
      if (b === start) apart.add(a);
      continue;
    }
    neighbours.set(a, [...(neighbours.get(a) ?? []), right]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), left]);
  }

  const reached = new Set([start]);
  const names: string[] = [];
  const open = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const other of neighbours.get(at) ?? []) {
      const folded = foldedName(other);
      if (reached.has(folded) || apart.has(folded)) continue;
      reached.add(folded);
      names.push(other);
      open.push(folded);
    }
  }
  return names;
}

import { z } from "zod";
import { searchKinds } from "./documents.ts";

/** What the window asks the notebook worker to find. */
export const searchRequestSchema = z.object({
  typed: z.string().max(2000),
  /** More may follow: a bare last word is taken for the beginning of one. */
  isTyping: z.boolean(),
  order: z.enum(["newest", "best"]),
  /** How many hits of each kind are wanted at most. */
  limit: z.number().int().min(1).max(500),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const searchHitSchema = z.object({
  kind: z.enum(searchKinds),
  id: z.string(),
  /** What it is called, or what it belongs to; null where it says itself what it is. */
  title: z.string().nullable(),
  /** The searched field that the snippet is from. */
  field: z.string(),
  snippet: z.object({
    text: z.string(),
    marks: z.array(z.tuple([z.number().int(), z.number().int()])),
    range: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  }),
  /** The article or brief it stands in; its own id for an article. */
  placeId: z.string().nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResultSchema = z.object({
  /** In the order of `searchKinds`; kinds without a hit are left out. */
  groups: z.array(
    z.object({
      kind: z.enum(searchKinds),
      hits: z.array(searchHitSchema),
      /** There are more than were asked for. */
      hasMore: z.boolean(),
    }),
  ),
  /** For words that nothing has: words of the notebook that are written nearly like them. */
  nearMisses: z.array(z.object({ asked: z.string(), instead: z.array(z.string()) })),
  /** For names that have accepted aliases: the other names that were looked for as well. */
  widened: z.array(z.object({ asked: z.string(), also: z.array(z.string()) })),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

/** How far the index is. Searches are answered meanwhile, from what is there. */
export const indexStateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opening") }),
  z.object({ kind: z.literal("building"), done: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("failed"), detail: z.string() }),
]);
export type IndexState = z.infer<typeof indexStateSchema>;

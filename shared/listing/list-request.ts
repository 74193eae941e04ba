import { z } from "zod";
import { articleSchema } from "../domain/article/article.ts";
import type { ClaimRows } from "../domain/claim/assembled-claim.ts";
import { claimViewSchema } from "../domain/claim/claim-view.ts";
import { edtfSchema } from "../domain/date/edtf.ts";
import { sourceIdSchema } from "../domain/ids.ts";

/** Which articles a list shows, newest import first. null filters nothing. */
export const articleFilterSchema = z.object({
  words: z.string(),
  triage: articleSchema.shape.triage.nullable(),
});
export type ArticleFilter = Readonly<z.infer<typeof articleFilterSchema>>;

/** Claims that report one of these figures or days: what a passage might be about already. */
export const likeFilterSchema = z.object({
  figures: z.array(z.number()),
  days: z.array(edtfSchema),
});
export type LikeFilter = Readonly<z.infer<typeof likeFilterSchema>>;

export const nameFilterSchema = z.object({ words: z.string() });
export type NameFilter = Readonly<z.infer<typeof nameFilterSchema>>;

/** Articles that bear this date, as the day they appeared or as the day they were brought in. */
export const datedFilterSchema = z.object({
  as: z.enum(["report", "import"]),
  /** As it is written; "" for none. */
  date: z.string(),
});
export type DatedFilter = Readonly<z.infer<typeof datedFilterSchema>>;

export const conflictFilterSchema = z.object({ onlyOpen: z.boolean() });
export type ConflictFilter = Readonly<z.infer<typeof conflictFilterSchema>>;

/** The lists that are kept in order in the notebook worker, each with what it may be asked for. */
export const listFilterSchema = z.discriminatedUnion("of", [
  z.object({ of: z.literal("articles"), filter: articleFilterSchema }),
  z.object({ of: z.literal("claims"), filter: claimViewSchema }),
  z.object({ of: z.literal("claims-like"), filter: likeFilterSchema }),
  /** In order of making. */
  z.object({ of: z.literal("relations"), filter: z.object({}) }),
  /** The register: open ones first, the newest first among equals. */
  z.object({ of: z.literal("conflicts"), filter: conflictFilterSchema }),
  /** By name. */
  z.object({ of: z.literal("sources"), filter: nameFilterSchema }),
  z.object({ of: z.literal("origins"), filter: nameFilterSchema }),
  /** The articles of a source, counted only: a group of those whose file describes it as a minor, and one of the others. */
  z.object({ of: z.literal("articles-by"), filter: z.object({ sourceId: sourceIdSchema }) }),
  /** A group for each date that articles bear. */
  z.object({ of: z.literal("article-dates"), filter: z.object({}) }),
  /** In order of making. */
  z.object({ of: z.literal("articles-dated"), filter: datedFilterSchema }),
  /** A group for each name that articles and passages bear and that no source is registered for, most frequent first. */
  z.object({ of: z.literal("unregistered-names"), filter: z.object({}) }),
  /** One group of the passages whose origin was looked for and is not stated. */
  z.object({ of: z.literal("unstated-origins"), filter: z.object({}) }),
]);
export type ListFilter = z.infer<typeof listFilterSchema>;

/** Of the rows of a list, those from `from` on, at most `limit`; and where the row `place` stands. */
export const listRequestSchema = z.object({
  list: listFilterSchema,
  from: z.number().int().nonnegative(),
  limit: z.number().int().nonnegative(),
  place: z.string().nullable(),
  /** For what is told beside the work: whoever waits for a list goes first. */
  canWait: z.boolean().optional(),
  /** After an answer that was a part of the list: waits for the whole. */
  isAgain: z.boolean().optional(),
  /** For a list of claims: what the claims among the rows hang on comes along. */
  withClaims: z.boolean().optional(),
});
export type ListRequest = z.infer<typeof listRequestSchema>;

/** A record by its id, or the head of a group of records. */
export const listRowSchema = z.object({
  key: z.string(),
  /** What the records of the group share: a kind, a standing, an article's id ("" for none). */
  group: z.object({ name: z.string(), size: z.number().int() }).nullable(),
});
export type ListRow = Readonly<z.infer<typeof listRowSchema>>;

/** What some claims hang on; the version rises with every change of any of it. */
export interface AnsweredClaims {
  readonly version: number;
  readonly rows: ClaimRows;
}

export const listAnswerSchema = z.object({
  /** All rows, heads of groups included. */
  rowCount: z.number().int().nonnegative(),
  /** The records among them. */
  recordCount: z.number().int().nonnegative(),
  from: z.number().int().nonnegative(),
  rows: z.array(listRowSchema),
  /** The index of the row asked for by `place`, -1 when it is not in the list. */
  place: z.number().int(),
  /** True while not all records have been read: these are the first of the list, and more may follow. */
  isPartial: z.boolean().optional(),
  // Read by the worker from what it wrote: each row was checked on its way into the ledger.
  claims: z.custom<AnsweredClaims>().optional(),
});
export type ListAnswer = Readonly<z.infer<typeof listAnswerSchema>>;

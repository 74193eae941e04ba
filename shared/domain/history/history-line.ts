import { z } from "zod";
import type { JsonValue } from "../../ledger/change.ts";
import { historyKinds } from "./history-kind.ts";

/** One field as a line of the log tells it: the value it was given, in the file's own terms, shortened. */
export const historyFactSchema = z.object({
  table: z.string(),
  field: z.string(),
  /** Null for an empty one. */
  value: z.string().nullable(),
});
export type HistoryFact = z.infer<typeof historyFactSchema>;

export const historySubjectSchema = z.object({
  table: z.string(),
  id: z.string(),
  name: z.string().nullable(),
});

/** One change set as the custody log tells it: who, when, what, with which tool, why. */
export const historyLineSchema = z.object({
  sequence: z.number().int().positive(),
  /** UTC. */
  at: z.string(),
  actorId: z.string(),
  who: z.string().nullable(),
  tool: z.string(),
  action: z.string(),
  kind: z.enum(historyKinds),
  /** Set for a change that took another one back, or did it again. */
  takesBack: z.enum(["undo", "redo"]).nullable(),
  reason: z.string().nullable(),
  /** The first few records it touched; `count` is all of them. */
  subjects: z.array(historySubjectSchema),
  count: z.number().int().positive(),
  facts: z.array(historyFactSchema),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;

/** One field before and after. `before` is undefined where the record was made. */
export const historyChangeSchema = z.object({
  table: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  field: z.string(),
  before: z.string().nullable().optional(),
  after: z.string().nullable(),
  isPurged: z.boolean(),
});
export type HistoryChange = z.infer<typeof historyChangeSchema>;

/** Which lines are asked for; null asks for all. */
export const historyFilterSchema = z.object({
  actorId: z.string().nullable(),
  kind: z.enum(historyKinds).nullable(),
  /** A record, with everything that hangs on it. */
  record: z.object({ table: z.string(), id: z.string(), name: z.string() }).nullable(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** One value that a field has had. */
export const fieldValueSchema = z.object({
  sequence: z.number().int().positive(),
  at: z.string(),
  who: z.string().nullable(),
  value: z.custom<JsonValue>(),
  /** What was decided together with it: an impact's direction and severity beside its decision. */
  together: z.record(z.string(), z.custom<JsonValue>()),
  /** The reason given with it: the act's own, or the one in the field beside. */
  reason: z.string().nullable(),
  takesBack: z.enum(["undo", "redo"]).nullable(),
});
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** A record with the records that are parts of it, which name it in a field: a lens with its questions. */
export const wholeSchema = z.object({
  table: z.string().max(64),
  id: z.string().max(400),
  parts: z.object({ table: z.string().max(64), field: z.string().max(64) }),
});
export type Whole = Readonly<z.infer<typeof wholeSchema>>;

/** What one change set made of a record and its parts. */
export const recordVersionSchema = z.object({
  /** 1 for the first. */
  number: z.number().int().positive(),
  sequence: z.number().int().positive(),
  at: z.string(),
  who: z.string().nullable(),
  reason: z.string().nullable(),
  takesBack: z.enum(["undo", "redo"]).nullable(),
  changes: z.array(historyChangeSchema.extend({ isPart: z.boolean() })),
});
export type RecordVersion = z.infer<typeof recordVersionSchema>;

import { z } from "zod";
import { stampSchema } from "./clock.ts";

/** Field that carries a tombstone: true deletes the record, false brings it back. */
export const deletedField = "$deleted";

/** Field that says, beside the tombstone, that a record's values were taken out for good. */
export const purgedField = "$purged";

/** What a field may hold: plain JSON, so that records survive every border unchanged. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

const anyJsonSchema: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(anyJsonSchema),
    z.record(z.string(), anyJsonSchema),
  ]),
);

/** Deeper than any field of ours; what is nested without end would exhaust whoever reads it. */
const deepestValue = 100;

export const jsonValueSchema: z.ZodType<JsonValue> = z
  .any()
  .refine((value) => hasBottom(value, deepestValue, new WeakSet()), "A value nested without end")
  .pipe(anyJsonSchema);

/** False for what is nested too deeply, and for what holds itself, as a message may. */
function hasBottom(value: unknown, depth: number, sound: WeakSet<object>): boolean {
  if (typeof value !== "object" || value === null || sound.has(value)) return true;
  if (depth === 0) return false;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  if (!parts.every((part) => hasBottom(part, depth - 1, sound))) return false;
  sound.add(value);
  return true;
}

/** Fields of records and bags are named by plain identifiers; `__proto__`, `constructor` and the like are no names. */
const fieldNameSchema = z
  .string()
  .regex(/^[$a-z][A-Za-z0-9]{0,63}$/)
  .refine((name) => !(name in Object.prototype), "The name of a property that every object has");

const broughtBackSchema = (value: z.ZodType<JsonValue>) =>
  z.object({ value, by: z.string().min(1).max(40) });

/**
 * Field-level edits of one record.
 *
 * `set` maps a field to its new value; `replaces` maps it to the stamps of the
 * values the author saw and meant to replace (absent = saw none). A merge tells an
 * informed edit from a concurrent one by it. `beside` brings back, for an undo, values
 * that had stood beside the one that is set, each with the actor whose it was.
 */
export const changeSchema = z.object({
  table: z.string().regex(/^[a-z][A-Za-z]{0,63}$/),
  id: z.string().min(1).max(400),
  set: z
    .record(fieldNameSchema, jsonValueSchema)
    .refine((set) => Object.keys(set).length > 0, "A change sets at least one field"),
  replaces: z.record(fieldNameSchema, z.array(stampSchema)).optional(),
  beside: z.record(fieldNameSchema, z.array(broughtBackSchema(jsonValueSchema))).optional(),
});
export type Change = z.infer<typeof changeSchema>;

export const changeSetIdSchema = z.uuid().brand<"ChangeSetId">();
export type ChangeSetId = z.infer<typeof changeSetIdSchema>;

/**
 * What one user action did, before the ledger has given it a stamp and a sequence.
 * `action` is `noun:verb` and is what the history and the undo menu name it by.
 */
export const changeSetDraftSchema = z.object({
  id: changeSetIdSchema,
  action: z.string().regex(/^[a-z-]+:[a-z-]+$/),
  changes: z.array(changeSchema).min(1).max(100_000),
  /** Names an action that took several change sets, such as an import: they are undone together. */
  batch: z.uuid().optional(),
  /** The change set that this one takes back; of a batch, its last. */
  undoes: changeSetIdSchema.optional(),
  /** The undoing change set that this one takes back. */
  redoes: changeSetIdSchema.optional(),
  /** Why, in the analyst's words, where an act asks for a reason (override, purge). */
  reason: z.string().max(10_000).optional(),
});
export type ChangeSetDraft = z.infer<typeof changeSetDraftSchema>;

const chainHashSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** A change as the ledger keeps it. */
const keptChangeSchema = changeSchema.extend({
  /** Its values were purged and are null; this is the hash they had (`valuesHash`). */
  purged: chainHashSchema.optional(),
});
export type KeptChange = z.infer<typeof keptChangeSchema>;

/** A change set as the ledger keeps it. `at` is UTC (Berkeley Protocol: chronological custody record). */
export const changeSetSchema = changeSetDraftSchema.extend({
  changes: z.array(keptChangeSchema).min(1).max(100_000),
  stamp: stampSchema,
  actorId: z.string().min(1).max(64),
  at: z.iso.datetime(),
  /** Program and version that wrote it, e.g. `railhead 0.1.0`. */
  tool: z.string().max(100),
  /**
   * The hash of the same actor's change set before this one (`linkOf` in chain.ts), null
   * for the actor's first. Absent in what was written before chains were kept.
   */
  previous: chainHashSchema.nullable().optional(),
  /** Version of the records (shared/domain/notebook) it was written for; absent in the earliest: 1. */
  schema: z.number().int().positive().optional(),
});
export type ChangeSet = z.infer<typeof changeSetSchema>;

/** A change set with its place in one ledger. Sequences start at 1 and have no gaps. */
export const ledgerEntrySchema = z.object({
  sequence: z.number().int().positive(),
  changeSet: changeSetSchema,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * As `ledgerEntrySchema`, for entries that JSON has just been parsed into or that come
 * from the main process: values are plain JSON already and are not walked once more.
 */
export const writtenEntrySchema = ledgerEntrySchema.extend({
  changeSet: changeSetSchema.extend({
    changes: z.array(
      keptChangeSchema.extend({
        set: z.record(fieldNameSchema, z.custom<JsonValue>()),
        beside: z
          .record(fieldNameSchema, z.array(broughtBackSchema(z.custom<JsonValue>())))
          .optional(),
      }),
    ),
  }),
});

/** A page of them, as `ledger:read-written` answers once it is parsed. */
export const writtenEntriesSchema = z.array(writtenEntrySchema);

import { z } from "zod";
import { blobHashSchema, notebookIdSchema } from "../domain/ids.ts";
import { failureSchema } from "../failure.ts";
import { writtenEntrySchema } from "../ledger/change.ts";
import { listAnswerSchema, listRequestSchema } from "../listing/list-request.ts";
import {
  indexStateSchema,
  searchRequestSchema,
  searchResultSchema,
} from "../searching/search-result.ts";
import { openedNotebookSchema } from "./listed-notebooks.ts";

/** What the projection is held against: the ledger as it stood when the notebook was opened. */
export const ledgerStandSchema = openedNotebookSchema.pick({
  storeId: true,
  lastSequence: true,
  recordCounts: true,
  schemaVersion: true,
});
export type LedgerStand = z.infer<typeof ledgerStandSchema>;

/**
 * What the notebook worker may ask for. It has no bridge, so the window asks the main
 * process on its behalf.
 */
export const questionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("entries"),
    after: z.number().int().nonnegative(),
    limit: z.number().int().positive(),
  }),
  z.object({ kind: z.literal("texts"), hashes: z.array(blobHashSchema) }),
]);
export type Question = z.infer<typeof questionSchema>;

const answerSchema = z.object({
  kind: z.literal("answer"),
  questionId: z.number().int(),
  reply: z.discriminatedUnion("ok", [
    z.object({
      ok: z.literal(true),
      /** Entries as JSON, which the worker alone takes apart; or texts. */
      value: z.union([z.string(), z.array(z.string().nullable())]),
    }),
    z.object({ ok: z.literal(false), failure: failureSchema }),
  ]),
});
export type Answer = z.infer<typeof answerSchema>;

/** Window to notebook worker. */
export const workerOrderSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("open"),
    notebookId: notebookIdSchema,
    ledger: ledgerStandSchema,
    /** The projection this window last saw whole; null when it remembers none. */
    remembered: z.string().nullable(),
  }),
  /** Do not wait for the old projection any longer: build a new one from the ledger. */
  z.object({ kind: z.literal("rebuild") }),
  z.object({ kind: z.literal("entries"), entries: z.array(writtenEntrySchema) }),
  /** Bring the projection up to this sequence, from the ledger where the entries did not come. */
  z.object({ kind: z.literal("reach"), sequence: z.number().int().positive() }),
  z.object({ kind: z.literal("search"), searchId: z.number().int(), request: searchRequestSchema }),
  z.object({ kind: z.literal("list"), listId: z.number().int(), request: listRequestSchema }),
  answerSchema,
]);
export type WorkerOrder = z.infer<typeof workerOrderSchema>;

export const openingPhaseSchema = z.enum(["checking", "catching-up", "rebuilding"]);
export type OpeningPhase = z.infer<typeof openingPhaseSchema>;

/** Notebook worker to window. */
export const workerReportSchema = z.discriminatedUnion("kind", [
  /** `done` and `total` count ledger entries. */
  z.object({
    kind: z.literal("progress"),
    phase: openingPhaseSchema,
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  /** The projection stands at the ledger's sequence under this database name. */
  z.object({
    kind: z.literal("ready"),
    databaseName: z.string(),
    sequence: z.number().int().nonnegative(),
    /** True when the former one was damaged or gone, and so was built anew. */
    isMended: z.boolean(),
  }),
  z.object({ kind: z.literal("applied"), sequence: z.number().int().nonnegative() }),
  /** The projection can not follow the ledger any more; opening the notebook again rebuilds it. */
  z.object({ kind: z.literal("failed"), detail: z.string() }),
  /** The open projection is gone or lacks rows: what views would show is not what the ledger has. */
  z.object({ kind: z.literal("lost") }),
  z.object({ kind: z.literal("index"), state: indexStateSchema }),
  /** Null: the search could not be answered; the state of the index says why. */
  z.object({
    kind: z.literal("found"),
    searchId: z.number().int(),
    result: searchResultSchema.nullable(),
  }),
  /** Null: the rows could not be read. */
  z.object({
    kind: z.literal("listed"),
    listId: z.number().int(),
    answer: listAnswerSchema.nullable(),
  }),
  /** So many records of those that lists of claims are made of have been read; equal once all have. */
  z.object({
    kind: z.literal("reading"),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal("question"),
    questionId: z.number().int(),
    question: questionSchema,
  }),
]);
export type WorkerReport = z.infer<typeof workerReportSchema>;

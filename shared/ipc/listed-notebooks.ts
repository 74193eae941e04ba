import { z } from "zod";
import { notebookIdSchema } from "../domain/ids.ts";

export const title = z.string().trim().min(1).max(200);

/** One notebook as the catalogue lists it. Times are UTC. */
export const notebookSummarySchema = z.object({
  id: notebookIdSchema,
  title,
  createdAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  trashedAt: z.iso.datetime().nullable(),
  /** Who moved it there, by name; null where nobody was named. */
  trashedBy: z.string().nullable().optional(),
  isSample: z.boolean(),
});
export type NotebookSummary = z.infer<typeof notebookSummarySchema>;

/** What is left of a notebook that was purged. */
export const purgedNotebookSchema = z.object({
  id: notebookIdSchema,
  title: z.string(),
  who: z.string(),
  purgedAt: z.iso.datetime(),
  reason: z.string().min(1).max(10_000),
  /** How many its ledger held. */
  changeSets: z.number().int().nonnegative(),
});
export type PurgedNotebook = z.infer<typeof purgedNotebookSchema>;

/** What the ledger says of a notebook when it is opened; the projection is held against it. */
export const openedNotebookSchema = z.object({
  summary: notebookSummarySchema,
  /** Changes when a ledger is restored or copied, so that a stale projection is never believed. */
  storeId: z.uuid(),
  lastSequence: z.number().int().nonnegative(),
  /** Live and deleted records per table, as the ledger counts them. */
  recordCounts: z.record(z.string(), z.number().int().nonnegative()),
  schemaVersion: z.number().int().positive(),
  isReadOnly: z.boolean(),
  /** What had to be repaired at opening, in plain words; empty when nothing had. */
  repairs: z.array(
    z.object({
      what: z.string(),
      since: z.string().nullable(),
      lost: z.string(),
      where: z.string(),
    }),
  ),
});
export type OpenedNotebook = z.infer<typeof openedNotebookSchema>;

/** A backup of a notebook, by the name of its manifest. */
export const backupSchema = z.object({
  name: z.string().regex(/^[0-9A-Za-z.-]{1,64}$/),
  madeAt: z.iso.datetime(),
  reason: z.enum(["daily", "asked"]),
  title,
  lastSequence: z.number().int().nonnegative(),
  /** Of all its files, those it shares with other backups too. */
  bytes: z.number().int().nonnegative(),
});
export type Backup = z.infer<typeof backupSchema>;

/** How much room the disk of the data folder has. */
export const roomSchema = z.object({
  level: z.enum(["enough", "low", "scarce"]),
  freeBytes: z.number().nonnegative(),
});

import { z } from "zod";
import { blobHashSchema, notebookIdSchema } from "../domain/ids.ts";
import { jsonValueSchema } from "../ledger/change.ts";

const count = z.number().int().nonnegative();

/** A value that stood in a field when two histories met, with who wrote it and when (Unix milliseconds). */
export const standingValueSchema = z.object({
  value: jsonValueSchema,
  /** The person's name; null when neither side knows it. */
  who: z.string().nullable(),
  atMs: z.number(),
});
export type StandingValue = z.infer<typeof standingValueSchema>;

/** A field for which nobody knew of the other's value. The first value is the one shown from now on. */
export const meetingSchema = z.object({
  table: z.string(),
  id: z.string(),
  /** What the record says of itself: a claim's statement, a source's name; null when it has no words. */
  name: z.string().nullable(),
  field: z.string(),
  values: z.array(standingValueSchema),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** What a merge brings, or has brought, into a notebook. */
export const mergeReportSchema = z.object({
  /** Only tables in which something happens. A record that comes back from a deletion counts as added. */
  tables: z.array(z.object({ table: z.string(), added: count, changed: count, deleted: count })),
  /** Verdicts that stand side by side through it: at most `mostMeetings`, and how many there are. */
  verdicts: z.array(meetingSchema),
  verdictCount: count,
  /** Other fields: the later value is shown, the others are in the history. */
  overruled: z.array(meetingSchema),
  overruledCount: count,
});
export type MergeReport = z.infer<typeof mergeReportSchema>;

/** More than anybody reads in a dialog; the rest is counted, and all of it is in the history. */
export const mostMeetings = 200;

/** An archive that was read and checked to the last byte. */
export const archiveContentsSchema = z.object({
  path: z.string(),
  fileName: z.string(),
  savedAt: z.string(),
  tool: z.string(),
  notebook: z.object({ id: notebookIdSchema, title: z.string() }),
  counts: z.object({ changeSets: count, blobs: count }),
  missingBlobs: z.array(blobHashSchema),
  /** Of all records with their stamps: equal notebooks have equal digests. */
  digest: z.string(),
  /** Records a person knows by name, per table, that are not deleted. */
  records: z.record(z.string(), count),
  /** The same notebook in this profile; null when there is none. */
  here: z
    .object({
      title: z.string(),
      isTrashed: z.boolean(),
      isReadOnly: z.boolean(),
      /** Change sets the archive has and the notebook lacks, and the other way round. */
      news: count,
      ownOnly: count,
      report: mergeReportSchema,
    })
    .nullable(),
});
export type ArchiveContents = z.infer<typeof archiveContentsSchema>;

/** What became of a restore. */
export const restoredSchema = z.object({
  notebook: z.object({ id: notebookIdSchema, title: z.string() }),
  how: z.enum(["new", "merged", "copy"]),
  /** Change sets taken in, and those that were there already. */
  taken: count,
  known: count,
  /** Change sets that the notebook has and the archive lacks: its other owner has not seen them. */
  ownOnly: count,
  /** Blobs that the archive itself has no sound copy of. */
  missingBlobs: count,
  /** Of the notebook as it now is. */
  digest: z.string(),
  /** Null unless it was merged. */
  report: mergeReportSchema.nullable(),
});
export type Restored = z.infer<typeof restoredSchema>;

/** An archive that was written, and read back. */
export const savedArchiveSchema = z.object({
  path: z.string(),
  bytes: count,
  counts: z.object({ changeSets: count, blobs: count }),
  missingBlobs: z.array(blobHashSchema),
  digest: z.string(),
});
export type SavedArchive = z.infer<typeof savedArchiveSchema>;

export const archivePhaseSchema = z.enum(["writing", "checking", "comparing", "restoring"]);
export type ArchivePhase = z.infer<typeof archivePhaseSchema>;

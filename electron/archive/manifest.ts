import { z } from "zod";
import { blobHashSchema, notebookIdSchema } from "#shared/domain/ids.ts";

/** The version of the archive's files themselves; one of a higher version is not restored. */
export const archiveFormat = 1;

export const manifestName = "manifest.json";

/** What every version of the manifest says, so that a newer archive is known for one. */
export const manifestVersionSchema = z.object({
  format: z.number().int().positive(),
  schemaVersion: z.number().int().positive(),
});

const count = z.number().int().nonnegative();

export const partSchema = z.object({
  name: z.string().regex(/^(history\/\d{8}\.jsonl|blobs\/\d{8}\.(bin|jsonl))$/),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Part = z.infer<typeof partSchema>;

export const manifestSchema = manifestVersionSchema.extend({
  /** Program and version that wrote it. */
  tool: z.string().max(100),
  savedAt: z.iso.datetime(),
  notebook: z.object({
    id: notebookIdSchema,
    title: z.string().min(1).max(200),
    createdAt: z.iso.datetime(),
    isSample: z.boolean(),
  }),
  /** The ledger it was taken from. */
  storeId: z.uuid(),
  counts: z.object({ changeSets: count, blobs: count }),
  /** Blobs that records name and the notebook had no sound copy of. */
  missingBlobs: z.array(blobHashSchema),
  /** Every other entry of the zip file, in order. */
  parts: z.array(partSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** One line of a pack's list: the blobs lie in the pack in this order, with nothing between them. */
export const packedBlobSchema = z.object({ hash: blobHashSchema, bytes: count });

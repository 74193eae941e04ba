import { z } from "zod";
import { articleIdSchema } from "../domain/ids.ts";
import { failureSchema } from "../failure.ts";
import { wholePath } from "./whole-path.ts";

/** One thing to import: a file or folder by path, bytes dropped without a path, what was pasted, or the clipboard as it is. */
export const importSourceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("path"),
    path: wholePath,
    /** What opens a file that is protected by one. */
    password: z.string().max(1000).optional(),
  }),
  z.object({
    kind: z.literal("bytes"),
    name: z.string().max(1000),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({
    kind: z.literal("paste"),
    text: z.string().max(20_000_000),
    html: z.string().max(20_000_000).nullable(),
  }),
  z.object({ kind: z.literal("clipboard") }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

/**
 * What became of one file. `articleId` of a duplicate is the article it duplicates; the
 * reason of an imported one is what the analyst should know of it.
 */
export const importResultSchema = z.object({
  file: z.string(),
  status: z.enum(["imported", "duplicate", "rejected"]),
  articleId: articleIdSchema.nullable(),
  title: z.string().nullable(),
  reason: failureSchema.nullable(),
  /** The mail it came with. */
  attachedTo: z.string().optional(),
  /** Where the file lies, when it lies somewhere by itself: it can be tried again. */
  path: z.string().nullable(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

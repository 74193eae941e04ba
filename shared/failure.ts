import { z } from "zod";

export { FailureError } from "./failure-error.ts";

const file = z.object({ fileName: z.string() });

/** A problem that the analyst can be told about. Plain data, so it survives IPC. */
export const failureSchema = z.discriminatedUnion("kind", [
  file.extend({ kind: z.literal("file-not-found") }),
  file.extend({ kind: z.literal("file-unreadable"), detail: z.string() }),
  file.extend({ kind: z.literal("file-not-regular") }),
  file.extend({ kind: z.literal("file-is-link") }),
  file.extend({ kind: z.literal("file-leads-outside") }),
  file.extend({ kind: z.literal("file-damaged") }),
  file.extend({ kind: z.literal("file-not-as-named"), extension: z.string() }),
  file.extend({ kind: z.literal("folder-empty") }),
  file.extend({ kind: z.literal("file-empty") }),
  file.extend({ kind: z.literal("file-too-large"), limitBytes: z.number() }),
  file.extend({ kind: z.literal("file-not-text") }),
  file.extend({ kind: z.literal("file-kind-unsupported"), extension: z.string() }),
  /** A whole notebook in one file, where articles were asked for. */
  file.extend({ kind: z.literal("file-is-notebook") }),
  file.extend({ kind: z.literal("file-encrypted") }),
  file.extend({ kind: z.literal("file-password-wrong") }),
  /** No refusal: the file came in, and this is said of it. */
  file.extend({ kind: z.literal("file-scanned") }),
  file.extend({ kind: z.literal("file-too-complex"), limit: z.string() }),
  file.extend({ kind: z.literal("file-took-too-long"), limitMs: z.number() }),
  file.extend({ kind: z.literal("file-broke-import"), detail: z.string() }),
  file.extend({ kind: z.literal("file-without-text") }),
  z.object({ kind: z.literal("clipboard-empty") }),
  z.object({ kind: z.literal("notebook-not-found"), notebook: z.string() }),
  z.object({ kind: z.literal("notebook-in-use"), path: z.string() }),
  z.object({ kind: z.literal("notebook-newer"), version: z.number() }),
  z.object({ kind: z.literal("notebook-read-only") }),
  z.object({ kind: z.literal("not-saved"), detail: z.string() }),
  z.object({ kind: z.literal("store-damaged"), detail: z.string() }),
  z.object({ kind: z.literal("folder-read-only"), path: z.string() }),
  z.object({ kind: z.literal("disk-full"), path: z.string() }),
  z.object({
    kind: z.literal("disk-nearly-full"),
    path: z.string(),
    freeBytes: z.number(),
    neededBytes: z.number(),
  }),
  z.object({ kind: z.literal("backup-not-found"), backup: z.string() }),
  z.object({ kind: z.literal("blob-missing"), hash: z.string() }),
  z.object({ kind: z.literal("brief-not-found"), brief: z.string() }),
  z.object({ kind: z.literal("brief-without-claims"), lens: z.string() }),
  z.object({ kind: z.literal("brief-has-findings"), count: z.number() }),
  z.object({ kind: z.literal("brief-already-issued"), number: z.number() }),
  z.object({
    kind: z.literal("brief-above-marking"),
    marking: z.string(),
    maximum: z.string(),
  }),
  file.extend({ kind: z.literal("logo-not-a-picture") }),
  z.object({
    kind: z.literal("template-not-found"),
    template: z.string(),
    known: z.array(z.string()),
  }),
  z.object({ kind: z.literal("lens-not-found"), lens: z.string(), known: z.array(z.string()) }),
  z.object({ kind: z.literal("article-not-found"), article: z.string() }),
  file.extend({ kind: z.literal("archive-not-found") }),
  file.extend({ kind: z.literal("archive-not-whole") }),
  file.extend({ kind: z.literal("archive-damaged"), part: z.string() }),
  file.extend({ kind: z.literal("archive-newer"), version: z.number() }),
  file.extend({ kind: z.literal("archive-contradicts"), part: z.string() }),
  file.extend({ kind: z.literal("archive-not-restored"), detail: z.string() }),
  z.object({ kind: z.literal("archive-not-written"), path: z.string(), detail: z.string() }),
  z.object({ kind: z.literal("purge-cited"), brief: z.string(), date: z.string() }),
  z.object({ kind: z.literal("purge-too-early"), date: z.string() }),
  z.object({ kind: z.literal("purge-notebook-issued"), brief: z.string(), date: z.string() }),
  z.object({ kind: z.literal("notebook-not-in-trash"), title: z.string() }),
  z.object({ kind: z.literal("person-unknown") }),
  /** A correction was made on a text that is not the article's any more. */
  z.object({ kind: z.literal("text-changed-meanwhile") }),
  z.object({ kind: z.literal("cancelled") }),
  z.object({ kind: z.literal("unexpected"), reference: z.string() }),
]);
export type Failure = z.infer<typeof failureSchema>;

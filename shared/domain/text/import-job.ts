import { z } from "zod";
import { failureSchema } from "../../failure.ts";
import { readingSchema } from "./reading.ts";

/** How a file's bytes are to be understood. Paste is taken whole: somebody selected it. */
export const importFormats = [
  "plain-text",
  "markdown",
  "html",
  "html-fragment",
  "saved-page",
  "mail",
  "word",
  "open-document",
  "rich-text",
  "pdf",
] as const;

/** One file for the import window. */
export const importJobSchema = z.object({
  id: z.string().min(1).max(64),
  fileName: z.string().max(1000),
  format: z.enum(importFormats),
  /** What opens a file that is protected by one. */
  password: z.string().max(1000).optional(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** One of several files whose bytes come one after the other. */
export const handedJobSchema = z.object({ job: importJobSchema, bytes: z.number().int().min(0) });
export type HandedJob = z.infer<typeof handedJobSchema>;

/** What the import window made of it. Untrusted: a page that read a hostile file says this. */
export const importOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("read"),
    reading: readingSchema,
    /** Of its cleaned text (likeness/sketch.ts); worked out there, as it takes a long text a while. */
    sketch: z
      .string()
      .regex(/^(?:[0-9a-f]{8}){1,64}$/)
      .nullable(),
    /** WHATWG label of the character set the bytes were decoded with. */
    charset: z.string().min(1).max(40),
    /** Of a file with pages: where its text stands on them, packed (pages/page-map.ts). */
    pageMap: z.string().max(50_000_000).optional(),
    /** Files that came inside it, to be read as articles of their own. */
    attachments: z.array(
      z.object({ name: z.string().max(255), base64: z.string().max(300_000_000) }),
    ),
  }),
  z.object({ kind: z.literal("failed"), failure: failureSchema }),
]);
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;
/** A file that could be read, before it is held against others. */
export type FileRead = Omit<Extract<ImportOutcome, { kind: "read" }>, "kind" | "sketch">;

/** What a file may come to before it is refused. Text in bytes and UTF-16 units alike, nodes and depth of HTML. */
export const importLimits = {
  textBytes: 20_000_000,
  /** A file that holds more than text: pictures, fonts, other files. */
  packedBytes: 200_000_000,
  /** An archive and the archives inside it, all together. */
  archive: { ratio: 100, inflatedBytes: 500_000_000, entries: 5000, depth: 3 },
  pages: 5000,
  nodes: 200_000,
  depth: 512,
  /** Of work, for a file of up to a megabyte, and for each megabyte more: no hang is worth ten seconds. */
  timeMs: 7_500,
  timeMsPerMegabyte: 2_000,
  /** So many times as long may pass while a busy machine does not let it work. */
  patience: 8,
  /** For a file whose reader shows that it gets on, page by page. */
  mostTimeMs: 300_000,
  /** Of the process that reads files; all of the program stays under 1.5 GB then. */
  memoryBytes: 1_000_000_000,
} as const;

import { z } from "zod";

/**
 * What the window and the frame that draws PDF pages say to each other. The frame has no
 * bridge; each side checks what it gets.
 */
export const toPdfFrameSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("show"),
    /** Counts up; answers name the document they are about. */
    document: z.number().int().nonnegative(),
    bytes: z.instanceof(ArrayBuffer),
    /** "Page {{page}} of {{pages}}" in the window's language, for screen readers. */
    pageLabel: z.string().max(200),
  }),
  /** The colour behind the pages, from the window's theme. */
  z.object({ kind: z.literal("ground"), colour: z.string().regex(/^#[0-9a-f]{6}$/iu) }),
]);
export type ToPdfFrame = z.infer<typeof toPdfFrameSchema>;

export const fromPdfFrameSchema = z.discriminatedUnion("kind", [
  /** Listening now. */
  z.object({ kind: z.literal("ready") }),
  z.object({
    kind: z.literal("shown"),
    document: z.number().int().nonnegative(),
    pages: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal("failed"),
    document: z.number().int().nonnegative(),
    detail: z.string().max(2000),
  }),
]);
export type FromPdfFrame = z.infer<typeof fromPdfFrameSchema>;

import { z } from "zod";

const pageNumber = z.number().int().min(1).max(100_000);
const points = z.number().min(-100_000).max(100_000);
const pixels = z.number().min(-1_000_000).max(1_000_000);
const documentNumber = z.number().int().nonnegative();

/** A rectangle on a page. Points, from the top left of the page as it is shown unturned. */
export const pageBoxSchema = z.object({
  left: points,
  top: points,
  width: points,
  height: points,
});
export type PageBox = z.infer<typeof pageBoxSchema>;

/** How a box is drawn; `pdf-frame.css` has a look for each. */
export const boxLookSchema = z.string().regex(/^[a-z]+(?:-[a-z]+)*(?:-[1-6])?$/u);

/**
 * Something drawn over a page. `words` names the letters it covers: of the text piece `item`
 * those from `from` to `to`, where the piece has `of` letters. The frame knows better than the
 * page map how wide each letter is.
 */
const drawnBoxSchema = pageBoxSchema.extend({
  page: pageNumber,
  look: boxLookSchema,
  words: z
    .object({
      item: z.number().int().nonnegative(),
      from: z.number().int().nonnegative(),
      to: z.number().int().nonnegative(),
      of: z.number().int().nonnegative(),
    })
    .nullable(),
});
export type DrawnBox = z.infer<typeof drawnBoxSchema>;

/** A place between two letters: before the letter `at` of the piece `item`, which has `of`. */
const letterSpotSchema = z.object({
  page: pageNumber,
  item: z.number().int().nonnegative(),
  at: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
});
export type LetterSpot = z.infer<typeof letterSpotSchema>;

/** Quarter turns to the right, in degrees. */
export const turnSchema = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
export type Turn = z.infer<typeof turnSchema>;

/**
 * What the window and the frame that draws PDF pages say to each other. The frame has no
 * bridge; each side checks what it gets.
 */
export const toPdfFrameSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("show"),
    /** Counts up; answers name the document they are about. */
    document: documentNumber,
    bytes: z.instanceof(ArrayBuffer),
    /** "Page {{page}} of {{pages}}" in the window's language, for screen readers. */
    pageLabel: z.string().max(200),
    password: z.string().max(1000).optional(),
    /** True where passages are chosen: then the frame tells what the pointer does. */
    isRead: z.boolean().default(false),
  }),
  /** The colour behind the pages, from the window's theme. */
  z.object({ kind: z.literal("ground"), colour: z.string().regex(/^#[0-9a-f]{6}$/iu) }),
  /** `zoom`: 1 is the printed size; null as wide as the frame. */
  z.object({
    kind: z.literal("view"),
    zoom: z.number().min(0.1).max(6).nullable(),
    turn: turnSchema,
  }),
  /** Everything that is drawn over the pages, in place of what was drawn before. */
  z.object({ kind: z.literal("boxes"), boxes: z.array(drawnBoxSchema).max(20_000) }),
  /** Brings a place in sight; `box` null: the top of the page. */
  z.object({ kind: z.literal("go"), page: pageNumber, box: pageBoxSchema.nullable() }),
  /** What dragging the pointer does: choose words, or draw a rectangle. */
  z.object({ kind: z.literal("tool"), tool: z.enum(["words", "region"]) }),
  /** Asks for a small picture of a page. */
  z.object({
    kind: z.literal("picture"),
    page: pageNumber,
    width: z.number().int().min(16).max(400),
  }),
]);
export type ToPdfFrame = z.input<typeof toPdfFrameSchema>;

/** Where the pointer is, on the page and in the frame. `spot` is null beside the words. */
const pointedSchema = z.object({
  page: pageNumber,
  left: points,
  top: points,
  spot: letterSpotSchema.nullable(),
  /** CSS pixels from the top left of the frame. */
  x: pixels,
  y: pixels,
});
export type Pointed = z.infer<typeof pointedSchema>;

const outlineLineSchema = z.object({
  title: z.string().max(500),
  level: z.number().int().min(1).max(20),
  /** Null where the file does not say. */
  page: pageNumber.nullable(),
});
export type OutlineLine = z.infer<typeof outlineLineSchema>;

export const fromPdfFrameSchema = z.discriminatedUnion("kind", [
  /** Listening now. */
  z.object({ kind: z.literal("ready") }),
  z.object({
    kind: z.literal("shown"),
    document: documentNumber,
    pages: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal("failed"),
    document: documentNumber,
    detail: z.string().max(2000),
  }),
  /** It opens with a password only; `isWrong`: not with the one that was given. */
  z.object({ kind: z.literal("locked"), document: documentNumber, isWrong: z.boolean() }),
  /** The file's own table of contents. */
  z.object({
    kind: z.literal("outline"),
    document: documentNumber,
    lines: z.array(outlineLineSchema).max(5000),
  }),
  /** The page read now, the pages in sight or near it, and the zoom they are shown at. */
  z.object({
    kind: z.literal("place"),
    page: pageNumber,
    first: pageNumber,
    last: pageNumber,
    zoom: z.number().positive().max(20),
  }),
  /** Words were chosen with the pointer; the ends in the order of the page's pieces. */
  z.object({ kind: z.literal("chosen"), from: letterSpotSchema, to: letterSpotSchema }),
  /** Null: beside the pages. */
  z.object({ kind: z.literal("pressed"), at: pointedSchema.nullable() }),
  /** The pointer rests; null once it moves on. */
  z.object({ kind: z.literal("rested"), at: pointedSchema.nullable() }),
  z.object({ kind: z.literal("region"), page: pageNumber, box: pageBoxSchema }),
  /** Where the chosen passage stands in the frame; null while it is out of sight. */
  z.object({
    kind: z.literal("passage"),
    place: z.object({ left: pixels, top: pixels, bottom: pixels }).nullable(),
  }),
  /** The wheel was turned with Ctrl held. */
  z.object({ kind: z.literal("zoom"), by: z.union([z.literal(1), z.literal(-1)]) }),
  z.object({
    kind: z.literal("picture"),
    document: documentNumber,
    page: pageNumber,
    width: z.number().int().min(1).max(400),
    height: z.number().int().min(1).max(4000),
    /** Four bytes a dot: red, green, blue, opacity. */
    pixels: z.instanceof(Uint8ClampedArray),
  }),
]);
export type FromPdfFrame = z.infer<typeof fromPdfFrameSchema>;

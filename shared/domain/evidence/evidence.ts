import { z } from "zod";
import { hedgeSchema } from "../claim/claim.ts";
import { dateBasisSchema, edtfSchema } from "../date/edtf.ts";
import {
  annotationIdSchema,
  claimIdSchema,
  evidenceIdSchema,
  originIdSchema,
  sourceIdSchema,
} from "../ids.ts";

export const bearingSchema = z.enum(["supports", "disputes", "qualifies"]);
export type Bearing = z.infer<typeof bearingSchema>;

export const quantityQualifiers = [
  "exact",
  "approximately",
  "at-most",
  "at-least",
  "more-than",
  "less-than",
  "unprecedented",
] as const;
export const quantityQualifierSchema = z.enum(quantityQualifiers);
export type QuantityQualifier = z.infer<typeof quantityQualifierSchema>;

/**
 * An annotation tied to a claim, with what was reported there. `originStanding` tells
 * an origin nobody has looked for yet (`unset`) from one that was looked for and is
 * not stated (`unknown`); only `known` carries an `originId`, and only that is counted.
 */
export const evidenceSchema = z.object({
  id: evidenceIdSchema,
  claimId: claimIdSchema,
  annotationId: annotationIdSchema,
  bearing: bearingSchema,
  originStanding: z.enum(["unset", "known", "unknown"]),
  originId: originIdSchema.nullable(),
  quantityValue: z.number().nullable(),
  /** Upper end of a range; null when the quantity is one number. */
  quantityUpTo: z.number().nullable(),
  quantityUnit: z.string().max(200).nullable(),
  quantityQualifiers: z.array(quantityQualifierSchema).max(4),
  /** What the passage holds the figure against ("at most 20 in the past five years"). */
  quantityBaseline: z.string().max(500).nullish(),
  date: edtfSchema.nullable(),
  /** The date in the passage's own words. */
  dateText: z.string().max(500).nullable(),
  dateBasis: dateBasisSchema.nullable(),
  /** What an inferred date or year rests on; null for a stated one. */
  dateInferredFrom: z.string().max(1000).nullable(),
  /** The place as the passage spells it; never corrected. */
  placeText: z.string().max(500).nullable(),
  placeName: z.string().max(500).nullable(),
  placeId: z.string().max(200).nullable(),
  hedge: hedgeSchema,
  /** A translation stands beside the quote, never in its place. */
  translation: z.string().max(1_000_000).nullable(),
  note: z.string().max(100_000).nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * One link of an evidence's speaker chain, outermost speaker first ("said by X,
 * quoting Y"). An unnamed holder is recorded as unnamed: `name` then says what the
 * passage says of them ("U.S. officials").
 */
export const speakerSchema = z.object({
  id: z.string(),
  evidenceId: evidenceIdSchema,
  /** Fractional index: the order in the chain. */
  position: z.string().min(1).max(200),
  name: z.string().max(500).nullable(),
  isUnnamed: z.boolean(),
  sourceId: sourceIdSchema.nullable(),
});
export type Speaker = z.infer<typeof speakerSchema>;

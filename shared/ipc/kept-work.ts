import { z } from "zod";
import { changeSetDraftSchema } from "../ledger/change.ts";

/** A text that was being typed and is in no notebook yet. */
export const keptTextSchema = z.object({
  /** Which field it stands in: its view, what was chosen there, its dialog and its label. */
  key: z.string().min(1).max(4000),
  /** The field's own name and where it stands, as a person reads them. */
  label: z.string().max(500),
  where: z.string().max(500),
  text: z.string().max(1_000_000),
  /** The text as a person reads it; the same, but for a brief's paragraph with its citations. */
  shown: z.string().max(1_000_000),
  at: z.iso.datetime(),
});
export type KeptText = z.infer<typeof keptTextSchema>;

/** Where in a notebook the analyst was: a view, and the ids of what was chosen. */
export const keptPlaceSchema = z.object({
  view: z.string().max(40),
  selection: z.record(z.string().max(40), z.string().max(400)),
});
export type KeptPlace = z.infer<typeof keptPlaceSchema>;

/** What a window leaves behind of one notebook when it ends, however it ends. */
export const keptWorkSchema = z.object({
  texts: z.array(keptTextSchema).max(1000),
  place: keptPlaceSchema.nullable(),
  /** Change sets that the disk has refused so far, in order. */
  unsaved: z.array(changeSetDraftSchema).max(10_000),
});
export type KeptWork = z.infer<typeof keptWorkSchema>;

import { z } from "zod";
import { tagIdSchema } from "../ids.ts";

/** A free word of the analyst's. Its id is derived from its folded name, so that a word is one tag. */
export const tagSchema = z.object({ id: tagIdSchema, name: z.string().trim().min(1).max(200) });
export type Tag = z.infer<typeof tagSchema>;

/** A tag on an article, annotation or claim. Id derived from tag and target. */
export const taggingSchema = z.object({
  id: z.string(),
  tagId: tagIdSchema,
  targetKind: z.enum(["article", "annotation", "claim"]),
  targetId: z.string().min(1).max(400),
});
export type Tagging = z.infer<typeof taggingSchema>;

/** Case and width do not make another tag. */
export function foldedTagName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

import { originIdSchema } from "#shared/domain/ids.ts";

/** Stands in the selection for "origin not stated": no record has this id. */
export const unstatedOrigin = originIdSchema.parse("not-stated");

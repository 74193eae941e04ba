import { z } from "zod";

/** What a session refuses: a request, another page, a new window, a permission, a download. */
const blockedKinds = ["request", "page", "window", "permission", "download"] as const;
export const blockedKindSchema = z.enum(blockedKinds);
export type BlockedKind = z.infer<typeof blockedKindSchema>;

export const blockedRequestSchema = z.object({
  /** The how-manyth refusal since the program started. */
  number: z.number().int(),
  kind: blockedKindSchema,
  /** The address asked for, or the permission's name. From files: shown as text, never followed. */
  address: z.string(),
  at: z.iso.datetime(),
});
export type BlockedRequest = z.infer<typeof blockedRequestSchema>;

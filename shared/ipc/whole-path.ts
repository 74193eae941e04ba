import { z } from "zod";

/** A whole path, of any system: one relative to wherever the program happens to run means nothing. */
export const wholePath = z
  .string()
  .max(4096)
  .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/);

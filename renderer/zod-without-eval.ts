import { config } from "zod/v4/core";

/*
 * zod compiles object schemas with `new Function` where it can, and probes for that when the first
 * is made. The pages' policy forbids it and reports the probe as a violation. The build puts this
 * module in zod's place in every page and worker (vite.config.ts), so it comes before any schema.
 */
config({ jitless: true });

export * from "zod/v4";

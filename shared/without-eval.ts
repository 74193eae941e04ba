import { config } from "zod";

/*
 * zod compiles schemas with `new Function` where it can and probes for that at its first parse. The
 * pages' policy forbids it and reports the probe as a violation. So every page and worker that
 * validates anything imports this file before all others.
 */
config({ jitless: true });

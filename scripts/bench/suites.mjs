import { brief } from "./brief.mjs";
import { folder } from "./folder.mjs";
import { importing } from "./import.mjs";
import { loop } from "./loop.mjs";
import { marks } from "./marks.mjs";
import { pdf } from "./pdf.mjs";
import { reader } from "./reader.mjs";
import { save } from "./save.mjs";
import { claims, scale } from "./scale.mjs";
import { search } from "./search.mjs";
import { startup } from "./startup.mjs";

/**
 * What a suite is given.
 *
 * @typedef {object} Bench
 * @property {import("./window.mjs").Machine} machine
 * @property {number} rounds how often each side is measured, in turns
 * @property {number} articles how many, where the number matters
 * @property {string | null} keep a data folder that stays for the next run; null for one that goes
 * @property {(words: string) => void} tell progress, for a person
 */

/** @type {Readonly<Record<string, (bench: Bench) => Promise<import("./lines.mjs").Line[]>>>} */
export const suites = {
  save,
  startup,
  loop,
  reader,
  pdf,
  search,
  scale,
  claims,
  marks,
  import: importing,
  folder,
  brief,
};

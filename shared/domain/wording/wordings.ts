import { english } from "./english.ts";
import { japanese } from "./japanese.ts";
import { korean } from "./korean.ts";
import type { Wording } from "./wording.ts";

/** The wording of the language these words are in, told by their script: articles quote each other. */
export function wordingOf(words: string): Wording {
  if (/\p{Script=Hangul}/u.test(words)) return korean;
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(words) ? japanese : english;
}

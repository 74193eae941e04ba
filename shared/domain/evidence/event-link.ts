import { patternOf } from "../wording/phrases.ts";
import { wordingOf } from "../wording/wordings.ts";

/** How a passage ties two events: as standing near each other in time, or as cause and effect. */
export type EventLink = "coincides" | "causes";

/** What the words say of two events; a cause named counts, whatever else they say. null when they tie none. */
export function eventLinkIn(words: string): EventLink | null {
  const { links } = wordingOf(words);
  if (patternOf(links.causes).test(words)) return "causes";
  return patternOf(links.coincides).test(words) ? "coincides" : null;
}

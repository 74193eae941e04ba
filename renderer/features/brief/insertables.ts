import type { Shown } from "#shared/domain/brief/brief.ts";
import type { Ground } from "#shared/domain/brief/ground.ts";
import { shownOf } from "#shared/domain/brief/shown-words.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { Target } from "./brief-commands.ts";
import { type Citable, citablesMatching } from "./brief-queries.ts";

/** Something that can be put into the text by name, with the words it would show. */
export interface Insertable {
  readonly target: Target;
  readonly shows: Shown;
  readonly words: string;
}

/** More could not be looked over; a longer name finds the others. */
const offeredAtOnce = 8;

/** What a citation can show of each kind of thing, the likeliest first. */
const shownOfKind: Readonly<Record<Citable["targetKind"], readonly Shown[]>> = {
  claim: ["statement", "rating"],
  evidence: ["quote", "figure"],
  judgement: ["statement"],
};

/** What can be put in, found by its words: claims, judgements, quotations, figures and ratings. */
export function insertablesMatching(
  query: string,
  ground: Ground,
  t: Translate,
): readonly Insertable[] {
  const found: Insertable[] = [];
  for (const { targetKind, targetId } of citablesMatching(query, ground)) {
    for (const shows of shownOfKind[targetKind]) {
      const words = shownOf({ targetKind, targetId }, shows, ground, t);
      if (words === null || words === "") continue;
      found.push({ target: { targetKind, targetId }, shows, words });
      if (found.length === offeredAtOnce) return found;
    }
  }
  return found;
}

/** The name being typed after @ or / at the caret, and where it begins; null when none is. */
export function queryBefore(
  text: string,
): { readonly query: string; readonly from: number } | null {
  const match = /(?:^|[\s(“"])([@/]([^@/\n]{0,60}))$/u.exec(text);
  if (match === null) return null;
  const [, typed = "", query = ""] = match;
  // A name that begins with a space is no name: "and / or".
  return /^\s/u.test(query) ? null : { query, from: text.length - typed.length };
}

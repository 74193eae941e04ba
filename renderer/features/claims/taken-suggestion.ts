import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import type { Claim } from "#shared/domain/claim/claim.ts";
import { type AnnotationId, annotationIdSchema } from "#shared/domain/ids.ts";
import { create, type RowOf, remove } from "#shared/domain/record.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import type { TakenPassage } from "./claim-commands.ts";

type Writes = Pick<Notebook, "db" | "commit">;

/** An article with the text version whose words are marked. */
export interface MarkedText {
  readonly article: Pick<RowOf<"articles">, "id">;
  readonly version: Pick<RowOf<"textVersions">, "id">;
  readonly text: string;
}

/** What the analyst takes of a suggestion: as it was shown, or as they edited it. */
export interface TakenSuggestion {
  readonly claim: Pick<Claim, "statement" | "kind" | "hedge">;
  readonly passage: Omit<TakenPassage, "annotationId">;
}

/** All that a suggestion shows, taken as it stands. The rating, the origin and the lenses stay open. */
export function takenWhole(candidate: Candidate): TakenSuggestion {
  const { kind, hedge, quantity, date, place, speakers } = candidate;
  return {
    claim: { statement: asSentence(displayText(candidate.quote)), kind, hedge: hedge.hedge },
    passage: {
      bearing: "supports",
      hedge: hedge.hedge,
      figure: quantity,
      date,
      place,
      speakers: speakers.map(({ name, isUnnamed }) => ({ name, isUnnamed, sourceId: null })),
    },
  };
}

/** What ties a sentence to the one before it, and says nothing where it stands alone. */
const connectives =
  /^(?:furthermore|moreover|in addition|additionally|meanwhile|besides|also|and|but|さらに|また|しかし|一方|또한|그러나|하지만|한편)(?:[,、]\s*|\s+|(?=[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]))/iu;

/** "CAIRO — ", "OSLO, March 3 (Wire) — ": where a report was sent from is no part of what it says. */
const dateline =
  /^\p{Lu}{3,}(?:[ .-]\p{Lu}+){0,3}\.?(?:, [^—–]{1,40}?)?(?: \([^)]{1,40}\))? ?(?:—|–|--) ?/u;

/**
 * A sentence of an article hangs on the one before it, and half a sentence begins in small letters; the
 * claim made of it stands by itself.
 */
function asSentence(words: string): string {
  // "While" with a capital letter opens a sentence whose other half follows.
  const alone = words
    .replace(dateline, "")
    .replace(connectives, "")
    .replace(/^while\s+/u, "");
  return alone.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The mark on exactly these words, or the change that makes one. */
export async function markOf(
  { db }: Writes,
  { article, version, text }: MarkedText,
  range: Pick<Candidate, "start" | "end">,
): Promise<{ readonly annotationId: AnnotationId; readonly marked: readonly Change[] }> {
  const selectors = selectorsOf(text, range);
  const { start, end } = selectors;
  const standing = await db.annotations
    .where("articleId")
    .equals(article.id)
    .filter((row) => row.textVersionId === version.id && row.start === start && row.end === end)
    .first();
  if (standing !== undefined) return { annotationId: standing.id, marked: [] };
  const annotationId = annotationIdSchema.parse(newId());
  const mark = create("annotations", {
    id: annotationId,
    articleId: article.id,
    textVersionId: version.id,
    ...selectors,
    style: "highlight",
    colour: 1,
    note: null,
  });
  return { annotationId, marked: [mark] };
}

export async function bringBack(notebook: Writes, row: RowOf<"dismissals">): Promise<void> {
  await notebook.commit("suggestion:bring-back", [remove("dismissals", row)]);
}

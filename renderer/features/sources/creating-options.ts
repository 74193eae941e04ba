import type { Option } from "#renderer/ui/select.tsx";
import { foldedText } from "#shared/domain/text/word-match.ts";

type Choice = Option<string>;

export interface Offered {
  /** Choices that are always offered: before the others, and after what matches once something is typed. */
  readonly fixed: readonly Choice[];
  /** What matches the text typed so far. */
  readonly matching: readonly Choice[];
  readonly chosen: Choice | null;
  readonly typed: string;
  /** The choice that makes what was typed. */
  readonly toMake: (name: string) => Choice;
  /** Why nothing is made of a name that begins with these words of a fixed choice. */
  readonly refusalText: (words: string) => string;
}

/** What the field says of a choice. */
export function wordsFor(chosen: Choice | null): string {
  return chosen?.written ?? chosen?.text ?? "";
}

/** The fixed choice whose words this name begins with: then it is that choice with more behind it, and no name. */
export function fixedIn(name: string, fixed: readonly Choice[]): Choice | null {
  const folded = foldedText(name.trim());
  return fixed.find(({ text }) => folded !== foldedText(text) && begins(folded, text)) ?? null;
}

const refusalOf = (text: string): Choice => ({ value: "refused:", text, isDisabled: true });

const begins = (folded: string, text: string) => folded.startsWith(foldedText(text));

/** The choices of a field, in their order. */
export function offeredChoices({
  fixed,
  matching,
  chosen,
  typed,
  toMake,
  refusalText,
}: Offered): readonly Choice[] {
  const known = [...fixed, ...matching];
  // The list must hold what is chosen, or the field would forget its words.
  const kept = chosen === null || known.some(({ value }) => value === chosen.value) ? [] : [chosen];
  if (typed === "" || typed === wordsFor(chosen)) return [...fixed, ...matching, ...kept];
  const begun = fixedIn(typed, fixed);
  const isNew = !known.some(({ text }) => text === typed) && begun === null;
  // Said where the offer to make it would stand: what is below the field lies under the list.
  const refused = begun === null ? [] : [refusalOf(refusalText(begun.text))];
  // What was typed comes first: the first arrow and Enter must never take a choice it does not name.
  return [...refused, ...matching, ...(isNew ? [toMake(typed)] : []), ...fixed, ...kept];
}

/** The choice that these words name whole, or the one that makes it; null where they name none. */
export function namedBy(typed: string, options: readonly Choice[], made: string): Choice | null {
  const folded = foldedText(typed);
  if (folded === "") return null;
  const known = options.filter(({ isDisabled }) => isDisabled !== true);
  return (
    known.find(({ text }) => foldedText(text) === folded) ??
    known.find(({ value }) => value === made) ??
    null
  );
}

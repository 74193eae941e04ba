import { sentencesOf } from "../anchoring/segments.ts";
import { placesIn } from "../domain/place/gazetteer.ts";
import type { Block } from "../domain/text/text-version.ts";

/** A name as an article writes it, with the first sentence that has it. */
export interface Mention {
  readonly name: string;
  readonly articleId: string;
  /** The sentence, word for word. */
  readonly passage: string;
  /** The place in the gazetteer; null for a name it does not know. */
  readonly placeId: string | null;
  /** Another form of the name that stands in brackets behind it: "(CSIS)", "(회령)". */
  readonly inBrackets: string | null;
}

const capital = "\\p{Lu}[\\p{L}\\p{M}’'-]*\\p{Ll}[\\p{L}\\p{M}’'-]*";
/** Two capitalised words and more, with the small words that stand inside names. */
const properName = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${capital})(?: (?:(?:of|for|and) )?(?:${capital}))+`,
  "gu",
);
const bracketed = new RegExp(
  `(?<name>(?:${capital})(?: (?:(?:of|for|and|the) )*(?:${capital}))*|[\\p{Script=Hangul}]{2,12}|[\\p{Script=Han}\\p{Script=Katakana}ー]{2,12}) ?[(（](?<other>\\p{Lu}{2,8}|[\\p{Script=Hangul}]{2,12}|[\\p{Script=Han}\\p{Script=Katakana}ー]{2,12}|${capital}(?: ${capital})*)[)）]`,
  "gu",
);
/** Words that open sentences, and titles that are no part of a name. */
const notOfName =
  /^(?:The|This|These|That|It|In|On|At|As|By|For|During|After|Before|Following|According|While|But|And|Furthermore|Recent|Increased|President|Russian|Chairman|Mr|Ms|Mrs|Dr|Minister|Former) /u;

/**
 * The names in an article, each spelling once. Capitalised runs, places of the gazetteer,
 * and forms given in brackets; removed lines, captions and biographies are not searched.
 */
export function mentionsIn(
  articleId: string,
  text: string,
  blocks: readonly Block[],
  language = "und",
): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { start, runInEnd, end, role, removedReason } of blocks) {
    if (removedReason !== null || !searchedRoles.includes(role)) continue;
    const words = text.slice(runInEnd ?? start, end);
    for (const range of sentencesOf(words, language)) {
      const passage = words.slice(range.start, range.end);
      // A headline capitalises every word.
      for (const { name, ...more } of namesOf(passage, role !== "title")) {
        const known = found.get(name);
        const blank = { articleId, passage, placeId: null, inBrackets: null };
        found.set(name, { ...blank, ...known, ...more, name });
      }
    }
  }
  return [...found.values()];
}

const searchedRoles: readonly Block["role"][] = ["title", "paragraph", "list-item", "quote"];

type Named = Pick<Mention, "name"> & Partial<Pick<Mention, "placeId" | "inBrackets">>;

function namesOf(sentence: string, hasCapitalsForNames: boolean): readonly Named[] {
  const places = placesIn(sentence).map(
    ({ text: name, place }): Named => ({ name, placeId: place?.id ?? null }),
  );
  const forms = [...sentence.matchAll(bracketed)].flatMap((match): readonly Named[] => {
    const { name = "", other = "" } = match.groups ?? {};
    // A bracket with a year or with the same word again says nothing of names.
    return isOtherForm(name, other) ? [{ name: trimmed(name), inBrackets: other }] : [];
  });
  if (!hasCapitalsForNames) return [...places, ...forms];
  const runs = [...sentence.matchAll(properName)].flatMap((match) => namesOfRun(match[0]));
  return [...places, ...forms, ...runs.map((name) => ({ name }))];
}

/** "Ana Lim and Bo Ek" are two names, "Centre for Strategic and Naval Studies" is one; owners are names of their own. */
function namesOfRun(run: string): readonly string[] {
  return run
    .split(/['’]s /u)
    .flatMap((part) => (/ (?:of|for) .* and /u.test(part) ? [part] : part.split(" and ")))
    .map(trimmed)
    .filter((name) => name.includes(" "));
}

function trimmed(name: string): string {
  let left = name.replace(/['’]s?$/u, "");
  while (notOfName.test(left)) left = left.replace(notOfName, "");
  return left;
}

/** True where the bracket gives initials of the name, or the name in another script. */
function isOtherForm(name: string, other: string): boolean {
  if (/^\p{Lu}+$/u.test(other)) {
    const initials = name.match(/(?<![\p{L}])\p{Lu}/gu)?.join("") ?? "";
    return initials.length >= 2 && initials.endsWith(other);
  }
  return scriptOf(name) !== scriptOf(other);
}

export function scriptOf(name: string): "latin" | "hangul" | "han" | "other" {
  if (/\p{Script=Hangul}/u.test(name)) return "hangul";
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name)) return "han";
  return /\p{Script=Latin}/u.test(name) ? "latin" : "other";
}

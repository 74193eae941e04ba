/**
 * Phrases as a linguist writes them, compiled to one pattern:
 *
 * - a Latin word stands alone, its first letter in either case; white space may be any;
 * - `fear*` takes any ending: fears, fearful;
 * - `(the )` may be missing, `[may|might]` is one of several;
 * - `#` is a number in digits, `=` says that one follows, `~` that a word in small letters does,
 *   `$` that nothing does;
 * - `...` is up to 80 characters of the same sentence, `..` up to four words.
 *
 * Chinese, Japanese and Korean phrases are found wherever they stand.
 */
export type Phrases = readonly string[];

const known = new WeakMap<Phrases, RegExp>();

/** One pattern for a list, made once for each list. */
export function patternOf(phrases: Phrases): RegExp {
  const before = known.get(phrases);
  if (before !== undefined) return before;
  const made = new RegExp(phrases.length === 0 ? "(?!)" : sourceOfAny(phrases), "u");
  known.set(phrases, made);
  return made;
}

const knownAtStart = new WeakMap<Phrases, RegExp>();

/** The same, found only where the words begin; a quotation mark may stand before them. */
export function patternAtStartOf(phrases: Phrases): RegExp {
  const before = knownAtStart.get(phrases);
  if (before !== undefined) return before;
  const made = new RegExp(`^[“"「『(（]?${sourceOfAny(phrases)}`, "u");
  knownAtStart.set(phrases, made);
  return made;
}

export function sourceOfAny(phrases: Phrases): string {
  return `(?:${phrases.map(sourceOf).join("|")})`;
}

const wordStart = "(?<![\\p{L}\\p{N}])";
const wordEnd = "(?![\\p{L}\\p{N}])";

/** The pattern of one phrase, without flags; flag `u` is needed. */
export function sourceOf(phrase: string): string {
  const opens = /^[([]*[\p{Script=Latin}\d]/u.test(phrase) ? wordStart : "";
  const closes = /[\p{Script=Latin}\d][)\]]*$/u.test(phrase) ? wordEnd : "";
  let source = "";
  let isWordStart = true;
  for (let at = 0; at < phrase.length; at += 1) {
    const character = phrase.charAt(at);
    const gap = /^ ?\.\.\. ?/u.exec(phrase.slice(at))?.[0];
    if (gap !== undefined) {
      const isOfWords = gap.length > 3;
      source += isOfWords ? `${wordEnd}[^.。!?]{0,80}?${wordStart}` : "[^.。!?]{0,80}?";
      at += gap.length - 1;
      isWordStart = true;
      continue;
    }
    if (phrase.startsWith("..", at)) {
      // The white space after it is part of the words.
      source += "(?:[\\p{L}'’-]+\\s+){0,4}?";
      at += phrase.charAt(at + 2) === " " ? 2 : 1;
      isWordStart = true;
      continue;
    }
    source += sourceOfCharacter(character, isWordStart);
    isWordStart = /[\s([|]/u.test(character);
  }
  return `${opens}${source}${closes}`;
}

function sourceOfCharacter(character: string, isWordStart: boolean): string {
  switch (character) {
    case "*":
      return "\\p{L}*";
    case "(":
    case "[":
      return "(?:";
    case ")":
      return ")?";
    case "]":
      return ")";
    case "|":
      return "|";
    case "#":
      return "[\\d０-９][\\d０-９.,，．]*";
    case "=":
      return "(?=\\s*[\\d０-９])";
    case "$":
      return "(?=[\\s.。”」』]*$)";
    case "~":
      return "(?=\\s\\p{Ll})";
    case " ":
      return "\\s+";
    case "'":
    case "’":
      return "['’]";
    default:
      return isWordStart && /\p{Script=Latin}/u.test(character)
        ? `[${character.toLowerCase()}${character.toUpperCase()}]`
        : character.replace(/[.*+?^${}()|[\]\\/]/u, "\\$&");
  }
}

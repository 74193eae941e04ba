import { jobTitle } from "./cleaning-rules.ts";
import { wordCount } from "./draft-block.ts";

const nameWord = "[\\p{Lu}][\\p{L}\\p{M}'’.-]*|de|da|di|del|van|von|der|bin|al|el|la";
const latinName = new RegExp(
  `^(?:(?:${nameWord})\\s+){1,4}(?:[\\p{Lu}][\\p{L}\\p{M}'’.-]*)(?:,?\\s+(?:Jr|Sr|II|III|IV)\\.?)?$`,
  "u",
);
const eastAsianName =
  /^(?:[\p{Script=Han}]{1,4}[\s　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}|[\p{Script=Hangul}]{2,4}|[\p{Script=Katakana}ー]{2,}(?:[・\s][\p{Script=Katakana}ー]{2,})+)$/u;

/** "豆満江駅の貨車急増": what joins two words of Chinese characters stands in no name. */
const joinedWords = /\p{Script=Han}[はがをにのでとも]\p{Script=Han}/u;

/** True for what reads as one person's name, and nothing else. */
export function looksLikeName(text: string): boolean {
  if (latinName.test(text)) return !jobTitle.test(text);
  return eastAsianName.test(text) && !joinedWords.test(text);
}

const english =
  /^(?:(?:written|reported|story|article|text|words|posted|published|authored)\s+)?by\s*[:：]?\s+(.+)$/iu;
const labelled =
  /^(?:author|authors|writer|reporter|byline|文|取材・文|執筆|著者|筆者|記者|글|필자|기자|취재)\s*(?:[:：＝=／/|]|\s{2,})\s*(.+)$/iu;
const japanese =
  /^[【（(［[]?\s*((?:.{1,24}[・＝=\s])?.{2,12}?)\s*(?:記者|特派員|編集委員|論説委員)\s*[】）)］\]]?$/u;
const korean =
  /^[([]?\s*(?:[^=\s]{1,12}[=\s]\s*)?(?:[\p{Script=Hangul}]+뉴스\s+)?([\p{Script=Hangul}]{2,4}(?:\s*[·,]\s*[\p{Script=Hangul}]{2,4}){0,3})\s*(?:(?:선임|수석|인턴|전문)\s*)?(?:기자|특파원|논설위원|통신원)\s*[\])]?\s*[=|]?\s*(?:<?[\w.+-]+@[\w.-]+>?)?\.?$/u;
const nameAndRole = /^([^,|·•–—]{3,60}?)\s*(?:[,|·•–—]|\s-\s)\s*(.{3,80})$/u;

/** The author a stand-alone line names ("By Jane Doe", "山田太郎記者"), or null. */
export function bylineIn(text: string): string | null {
  if (text.length > 160) return null;
  const said = english.exec(text)?.[1] ?? labelled.exec(text)?.[1];
  if (said !== undefined) return namesIn(said);
  const named = korean.exec(text)?.[1] ?? japanese.exec(text)?.[1];
  if (named !== undefined) return named.trim();
  const [, name, role] = nameAndRole.exec(text) ?? [];
  if (name !== undefined && role !== undefined && looksLikeName(name) && jobTitle.test(role)) {
    return name;
  }
  return null;
}

/** Cuts the paper, the post and the day off a list of names; null when no name is left. */
function namesIn(said: string): string | null {
  const cut = said
    .split(/\s*(?:[|•–—]|\s-\s|\bfor\s+the\b|\bpublished\b|\bposted\b|\bupdated\b)\s*/iu)[0]
    ?.trim();
  if (cut === undefined || cut === "") return null;
  const parts = cut.split(/\s*,\s*/u);
  while (
    parts.length > 1 &&
    (jobTitle.test(parts.at(-1) ?? "") || /\d|^$/u.test(parts.at(-1) ?? ""))
  ) {
    parts.pop();
  }
  const names = parts.join(", ");
  const isTooLong = wordCount(names) > 12 || /[.!?。]$/u.test(names.replace(/\b(?:Jr|Sr)\.$/u, ""));
  return isTooLong || !/^["'“]?[\p{Lu}\p{Lo}]/u.test(names) ? null : names;
}

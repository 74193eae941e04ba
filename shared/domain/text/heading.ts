import { endsSentence, weightOf, wordCount } from "./draft-block.ts";

/** A heading rarely has more; longer lines without a full stop are captions or list items. */
const maxWords = 12;
const maxWeight = 100;

const endsOpen = /[,;、，；–—-]$/u;
const endsWithColon = /[:：]$/u;
const introducesSpeech =
  /\b(?:said|says|say|added|adds|asked|asks|wrote|writes|told|reads?|stated|replied|following|include[sd]?|are|is|was|were)\s*[:：]$/iu;
const startsLower = /^["'“‘(]*\p{Ll}/u;

/** True for a stand-alone short line without final punctuation; an ending colon is allowed. */
export function looksLikeHeading(text: string): boolean {
  if (text === "" || endsSentence(text) || endsOpen.test(text) || startsLower.test(text)) {
    return false;
  }
  if (!/\p{L}/u.test(text)) return false;
  const words = wordCount(text);
  if (endsWithColon.test(text)) {
    return words <= 6 && weightOf(text) <= 60 && !introducesSpeech.test(text);
  }
  return words <= maxWords && weightOf(text) <= maxWeight;
}

/** A headline may be longer than a heading, and may ask or shout. */
export function looksLikeHeadline(text: string): boolean {
  const words = wordCount(text);
  return (
    words >= 2 &&
    words <= 40 &&
    text.length <= 250 &&
    !/[.。．,、;；:：]$/u.test(text.replace(/(?:\.\.\.|…)$/u, "")) &&
    !/^https?:/iu.test(text)
  );
}

const smallWords = new Set(
  "a an and as at but by for from in into nor of on or over per the to under via vs with within".split(
    " ",
  ),
);
/** One word alone is a label only when it is a heading's word: "Kim: We will…" is somebody speaking. */
const labelWords = new Set(
  "analysis assessment background caution conclusion context cost defence defense diplomacy economy history implications impact introduction key limitations logistics opportunities outlook overview politics precedent prospects recommendations response risks security significance stakes summary takeaway technology threats timeline trade transparency".split(
    " ",
  ),
);
const latinLabel = /^([\p{Lu}\p{N}“"'‘][^:.!?。]{1,78}?):\s+(?=["“‘'(]*[\p{Lu}\p{N}])/u;
const eastAsianLabel =
  /^([【［〈]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{N}・ ー]{2,20}[】］〉]?)[：:]\s*(?=[^\s])/u;

/**
 * The length of a run-in heading that opens a paragraph ("Defense Preparedness: In
 * response…"), colon included; null when there is none.
 */
export function runInLength(text: string): number | null {
  const match = latinLabel.exec(text) ?? eastAsianLabel.exec(text);
  const label = match?.[1];
  if (match === null || label === undefined) return null;
  const rest = text.slice(match[0].length);
  if (weightOf(rest) < 40 || weightOf(rest) < weightOf(label)) return null;
  if (!isLabel(label)) return null;
  return text.slice(0, match[0].length).trimEnd().length;
}

function isLabel(label: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(label)) return true;
  const words = label.split(/[\s/]+/u).filter((word) => word !== "");
  if (words.length === 1) return labelWords.has(label.toLowerCase());
  if (words.length > 8 || label === label.toUpperCase()) return false;
  return words.every(
    (word) => smallWords.has(word.toLowerCase()) || /^["'“‘(]*[\p{Lu}\p{N}&]/u.test(word),
  );
}

/** What kind of paper it is stands above many a headline, larger than the headline. */
const paperKind =
  /^(?:memo(?:randum)?|(?:press|news|media)\s+(?:release|information)|report|briefing(?:\s+(?:note|paper))?|fact\s?sheet|policy\s+(?:brief|paper)|working\s+paper|(?:research|technical)\s+note|newsletter|bulletin|contents|(?:報道|記者)発表(?:資料)?|プレスリリース|報告書|資料|보도자료|보고서|메모)\s*(?:(?:no\.?|nr\.?|第)\s*[\d/-]+\s*号?)?$/iu;

/** True for a line that names the kind of a paper and not what it is about. */
export function namesPaperKind(text: string): boolean {
  return paperKind.test(text.trim());
}

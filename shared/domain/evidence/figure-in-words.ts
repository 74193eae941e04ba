import type { QuantityQualifier } from "./evidence.ts";

/** A quantity as the words give it. Offsets are UTF-16 units into the words read. */
export interface FigureInWords {
  readonly start: number;
  readonly end: number;
  /** Null where the words claim a size without a number ("unprecedented"). */
  readonly value: number | null;
  readonly upTo: number | null;
  readonly unit: string | null;
  /** Hedges and limits in the order found; `exact` alone when the number stands bare. */
  readonly qualifiers: readonly QuantityQualifier[];
}

type Cue = readonly [RegExp, QuantityQualifier];

/** What stands right before a number. Emphasis ("a staggering 73") limits nothing and is passed over. */
const cuesBefore: readonly Cue[] = [
  [
    /\b(?:approximately|about|around|roughly|nearly|almost|some|circa|ca\.|approx\.)$/iu,
    "approximately",
  ],
  [/\b(?:at least|no (?:fewer|less) than|a minimum of)$/iu, "at-least"],
  [/\b(?:at most|up to|no more than|a maximum of|not more than)$/iu, "at-most"],
  // After "no more than" and "no fewer than", whose last words they are.
  [/\b(?:more than|over|in excess of|upwards of|exceeding)$/iu, "more-than"],
  [/\b(?:less than|fewer than|under|below)$/iu, "less-than"],
  [/(?:約|およそ|おおよそ|ほぼ|大约|约|약|대략|거의)$/u, "approximately"],
  [/(?:少なくとも|最低|최소|적어도|至少)$/u, "at-least"],
  [/(?:最大|最多|최대|많아야)$/u, "at-most"],
  [/(?:超过|逾)$/u, "more-than"],
];

/** What stands right after a number and its unit. */
const cuesAfter: readonly Cue[] = [
  [/^(?:or more|or so more)\b/iu, "at-least"],
  [/^(?:or (?:fewer|less)|at (?:the )?most|at (?:the )?maximum)\b/iu, "at-most"],
  [/^(?:at least|at (?:the )?minimum)\b/iu, "at-least"],
  [/^(?:or so|or thereabouts)\b/iu, "approximately"],
  [/^(?:以上|이상)/u, "at-least"],
  [/^(?:以下|以内|이하)/u, "at-most"],
  [/^(?:未満|미만|弱)/u, "less-than"],
  [/^(?:を?超|余り?|を上回|초과|[을를]? ?넘|多)/u, "more-than"],
  [/^(?:程度|前後|ほど|くらい|ぐらい|左右|가량|정도|안팎|쯤)/u, "approximately"],
];

const emphasis =
  /\b(?:an? )?(?:staggering|whopping|record|total of|remarkable|mere|massive|full|estimated)$/iu;

const wordValues: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  億: 1e8,
  亿: 1e8,
  兆: 1e12,
  십: 10,
  백: 100,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  조: 1e12,
};

const digits =
  "[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?";
const eastAsianScale = "[十百千万萬億亿兆십백천만억조]";
/** Digits with East Asian scales, possibly several ("1万2千", "3억 5천만"), or with an English scale word. */
const numeral = new RegExp(
  `(?:${digits})(?:${eastAsianScale}+(?: ?(?:${digits})${eastAsianScale}+)*(?:${digits})?| (?:hundred|thousand|million|billion|trillion)\\b)?`,
  "giu",
);
const kanjiDigits = "〇一二三四五六七八九";
/** Numbers written out, as statements and vertical print do; only before what they count ("一部" counts nothing). */
const kanjiNumeral = /[〇一二三四五六七八九十百千万億兆]+/gu;
const numberWord = new RegExp(
  `\\b(?:${Object.keys(wordValues)
    .filter((word) => word !== "hundred" && word !== "thousand")
    .join(
      "|",
    )})(?:[ -](?:${Object.keys(wordValues).join("|")}))*(?: (?:million|billion|trillion))?\\b`,
  "giu",
);

/**
 * The quantities in a passage's words, in order of place. A proposal: what a number
 * counts is guessed from the word beside it.
 *
 * @param taken stretches that are something else already, such as dates
 * @param context the sentence around the words, where a unit may stand ("The number of railcars … totaled 73")
 */
export function figuresIn(
  words: string,
  taken: readonly { readonly start: number; readonly end: number }[] = [],
  context: string = words,
): readonly FigureInWords[] {
  const figures: FigureInWords[] = [];
  const isTaken = (start: number, end: number) =>
    [...taken, ...figures].some((other) => start < other.end && end > other.start);

  for (const match of words.matchAll(numeral)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isTaken(start, end) || isPartOfName(words, start, end)) continue;
    figures.push(figureAt(words, start, end, numeralValue(match[0]), context));
  }
  for (const match of words.matchAll(kanjiNumeral)) {
    const start = match.index;
    const end = start + match[0].length;
    // "十一月" and "第二回" are a date and a place in an order.
    if (isTaken(start, end) || /[第0-9０-９]$/u.test(words.slice(0, start))) continue;
    if (eastAsianUnitAfter(words.slice(end).replace(/^余/u, "")) === null) continue;
    figures.push(figureAt(words, start, end, kanjiValue(match[0]), context));
  }
  for (const match of words.matchAll(numberWord)) {
    const start = match.index;
    const end = start + match[0].length;
    const value = wordsValue(match[0]);
    // "one" alone is nearly always a pronoun ("the longest one").
    if (match[0].toLowerCase() === "one" || isTaken(start, end)) continue;
    const figure = figureAt(words, start, end, value, context);
    const isCount =
      figure.unit === null
        ? countsAlone(words, start, end)
        : !isSpanOfTime(words, figure.unit, start);
    if (isCount) figures.push(figure);
  }
  const unprecedented = /\bunprecedented\b|前例のない|전례 ?없는/iu.exec(words);
  if (figures.length === 0 && unprecedented !== null) {
    figures.push({
      start: unprecedented.index,
      end: unprecedented.index + unprecedented[0].length,
      value: null,
      upTo: null,
      unit: null,
      qualifiers: ["unprecedented"],
    });
  }
  return mergeRanges(
    words,
    figures.sort((a, b) => a.start - b.start),
  );
}

function figureAt(
  words: string,
  start: number,
  end: number,
  value: number,
  context: string,
): FigureInWords {
  const qualifiers: QuantityQualifier[] = [];
  const sign = currencySign.exec(words.slice(0, start))?.[0] ?? "";
  let from = start - sign.length;
  let before = words.slice(0, from).trimEnd().replace(emphasis, "").trimEnd();
  for (let cue = cueIn(cuesBefore, before); cue !== null; cue = cueIn(cuesBefore, before)) {
    qualifiers.unshift(cue.qualifier);
    before = before.slice(0, before.length - cue.length).trimEnd();
    from =
      before.length +
      (words.slice(before.length).length - words.slice(before.length).trimStart().length);
  }

  const after = words.slice(end);
  // Korean 여 and Japanese 余 stand between number and unit: "1천여 개", "70余両".
  const loose = /^ ?[여余]/u.exec(after)?.[0] ?? "";
  if (loose !== "") qualifiers.push(loose.includes("余") ? "more-than" : "approximately");
  // What is counted in a currency is money, whatever noun follows: "$300 billion sale".
  const currency = sign === "" ? null : { name: sign.trim(), length: 0 };
  const unit = currency ?? unitAfter(after.slice(loose.length));
  let to = end + loose.length + (unit?.length ?? 0);

  for (let rest = words.slice(to); ; rest = words.slice(to)) {
    const gap = /^[\s…,，]*/u.exec(rest)?.[0].length ?? 0;
    const cue = cueAtStart(rest.slice(gap));
    if (cue === null) break;
    qualifiers.push(cue.qualifier);
    to += gap + cue.length;
  }
  return {
    start: from,
    end: to,
    value,
    upTo: null,
    unit: unit?.name ?? unitOfCount(context, words),
    qualifiers: qualifiers.length === 0 ? ["exact"] : [...new Set(qualifiers)].slice(0, 4),
  };
}

function cueIn(cues: readonly Cue[], text: string) {
  for (const [pattern, qualifier] of cues) {
    const found = pattern.exec(text);
    if (found !== null) return { qualifier, length: found[0].length };
  }
  return null;
}

const cueAtStart = (text: string) => cueIn(cuesAfter, text);

/** As the passage writes it: which dollars "$" means is not said. */
const currencySign = /(?:(?<![\p{L}\p{N}])(?:US|A|C|HK|NZ|NT|S))?[$€£¥￥₩₹₽]\s?$/u;

/** Words that never name what is counted. */
const notUnits = new Set(
  "and or of in on at to for from by with without within the a an is are was were be been has have had will would could should may might can must do does did that this these those which who whom whose what while when where why how as than then but if because so yet not also only more less fewer percent per over under above below between during since until after before into onto through throughout across along among around about against toward towards near next last past each every ago now later earlier early late already away apart up down out off it he she they we you his her its their our".split(
    " ",
  ),
);

/** What stands between a number and what it counts: "50 other people". */
const besideUnit =
  /^[ -](?:other|others|additional|new|further|different|separate|such|or so)(?= \p{Ll})/u;

function unitAfter(after: string): { readonly name: string; readonly length: number } | null {
  const percent = /^ ?(?:%|％|percent\b|per cent\b|パーセント|퍼센트)/iu.exec(after);
  if (percent !== null) return { name: "%", length: percent[0].length };

  const eastAsian = eastAsianUnitAfter(after);
  if (eastAsian !== null) return eastAsian;

  const between = besideUnit.exec(after)?.[0] ?? "";
  const english = /^[ -](\p{Ll}[\p{L}’'-]*)/u.exec(after.slice(between.length));
  const noun = english?.[1];
  if (english === null || noun === undefined || notUnits.has(noun) || noun === "others")
    return null;
  return { name: noun, length: between.length + english[0].length };
}

function eastAsianUnitAfter(after: string) {
  const found =
    /^ ?((?:カ所|か所|箇所|ヶ所|コンテナ|トン|ドル|ウォン|キロメートル|キロ|メートル|[両人個台機隻発基件回本枚名社国節门节艘架枚])|(?:량|명|개|대|척|발|기|건|회|톤|달러|원|컨테이너|곳|인))/u.exec(
      after,
    );
  return found?.[1] === undefined ? null : { name: found[1], length: found[0].length };
}

/** The unit of a number that no noun follows: what is counted earlier in the sentence. */
function unitOfCount(context: string, words: string): string | null {
  const counted =
    /\bnumber of (\p{Ll}[\p{L}’'-]*)/u.exec(context) ??
    /\bnumber of (\p{Ll}[\p{L}’'-]*)/u.exec(words);
  if (counted?.[1] !== undefined) return counted[1];
  const subject =
    /^(?:the )?(\p{Ll}[\p{L}’'-]*s)\b.*\b(?:total(?:l?ed|s)?|number(?:ed|s)|reached|stood at)\b/iu.exec(
      words,
    );
  return subject?.[1]?.toLowerCase() ?? null;
}

/** "I was nine when it rang", "there have been seven since June": no noun follows, and it is a number all the same. */
function countsAlone(words: string, start: number, end: number): boolean {
  const before = words.slice(0, start);
  const after = words.slice(end);
  return (
    (/\b(?:was|were|turned) $/iu.test(before) && /^ when\b/iu.test(after)) ||
    (/\bthere (?:have been|had been|were|are) $/iu.test(before) && /^ since\b/iu.test(after))
  );
}

function isSpanOfTime(words: string, unit: string, start: number): boolean {
  return (
    /^(?:years?|months?|weeks?|days?|decades?|hours?)$/iu.test(unit) &&
    /\b(?:past|last|next|previous|coming|over|within)$/iu.test(words.slice(0, start).trimEnd())
  );
}

/** "COVID-19", "S-400", "9th grader": digits glued to letters or a hyphen name something; "7:22" and "5 a.m." are times of day. */
function isPartOfName(words: string, start: number, end: number): boolean {
  const before = words.slice(0, start);
  const after = words.slice(end);
  return (
    (/[A-Za-z][-‑]?$/u.test(before) && !currencySign.test(before)) ||
    // "in ’91", "the 1930s"
    /(?:^|\s)[’']$/u.test(before) ||
    /^s\b/u.test(after) ||
    /^(?:st|nd|rd|th)\b/iu.test(after) ||
    /[0-9]:$/u.test(before) ||
    /^:[0-9]{2}(?![0-9])/u.test(after) ||
    /^ ?[ap]\.?m\b/iu.test(after)
  );
}

function mergeRanges(words: string, figures: readonly FigureInWords[]): readonly FigureInWords[] {
  const merged: FigureInWords[] = [];
  for (const figure of figures) {
    const last = merged.at(-1);
    const between = last === undefined ? "" : words.slice(last.end, figure.start);
    const isRange =
      last !== undefined &&
      last.value !== null &&
      figure.value !== null &&
      last.value < figure.value &&
      (last.unit === null || last.unit === figure.unit) &&
      (/^ ?(?:to|[-–—~〜～]|から|에서|내지) ?$/u.test(between) ||
        (/^ and $/u.test(between) && /\bbetween$/iu.test(words.slice(0, last.start).trimEnd())));
    if (!isRange || last === undefined) {
      merged.push(figure);
      continue;
    }
    const qualifiers = [...new Set([...last.qualifiers, ...figure.qualifiers])];
    const hedged = qualifiers.filter((qualifier) => qualifier !== "exact");
    merged[merged.length - 1] = {
      ...last,
      end: figure.end,
      upTo: figure.value,
      unit: figure.unit,
      qualifiers: hedged.length > 0 ? hedged : qualifiers,
    };
  }
  return merged;
}

const plainDigits = (text: string) =>
  Number(text.normalize("NFKC").replaceAll(",", "").replaceAll(" ", ""));

function numeralValue(text: string): number {
  const english = /^(.*) (hundred|thousand|million|billion|trillion)$/iu.exec(text);
  if (english?.[1] !== undefined && english[2] !== undefined) {
    return plainDigits(english[1]) * (scales[english[2].toLowerCase()] ?? 1);
  }
  let total = 0;
  for (const part of text.matchAll(new RegExp(`(${digits})(${eastAsianScale}*)`, "gu"))) {
    // 천만 is 1,000 times 10,000: scales written side by side multiply.
    const factor = Array.from(part[2] ?? "").reduce(
      (product, scale) => product * (scales[scale] ?? 1),
      1,
    );
    total += plainDigits(part[1] ?? "") * factor;
  }
  return total;
}

/** "五十", "千二百", "三万", and place by place "二〇". */
function kanjiValue(text: string): number {
  if (!Array.from(text).some((character) => character in scales)) {
    return Array.from(text).reduce((value, digit) => value * 10 + kanjiDigits.indexOf(digit), 0);
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const scale = scales[character];
    if (scale === undefined) digit = (digit ?? 0) * 10 + kanjiDigits.indexOf(character);
    else if (scale < 1e4) {
      section += (digit ?? 1) * scale;
      digit = null;
    } else {
      total += Math.max(1, section + (digit ?? 0)) * scale;
      section = 0;
      digit = null;
    }
  }
  return total + section + (digit ?? 0);
}

function wordsValue(text: string): number {
  let total = 0;
  let current = 0;
  for (const word of text.toLowerCase().split(/[ -]/u)) {
    const scale = scales[word];
    if (scale === undefined) current += wordValues[word] ?? 0;
    else if (scale === 100) current *= 100;
    else {
      total += current * scale;
      current = 0;
    }
  }
  return total + current;
}

import { type EdtfDate, edtfSchema } from "../date/edtf.ts";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const monthName =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

interface DateForm {
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[]) => readonly [string | null, number, number];
}

/** First years of the Japanese eras, less one: 令和5年 is 2018 + 5. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

const forms: readonly DateForm[] = [
  {
    pattern: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u,
    read: ([year = "", month = "", day = ""]) => [year, Number(month), Number(day)],
  },
  {
    // As Korean offices write it: "2025. 6. 20.".
    pattern: /((?:19|20)\d{2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{1,2})(?!\d)/u,
    read: ([year = "", month = "", day = ""]) => [year, Number(month), Number(day)],
  },
  {
    pattern: /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u,
    read: ([year = "", month = "", day = ""]) => [year, Number(month), Number(day)],
  },
  {
    pattern: /(令和|平成|昭和)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u,
    read: ([era = "", year = "", month = "", day = ""]) => [
      String((eras[era] ?? 0) + (year === "元" ? 1 : Number(year))),
      Number(month),
      Number(day),
    ],
  },
  {
    pattern: new RegExp(
      `\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b`,
      "iu",
    ),
    read: ([month = "", day = "", year]) => [year ?? null, monthNumber(month), Number(day)],
  },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName},?(?:\\s+(\\d{4}))?\\b`,
      "iu",
    ),
    read: ([day = "", month = "", year]) => [year ?? null, monthNumber(month), Number(day)],
  },
];

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const kanjiDigits = "〇一二三四五六七八九";
/** A year digit by digit, a month or a day up to 三十一, as vertical print writes them. */
const kanjiPart =
  /(?:[〇一二三四五六七八九]{4}(?=\s*年)|[〇一二三四五六七八九十]{1,3}(?=\s*[年月日]))/gu;

/** As a date is looked for in a line: letters in their plain forms, days written out in figures. */
function plainForm(line: string): string {
  return line.normalize("NFKC").replaceAll(kanjiPart, (part) => {
    const [tens = "", ones] = part.split("十");
    const digits = (text: string) => Array.from(text, (one) => kanjiDigits.indexOf(one)).join("");
    return ones === undefined
      ? digits(tens)
      : String(Number(digits(tens) || 1) * 10 + Number(digits(ones)));
  });
}

/**
 * The day a line states, as EDTF; `XXXX` for the year when it has none. Null for no
 * date, for an impossible one, and for one that reads two ways (4/5/2023).
 */
export function dayStatedIn(line: string): EdtfDate | null {
  const text = plainForm(line);
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [year, month, day] = read(match.slice(1));
    const isPossible = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
    if (!isPossible) return null;
    const two = (value: number) => String(value).padStart(2, "0");
    return edtfSchema.parse(`${year ?? "XXXX"}-${two(month)}-${two(day)}`);
  }
  return null;
}

function daysIn(month: number, year: string | null): number {
  // A leap year, where the year is not known: 29 February has to stay possible.
  return new Date(Date.UTC(year === null ? 2024 : Number(year), month, 0)).getUTCDate();
}

const dateLead =
  /^(?:(?:first\s+)?published|posted|updated|last\s+(?:updated|modified)|modified|date|created|release[d]?|公開日?|更新日?|掲載日?|配信日?|発行日?|投稿日?|入力|登録|입력|등록|수정|최종수정|승인|발행|송고|게시)(?:\s*(?:일시|시간|일|on|at|date|日時))?\s*[:：|]?\s*/iu;
const dateRest =
  /^[\s,.:;|·•()[\]~-]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|am|pm|a\.m|p\.m|[a-z]{1,4}t|utc|gmt|kst|jst|오전|오후|午前|午後|時|分|시|분|초|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?|t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?|\d{1,2}|min(?:ute)?s?|read)?[\s,.:;|·•()[\]~-]*$/iu;

/** The day, when a line holds nothing but a date (a time, a weekday and "Published" may stand by it). */
export function dateLine(line: string): EdtfDate | null {
  const text = plainForm(line).trim();
  if (text.length > 90) return null;
  const day = dayStatedIn(text);
  if (day === null) return null;
  let rest = text.replace(dateLead, "");
  for (const { pattern } of forms) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    break;
  }
  const parts = rest.split(/[\s,|·•()[\]]+/u).filter((part) => part !== "");
  return parts.every((part) => dateRest.test(part)) ? day : null;
}

/** What parts a day from the place, the desk or the number of the issue that stands beside it. */
const besideDay = /\s*[|·•–—,，、]\s*|\s+[-/／]\s+|(?<=[日일])\s+|\s{2,}/u;
const mostBesideDay = 40;

/** The day of a line that names beside it no more than where, or by whom, it was set: "Westhill, 3 April 2025". */
export function dayBesidePlace(line: string): EdtfDate | null {
  const text = line.trim();
  if (text.length > 90 || /[.!?。！？:：]$/u.test(text)) return null;
  for (const { index, 0: gap } of text.matchAll(new RegExp(besideDay, "gu"))) {
    const sides = [text.slice(0, index), text.slice(index + gap.length)] as const;
    for (const [said, place] of [sides, [sides[1], sides[0]] as const]) {
      const day = dateLine(said);
      const isPlace =
        place.length <= mostBesideDay &&
        /^[\p{Lu}\p{Lo}]/u.test(place) &&
        dayStatedIn(place) === null &&
        place.split(/\s+/u).length <= 5;
      if (day !== null && !day.startsWith("XXXX") && isPlace) return day;
    }
  }
  return null;
}

/** True when a line says that it is the day of an update, which is not the day of publication. */
export function isUpdateLine(line: string): boolean {
  return /^(?:last\s+)?(?:updated|modified)|^(?:更新|수정|최종수정)/iu.test(line.trim());
}

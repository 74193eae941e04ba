import { type EdtfDate, edtfSchema } from "../date/edtf.ts";
import { dayStatedIn } from "./publication-date.ts";

/** `20190806`, as some publishers write a day for machines. */
export function compactDay(text: string): EdtfDate | null {
  const [, year, month, day] = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})\s*$/u.exec(text) ?? [];
  return dayFrom(year, month, day);
}

/** The day in a path such as `/world/2015/03/18/story.html`; a year and a month alone are none. */
export function dayOfAddress(address: string): EdtfDate | null {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/iu.exec(address)?.[1] ?? "";
  const days = [...path.matchAll(/\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/|$)/gu)];
  // Two of them are an archive's address, or nobody's.
  return days.length === 1 ? dayFrom(days[0]?.[1], days[0]?.[2], days[0]?.[3]) : null;
}

/**
 * The day that stands by itself between the parts of a window's title. Days in figures read one way
 * only where one of them is no month; otherwise the language says which comes first, and null is
 * answered where it does not ("en" alone may be British or American).
 */
export function dayOfWindowTitle(title: string, language: () => string | null): EdtfDate | null {
  const parts = title.split(/\s+[|\-–—·»]\s+/u).slice(1);
  for (const part of parts) {
    const numeric = /^\s*(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})\s*$/u.exec(part);
    if (numeric !== null) return dayInFigures(numeric, language);
    const day = part.length <= 30 ? dayStatedIn(part) : null;
    if (day !== null && !day.startsWith("XXXX") && isNothingElse(part)) return day;
  }
  return null;
}

function dayInFigures(found: RegExpExecArray, language: () => string | null): EdtfDate | null {
  const [, first, , second, year] = found;
  if (Number(first) > 12 || first === second) return dayFrom(year, second, first);
  if (Number(second) > 12) return dayFrom(year, first, second);
  const order = orderIn(language());
  if (order === "day-month") return dayFrom(year, second, first);
  return order === "month-day" ? dayFrom(year, first, second) : null;
}

function orderIn(tag: string | null): "day-month" | "month-day" | null {
  if (tag === null || tag.toLowerCase() === "en") return null;
  const parts = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.indexOf(type);
  // Whoever puts the year first has written these figures for readers of another language.
  if (at("year") < at("day")) return null;
  return at("day") < at("month") ? "day-month" : "month-day";
}

function isNothingElse(part: string): boolean {
  return /^[\p{L}.]*[\s\d.,/-]*\d[\s\p{L}.]*[\s\d.,/-]*$/u.test(part.trim());
}

function dayFrom(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): EdtfDate | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = new Date(`${iso}T00:00:00Z`).getTime();
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return isDay ? edtfSchema.parse(iso) : null;
}

/** A date as the stretch of days that it may mean. Days are counted from 1 January 1970. */
export interface DateSpan {
  /** The first day it may mean; null for an open beginning. */
  readonly from: number | null;
  /** The last day it may mean; null for an open end. */
  readonly to: number | null;
  /** Approximate (`~`) or uncertain (`?`): it may lie beyond either end. */
  readonly isDoubtful: boolean;
}

const msOfDay = 86_400_000;

/** Null for a date without a year, which lies nowhere on a line of years. */
export function dateSpan(edtf: string): DateSpan | null {
  const [first = "", second] = edtf.split("/");
  if (second === undefined) return pointSpan(first);
  const start = first === ".." ? null : pointSpan(first);
  const end = second === ".." ? null : pointSpan(second);
  if ((first !== ".." && start === null) || (second !== ".." && end === null)) return null;
  return {
    from: start?.from ?? null,
    to: end?.to ?? null,
    isDoubtful: start?.isDoubtful === true || end?.isDoubtful === true,
  };
}

function pointSpan(point: string): DateSpan | null {
  const parts = /^(\d{2}[\dX]{2})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%]?)$/u.exec(point);
  if (parts === null) return null;
  const [, year = "", month, day, doubt = ""] = parts;
  const isDoubtful = doubt !== "";
  const firstYear = Number(year.replaceAll("X", "0"));
  const lastYear = Number(year.replaceAll("X", "9"));
  if (month === undefined || month === "XX" || year.includes("X")) {
    return { from: dayOf(firstYear, 0, 1), to: dayOf(lastYear, 11, 31), isDoubtful };
  }
  const index = Number(month) - 1;
  if (day === undefined || day === "XX") {
    // Day 0 of a month is the last one of the month before.
    return { from: dayOf(firstYear, index, 1), to: dayOf(firstYear, index + 1, 0), isDoubtful };
  }
  const exact = dayOf(firstYear, index, Number(day));
  return { from: exact, to: exact, isDoubtful };
}

/** The day of a moment, as an EDTF date. */
export function dayOfMoment(iso: string): string {
  return iso.slice(0, 10);
}

export function dayOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month, day) / msOfDay);
}

/** Year, month (0-11) and day of a counted day. */
export function calendarDay(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * msOfDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

import type { Translate } from "../../messages/catalogue.ts";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/**
 * An EDTF date in the words a brief prints: "5 October 2023", "October 2023", "2023", and
 * "5 October (year not stated)". What this does not know (intervals, decades) is printed
 * as it was written.
 */
export function printedDate(edtf: string, t: Translate): string {
  const parts = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$/.exec(edtf);
  if (parts === null) return edtf;
  const [, year = "", month, day, doubt = ""] = parts;
  const name = month === undefined ? undefined : months[Number(month) - 1];
  const params = {
    year,
    month: name === undefined ? "" : t(`brief.month.${name}`),
    day: day === undefined ? "" : String(Number(day)),
  };
  const isDay = name !== undefined && day !== undefined;
  const date =
    year === "XXXX"
      ? t("brief.print.yearNotStated", {
          date: t(isDay ? "brief.day.dayWithoutYear" : "brief.day.monthWithoutYear", params),
        })
      : t(
          isDay ? "brief.day.day" : name === undefined ? "brief.day.year" : "brief.day.month",
          params,
        );
  return doubt === "" ? date : t("brief.print.dateUncertain", { date });
}

import { z } from "zod";

/**
 * A date as EDTF (ISO 8601-2) at the levels Railhead uses: year, month or day, with
 * `X` for digits that are not stated ("5 October" without a year is `XXXX-10-05`),
 * `~` approximate, `?` uncertain, and intervals `a/b` with `..` for an open end.
 */
const point =
  "(?:\\d{4}|\\d{3}X|\\d{2}XX|XXXX)(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\\d|3[01]|XX))?)?[~?%]?";
const pattern = new RegExp(`^(?:${point}|(?:${point}|\\.\\.)/(?:${point}|\\.\\.))$`);

export const edtfSchema = z.string().regex(pattern).brand<"EdtfDate">();
export type EdtfDate = z.infer<typeof edtfSchema>;

/** Whether the words of the file state a date, or somebody concluded it. */
export const dateBasisSchema = z.enum(["stated", "inferred"]);
export type DateBasis = z.infer<typeof dateBasisSchema>;

/** True for a date whose year is not in the text, such as `XXXX-10-05`. */
export function lacksYear(date: EdtfDate): boolean {
  return date.startsWith("XXXX");
}

/** True when both name the same month and day, whatever is known of their years. */
export function isSameDayOfYear(a: EdtfDate, b: EdtfDate): boolean {
  return a.length === 10 && b.length === 10 && a.slice(4) === b.slice(4) && !a.includes("XX", 4);
}

import type { Translate } from "../../messages/catalogue.ts";
import { printedDate } from "./printed-date.ts";

export interface Issue {
  readonly number: number;
  /** As an ISO date. */
  readonly date: string;
  /** How many findings of the brief check were open. */
  readonly findings: number;
}

/** What the head of an issued brief says of its issue: its number and day, and what it went out with. */
export function issuedLine({ number, date, findings }: Issue, t: Translate): string {
  const issue = { number, date: printedDate(date, t) };
  return findings === 0
    ? t("brief.print.issued", issue)
    : t("brief.print.issuedOpen", { ...issue, count: findings });
}

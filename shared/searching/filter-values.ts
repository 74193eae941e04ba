import { claimKinds } from "../domain/claim/claim.ts";
import type { SearchKind } from "./documents.ts";

/** Days as `YYYY-MM-DD`, both included. */
export type Days = { readonly from: string; readonly to: string };

const firstDay = "0000-01-01";
const lastDay = "9999-12-31";

/** A name as filters compare it: without case, accents and width, its white space single. */
export function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}

/** The days that an EDTF date may mean; null when its year is not known. */
export function daysOfDate(date: string | null): Days | null {
  if (date === null) return null;
  const [from = "", to = from] = date.split("/");
  const start = from === ".." ? firstDay : daysOfPoint(from)?.from;
  const end = to === ".." ? lastDay : daysOfPoint(to)?.to;
  return start === undefined || end === undefined ? null : { from: start, to: end };
}

/**
 * The days that a `date:` filter asks for: `2023`, `2023-10`, `2023-10-05`, `2023-09..2023-10`,
 * with `..` at either end for open, `>2023-10`, `>=`, `<`, `<=`. Null when it is no date.
 */
export function daysOfFilter(value: string): Days | null {
  const compared = /^(>=?|<=?)(.+)$/.exec(value);
  if (compared !== null) {
    const days = daysOfPoint(compared[2] ?? "");
    if (days === null) return null;
    switch (compared[1]) {
      case ">":
        return { from: dayAfter(days.to), to: lastDay };
      case ">=":
        return { from: days.from, to: lastDay };
      case "<":
        return { from: firstDay, to: dayBefore(days.from) };
      default:
        return { from: firstDay, to: days.to };
    }
  }
  const range = /^(.*?)\.\.(.*)$/.exec(value);
  if (range === null) return daysOfPoint(value);
  const from = range[1] === "" ? firstDay : daysOfPoint(range[1] ?? "")?.from;
  const to = range[2] === "" ? lastDay : daysOfPoint(range[2] ?? "")?.to;
  return from === undefined || to === undefined ? null : { from, to };
}

function daysOfPoint(point: string): Days | null {
  const parts = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[~?%]?$/.exec(point);
  if (parts === null) return null;
  const [, year = "", month, day] = parts;
  const firstYear = year.replaceAll("X", "0");
  const lastYear = year.replaceAll("X", "9");
  const isMonthKnown = month !== undefined && month !== "XX" && firstYear === lastYear;
  if (!isMonthKnown) return { from: `${firstYear}-01-01`, to: `${lastYear}-12-31` };
  const isDayKnown = day !== undefined && day !== "XX";
  if (isDayKnown) return { from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` };
  return { from: `${year}-${month}-01`, to: `${year}-${month}-31` };
}

// Days are compared as text and a month ends at 31 whatever its length, so that 32 comes after it.
function dayAfter(day: string): string {
  return moved(day, 1);
}

function dayBefore(day: string): string {
  return moved(day, -1);
}

function moved(day: string, by: 1 | -1): string {
  const number = Number(day.slice(8)) + by;
  return `${day.slice(0, 8)}${String(number).padStart(2, "0")}`;
}

const kindsByWord: Readonly<Record<string, SearchKind>> = {
  article: "article",
  articles: "article",
  annotation: "annotation",
  note: "annotation",
  notes: "annotation",
  claim: "claim",
  claims: "claim",
  evidence: "evidence",
  judgement: "judgement",
  judgements: "judgement",
  judgment: "judgement",
  paragraph: "paragraph",
  brief: "paragraph",
  briefs: "paragraph",
  source: "source",
  sources: "source",
  origin: "origin",
  origins: "origin",
};

/** What a `kind:` filter asks for: a kind of document, or claims of one kind. Null for neither. */
export function kindOfFilter(
  value: string,
): { readonly kind: SearchKind; readonly claimKind: string | null } | null {
  const word = value.toLowerCase();
  const kind = kindsByWord[word];
  if (kind !== undefined) return { kind, claimKind: null };
  const claimKind = claimKinds.find((known) => known === word);
  return claimKind === undefined ? null : { kind: "claim", claimKind };
}

/** What a `rating:` filter asks for: a source's reliability, a claim's credibility, or neither rated. */
export function ratingOfFilter(
  value: string,
):
  | { readonly kind: "reliability"; readonly letter: string }
  | { readonly kind: "credibility"; readonly number: number }
  | { readonly kind: "none" }
  | null {
  if (/^[a-f]$/i.test(value)) return { kind: "reliability", letter: value.toUpperCase() };
  if (/^[1-6]$/.test(value)) return { kind: "credibility", number: Number(value) };
  return value.toLowerCase() === "none" ? { kind: "none" } : null;
}

import { type DateBasis, type EdtfDate, edtfSchema } from "#shared/domain/date/edtf.ts";

/** A number as people type it: "73", "1,000", "1.5", full-width digits; null when it is none. */
export function parsedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/gu, "");
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : null;
}

export type DateInput =
  | { readonly kind: "none" }
  | { readonly kind: "bad"; readonly reason: "badDate" | "needsBasis" }
  | {
      readonly kind: "date";
      readonly date: EdtfDate;
      readonly basis: DateBasis;
      readonly inferredFrom: string | null;
    };

/** The date of a report as typed. An inferred one must say what it rests on. */
export function parsedDate(text: string, basis: DateBasis, inferredFrom: string): DateInput {
  if (text.trim() === "") return { kind: "none" };
  const date = edtfSchema.safeParse(text.trim().toUpperCase());
  if (!date.success) return { kind: "bad", reason: "badDate" };
  if (basis === "stated") {
    return { kind: "date", date: date.data, basis, inferredFrom: null };
  }
  const from = inferredFrom.trim();
  if (from === "") return { kind: "bad", reason: "needsBasis" };
  return { kind: "date", date: date.data, basis, inferredFrom: from };
}

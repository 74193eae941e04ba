import type { EdtfDate } from "#shared/domain/date/edtf.ts";
import { lacksYear } from "#shared/domain/date/edtf.ts";
import type { Evidence } from "#shared/domain/evidence/evidence.ts";
import type { FigureInWords } from "#shared/domain/evidence/figure-in-words.ts";
import type { Translate } from "#shared/messages/catalogue.ts";

type Figure = Pick<
  Evidence,
  "quantityValue" | "quantityUpTo" | "quantityUnit" | "quantityQualifiers"
>;

export function figureFields(figure: FigureInWords): Figure {
  return {
    quantityValue: figure.value,
    quantityUpTo: figure.upTo,
    quantityUnit: figure.unit,
    quantityQualifiers: [...figure.qualifiers],
  };
}

/** A quantity as a person reads it ("approximately, at most 20 railcars"); null when there is none. */
export function figureText(t: Translate, figure: Figure): string | null {
  const { quantityValue, quantityUpTo, quantityUnit, quantityQualifiers } = figure;
  const qualifiers = quantityQualifiers
    .filter((qualifier) => qualifier !== "exact")
    .map((qualifier) => t(`words.qualifier.${qualifier}`))
    .join(", ");
  if (quantityValue === null) return qualifiers === "" ? null : qualifiers;

  const number =
    quantityUpTo === null
      ? quantityValue.toLocaleString()
      : t("claims.figure.range", {
          from: quantityValue.toLocaleString(),
          to: quantityUpTo.toLocaleString(),
        });
  const counted =
    quantityUnit === null ? number : `${number}${gapBefore(quantityUnit)}${quantityUnit}`;
  return qualifiers === ""
    ? counted
    : t("claims.figure.qualified", { qualifiers, figure: counted });
}

/** The same with what the passage compares it with, where it does. */
export function comparedFigureText(
  t: Translate,
  evidence: Figure & Pick<Evidence, "quantityBaseline">,
): string | null {
  const figure = figureText(t, evidence);
  const baseline = evidence.quantityBaseline ?? null;
  return figure === null || baseline === null
    ? (figure ?? baseline)
    : t("claims.figure.compared", { figure, baseline });
}

/** Percent signs and East Asian counters stand close to their number. */
function gapBefore(unit: string): string {
  return /^(?:%|[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])/u.test(unit) ? "" : " ";
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(parts);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
  formats.set(key, made);
  return made;
}

/** A date as a person reads it: "5 October 2023", or "5 October, year not stated". */
export function dateText(t: Translate, date: EdtfDate): string {
  const match = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/u.exec(date);
  // Intervals, decades and the like read well enough as they are written.
  if (match === null) return date;
  const [, year, month, day] = match;
  if (month === undefined) return date;
  // A leap year, so that a yearless 29 February exists.
  const time = Date.UTC(year === "XXXX" ? 2000 : Number(year), Number(month) - 1, Number(day ?? 1));
  const shown = formatOf({
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
    ...(year === "XXXX" ? {} : { year: "numeric" }),
  }).format(time);
  return lacksYear(date) ? t("claims.date.yearMissing", { day: shown }) : shown;
}

/** The names of a speaker chain, innermost in the sentence last: "X, quoting Y". */
export function speakersText(
  t: Translate,
  speakers: readonly { readonly name: string | null; readonly isUnnamed: boolean }[],
): string | null {
  return speakers
    .map(({ name, isUnnamed }) => {
      if (!isUnnamed) return name ?? t("claims.evidence.unnamed");
      return name === null || name === ""
        ? t("claims.evidence.unnamed")
        : t("claims.evidence.unnamedAs", { name });
    })
    .reduceRight<string | null>(
      (inner, outer) => (inner === null ? outer : t("claims.evidence.quoting", { outer, inner })),
      null,
    );
}

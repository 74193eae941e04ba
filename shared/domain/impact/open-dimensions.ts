import { sentimentReachId, southKoreanSentimentId } from "../lens/built-in-lenses.ts";
import type { LensDimension } from "../lens/lens.ts";
import type { Impact, ImpactDimension } from "./impact.ts";

type Value = ImpactDimension["value"];

/** True when an answer says something: a blank text or an empty choice does not. */
export function isAnswered(value: Value | undefined): boolean {
  if (value === undefined) return false;
  return (
    typeof value === "number" ||
    (value.length > 0 && (typeof value !== "string" || value.trim() !== ""))
  );
}

/**
 * The questions of the lens that an impact must answer and does not yet. "Considered,
 * not relevant" owes none.
 */
export function openDimensions(
  impact: Pick<Impact, "decision" | "lensId">,
  dimensions: readonly LensDimension[],
  answers: readonly Pick<ImpactDimension, "dimensionId" | "value">[],
): readonly LensDimension[] {
  if (impact.decision === "not-relevant") return [];
  return dimensions.filter(
    (dimension) =>
      dimension.lensId === impact.lensId &&
      dimension.isRequired &&
      !isAnswered(answers.find((answer) => answer.dimensionId === dimension.id)?.value),
  );
}

/**
 * How many people the evidence of a sentiment speaks for; null when nobody has said.
 * Shown wherever the impact is, so that one writer never reads as a public.
 */
export function peopleOf(
  impact: Pick<Impact, "decision" | "lensId">,
  answers: readonly Pick<ImpactDimension, "dimensionId" | "value">[],
): number | null {
  if (impact.lensId !== southKoreanSentimentId || impact.decision === "not-relevant") return null;
  const value = answers.find((answer) => answer.dimensionId === sentimentReachId)?.value;
  return typeof value === "number" ? value : null;
}

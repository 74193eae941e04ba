import type { FigureInWords } from "../evidence/figure-in-words.ts";
import type { ClaimKind } from "./claim.ts";

const prescription =
  /\b(?:should|must|ought to|needs? to|has to|have to)\b|べき|なければならない|해야/iu;
const sentiment =
  /\b(?:fear(?:s|ed)?|afraid|feel(?:s|ing)?|felt|anxious|anxiety|worr(?:y|ies|ied)|angry|anger|hope(?:s|d)?|distrust|scarecrow|distant concept)\b|不安|恐れを|怒り|두려|불안|느끼|느낀/iu;
const forecast =
  /\b(?:will|would|might|could|is expected to|are expected to|going to)\b|\bmay(?= \p{Ll})(?! (?:have|be a (?:product|result)))|可能性がある|だろう|것이다|수 있/iu;
const opinion =
  /\b(?:hints? (?:to|at)|suggests?|reveals? that|underscores?|arguably|blatantly|may be a (?:product|result)|may have|seems?|appears?)\b|と考えられる|것 같/iu;

/** The kind that a passage's words suggest for a claim made from it. A proposal. */
export function kindIn(words: string, figures: readonly FigureInWords[]): ClaimKind {
  if (prescription.test(words)) return "prescription";
  if (sentiment.test(words)) return "sentiment";
  if (figures.some((figure) => figure.value !== null)) return "figure";
  if (opinion.test(words)) return "opinion";
  if (forecast.test(words)) return "forecast";
  return "fact";
}

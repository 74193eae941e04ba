import type { Translate } from "../../messages/catalogue.ts";
import type { Marking } from "../marking.ts";
import { isAnythingLeftOut, type LeftOut } from "./within-marking.ts";

/** What a marking filter kept back, counted for the page; null when it was nothing. */
export function leftOutText(leftOut: LeftOut, maximum: Marking, t: Translate): string | null {
  if (!isAnythingLeftOut(leftOut)) return null;
  const { articles, claims, judgements, conflicts, hypotheses, sentences } = leftOut;
  const parts = [
    articles > 0 && t("brief.leftOut.articles", { count: articles }),
    claims > 0 && t("brief.leftOut.claims", { count: claims }),
    judgements > 0 && t("brief.leftOut.judgements", { count: judgements }),
    conflicts > 0 && t("brief.leftOut.conflicts", { count: conflicts }),
    hypotheses > 0 && t("brief.leftOut.hypotheses", { count: hypotheses }),
    sentences > 0 && t("brief.leftOut.sentences", { count: sentences }),
  ].filter((part) => part !== false);
  return t("brief.leftOut.all", { maximum, parts: parts.join(t("brief.leftOut.comma")) });
}

import type { Translate } from "../../messages/catalogue.ts";
import { lacksYear } from "../date/edtf.ts";
import { type Block, decidedBlocks } from "../text/text-version.ts";
import type { AnnexPassage } from "./brief-model.ts";
import type { Composition } from "./composition.ts";
import type { Passage } from "./ground.ts";
import { hideNames, withheldNames } from "./names.ts";
import { printedDate } from "./printed-date.ts";

/** Every passage the brief leans on, word for word, with the place where it stands. */
export function annexOf(composition: Composition): readonly AnnexPassage[] {
  const { ground, numbering, t } = composition;
  const names = withheldNames(ground);
  return numbering.articles.flatMap(({ number, articleId, passages }) =>
    passages.map(({ passage, annotationId, exact }, index) => ({
      label: `${number}.${index + 1}`,
      endnote: number,
      annotationId,
      articleId,
      quote: hideNames(exact, names, t),
      language: ground.articles.get(articleId)?.language ?? null,
      translation: passage?.evidence.translation ?? passage?.annotation.translation ?? null,
      translationLabel: t("brief.annex.translation"),
      location: passage === null ? t("brief.annex.gone") : locationOf(passage, composition),
    })),
  );
}

/** "Page 3, region", or "Paragraph 4, characters 590-655": counted on the text as cleaned, offsets on the text version. */
function locationOf({ annotation, evidence }: Passage, { ground, t }: Composition): string {
  const range = { start: annotation.start, end: annotation.end };
  const version = ground.textVersions.get(annotation.textVersionId);
  const decisions = ground.rows.blockDecisions.filter(
    (decision) => decision.textVersionId === annotation.textVersionId,
  );
  const kept = decidedBlocks(version?.blocks ?? [], decisions).filter(
    (block) => block.removedReason === null && block.role !== "blank",
  );
  const index = kept.findIndex((block) => contains(block, annotation.start));
  const { region = null } = annotation;
  const place =
    region !== null
      ? t("brief.annex.region", { page: region.page })
      : index === -1
        ? t("brief.annex.characters", range)
        : t("brief.annex.blockAndCharacters", { block: index + 1, ...range });
  const date = dateReported(evidence, t);
  return date === null ? place : t("brief.annex.placeAndDate", { place, date });
}

function contains(block: Block, offset: number): boolean {
  return block.start <= offset && offset < block.end;
}

function dateReported(evidence: Passage["evidence"], t: Translate): string | null {
  if (evidence.date === null) return null;
  const date = printedDate(evidence.date, t);
  if (evidence.dateBasis !== "inferred" || lacksYear(evidence.date)) {
    return t("brief.annex.dateStated", { date });
  }
  return evidence.dateInferredFrom === null
    ? t("brief.annex.dateInferred", { date })
    : t("brief.annex.dateInferredFrom", { date, from: evidence.dateInferredFrom });
}

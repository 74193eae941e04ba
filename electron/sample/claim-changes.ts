import { selectorsOf } from "#shared/anchoring/selectors.ts";
import {
  annotationIdSchema,
  type ClaimId,
  type EvidenceId,
  lensIdSchema,
  linkIds,
  type SourceId,
} from "#shared/domain/ids.ts";
import { create, type RowOf } from "#shared/domain/record.ts";
import { foldedTagName } from "#shared/domain/tag/tag.ts";
import type { Change } from "#shared/ledger/change.ts";
import {
  type AnalysisContext,
  articleOf,
  evidenceKey,
  type Ids,
  named,
  positionOf,
} from "./analysis-keys.ts";
import type { Analysis } from "./analysis-schema.ts";

export function claimChanges(
  key: string,
  { tags, evidence, impacts, ...claim }: Analysis["claims"][string],
  ids: Ids,
  context: AnalysisContext,
): readonly Change[] {
  const claimId = named(ids.claims, key);
  return [
    create("claims", { ...claim, id: claimId }),
    ...tags.flatMap((tag) => tagChanges(tag, "claim", claimId)),
    ...evidence.flatMap((item, index) =>
      evidenceChanges(item, claimId, named(ids.evidence, evidenceKey(key, index)), ids, context),
    ),
    ...impacts.flatMap((impact) => impactChanges(impact, claimId, context)),
  ];
}

function tagChanges(
  name: string,
  targetKind: "annotation" | "claim",
  targetId: string,
): readonly Change[] {
  const tagId = linkIds.tag(foldedTagName(name));
  return [
    create("tags", { id: tagId, name }),
    create("taggings", { id: linkIds.tagging(tagId, targetId), tagId, targetKind, targetId }),
  ];
}

function evidenceChanges(
  item: Analysis["claims"][string]["evidence"][number],
  claimId: ClaimId,
  evidenceId: EvidenceId,
  ids: Ids,
  context: AnalysisContext,
): readonly Change[] {
  const { article: articleKey, quote, colour, note, tags, speakers, origin, ...passage } = item;
  const article = articleOf(articleKey, context);
  const start = article.text.indexOf(quote);
  if (start < 0) throw new Error(`"${quote}" is not in the article "${articleKey}"`);
  const annotationId = annotationIdSchema.parse(context.newId());
  const isKnown = origin !== "unknown";
  return [
    create("annotations", {
      id: annotationId,
      articleId: article.row.id,
      textVersionId: article.textVersionId,
      ...selectorsOf(article.text, { start, end: start + quote.length }),
      style: "highlight",
      colour,
      note,
    }),
    ...tags.flatMap((tag) => tagChanges(tag, "annotation", annotationId)),
    create("evidence", {
      quantityUpTo: null,
      placeId: null,
      note: null,
      ...passage,
      id: evidenceId,
      claimId,
      annotationId,
      originStanding: isKnown ? "known" : "unknown",
      originId: isKnown ? named(ids.origins, origin) : null,
    }),
    ...speakers.map((speaker, index) =>
      create("speakers", {
        id: context.newId(),
        evidenceId,
        position: positionOf(index),
        name: speaker.name ?? ids.sourceNames.get(speaker.source ?? "") ?? null,
        isUnnamed: speaker.isUnnamed,
        sourceId: speakerSourceOf(speaker, article.row, ids),
      }),
    ),
  ];
}

/** Whoever an article was written by is in the register already, under that name. */
function speakerSourceOf(
  { source, name }: Analysis["claims"][string]["evidence"][number]["speakers"][number],
  article: RowOf<"articles">,
  ids: Ids,
): SourceId | null {
  if (source !== undefined) return named(ids.sources, source);
  return name !== undefined && name === article.byline ? article.authorSourceId : null;
}

function impactChanges(
  { lens, dimensions, ...impact }: Analysis["claims"][string]["impacts"][number],
  claimId: ClaimId,
  context: AnalysisContext,
): readonly Change[] {
  const lensId = lensIdSchema.parse(lens);
  const impactId = linkIds.impact(claimId, lensId);
  return [
    create("impacts", {
      ...impact,
      id: impactId,
      claimId,
      lensId,
    }),
    ...Object.entries(dimensions).map(([label, value]) => {
      const dimension = context.dimensions.find(
        (candidate) => candidate.lensId === lensId && candidate.label === label,
      );
      if (dimension === undefined) throw new Error(`The lens ${lens} has no dimension "${label}"`);
      return create("impactDimensions", {
        id: linkIds.impactDimension(impactId, dimension.id),
        impactId,
        dimensionId: dimension.id,
        value: dimension.kind === "choice" && Array.isArray(value) ? value.slice(0, 1) : value,
      });
    }),
  ];
}

import { generateNKeysBetween } from "fractional-indexing";
import { z } from "zod";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import { briefSchema, briefSectionSchema, type Inline } from "#shared/domain/brief/brief.ts";
import { claimSchema } from "#shared/domain/claim/claim.ts";
import { conflictOpenedBy } from "#shared/domain/conflict/register.ts";
import { driftConflict } from "#shared/domain/evidence/drift.ts";
import { evidenceSchema } from "#shared/domain/evidence/evidence.ts";
import {
  annotationIdSchema,
  type BriefId,
  briefIdSchema,
  type ClaimId,
  citationIdSchema,
  claimIdSchema,
  type EvidenceId,
  evidenceIdSchema,
  type JudgementId,
  judgementIdSchema,
  lensIdSchema,
  linkIds,
  type OriginId,
  originIdSchema,
  paragraphIdSchema,
  type SourceId,
  sourceIdSchema,
  type TextVersionId,
} from "#shared/domain/ids.ts";
import { impactSchema } from "#shared/domain/impact/impact.ts";
import { judgementSchema } from "#shared/domain/judgement/judgement.ts";
import type { LensDimension } from "#shared/domain/lens/lens.ts";
import { originSchema } from "#shared/domain/origin/origin.ts";
import { create, type RowOf, update } from "#shared/domain/record.ts";
import { relationBetween } from "#shared/domain/relation/relate.ts";
import { relationKindSchema } from "#shared/domain/relation/relation.ts";
import { sourceSchema } from "#shared/domain/source/source.ts";
import { foldedTagName } from "#shared/domain/tag/tag.ts";
import type { Change, JsonValue } from "#shared/ledger/change.ts";

const { shape: source } = sourceSchema;
const ratedSourceSchema = z.object({
  kind: source.kind.default(null),
  reliability: source.reliability.default(null),
  reliabilityReason: source.reliabilityReason.default(null),
  descriptor: source.descriptor.default(null),
  withheld: source.withheld.default(null),
  note: source.note.default(null),
});

const { shape: reported } = evidenceSchema;
const evidenceAnalysisSchema = z.object({
  article: z.string(),
  quote: z.string(),
  colour: z.number().int().default(1),
  note: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  speakers: z
    .array(
      z.object({
        source: z.string().optional(),
        name: z.string().optional(),
        isUnnamed: z.boolean().default(false),
      }),
    )
    .default([]),
  /** A key of `origins`, or `unknown`. */
  origin: z.string(),
  bearing: reported.bearing.default("supports"),
  hedge: reported.hedge.default("unhedged"),
  quantityValue: reported.quantityValue.default(null),
  quantityUnit: reported.quantityUnit.default(null),
  quantityQualifiers: reported.quantityQualifiers.default([]),
  date: reported.date.default(null),
  dateText: reported.dateText.default(null),
  dateBasis: reported.dateBasis.default(null),
  dateInferredFrom: reported.dateInferredFrom.default(null),
  placeText: reported.placeText.default(null),
  placeName: reported.placeName.default(null),
  translation: reported.translation.default(null),
});

const { shape: decided } = impactSchema;
const impactAnalysisSchema = z.object({
  lens: z.string(),
  decision: decided.decision.default("relevant"),
  direction: decided.direction.default(null),
  severity: decided.severity.default(null),
  reason: decided.reason,
  dimensions: z
    .record(z.string(), z.union([z.array(z.string()), z.number(), z.string()]))
    .default({}),
});

const sentencePartSchema = z.union([z.string(), z.object({ claim: z.string() })]);

/** An analysis in terms of keys and quotes, as `assets/sample-notebook/analysis.json` writes it. */
export const analysisSchema = z.object({
  title: z.string(),
  articles: z.record(z.string(), z.string()),
  sources: z.record(z.string(), ratedSourceSchema.extend({ name: source.name })),
  /** By article; a name is for an article whose file states no publisher. */
  publishers: z.record(z.string(), ratedSourceSchema.extend({ name: source.name.optional() })),
  origins: z.record(
    z.string(),
    originSchema.pick({ name: true, kind: true }).extend({ source: z.string().optional() }),
  ),
  claims: z.record(
    z.string(),
    claimSchema.omit({ id: true }).extend({
      credibility: claimSchema.shape.credibility.default(null),
      credibilityReason: claimSchema.shape.credibilityReason.default(null),
      note: claimSchema.shape.note.default(null),
      tags: z.array(z.string()).default([]),
      evidence: z.array(evidenceAnalysisSchema),
      impacts: z.array(impactAnalysisSchema),
    }),
  ),
  /** Two passages of one claim, by their place in its list of evidence. */
  drifts: z.array(
    z.object({ claim: z.string(), careful: z.number(), firm: z.number(), note: z.string() }),
  ),
  relations: z.array(
    z.object({
      kind: relationKindSchema,
      from: z.string(),
      to: z.string(),
      note: z.string().nullable(),
    }),
  ),
  judgements: z.record(
    z.string(),
    judgementSchema.omit({ id: true, position: true, lensId: true }).extend({
      lens: z.string(),
      for: z.array(z.string()),
      against: z.array(z.string()),
    }),
  ),
  brief: briefSchema.omit({ id: true, status: true, language: true }).extend({
    lenses: z.array(z.string()),
    judgements: z.array(z.string()),
    paragraphs: z.array(
      z.object({
        section: briefSectionSchema,
        content: z.array(sentencePartSchema),
        isOwnAssessment: z.boolean().default(false),
      }),
    ),
  }),
});
export type Analysis = z.infer<typeof analysisSchema>;

/** An article of the analysis as it was imported. */
export interface ImportedArticle {
  readonly row: RowOf<"articles">;
  readonly textVersionId: TextVersionId;
  readonly text: string;
  readonly publisher: RowOf<"sources"> | null;
}

export interface AnalysisContext {
  /** By the analysis's own keys. */
  readonly articles: Readonly<Record<string, ImportedArticle>>;
  readonly dimensions: readonly LensDimension[];
  readonly newId: () => string;
}

export interface BriefContext {
  readonly newId: () => string;
  /** What a citation of this claim shows now. */
  readonly freeze: (claimId: ClaimId) => Readonly<Record<string, JsonValue>>;
}

/**
 * The changes that write an analysis into a notebook whose articles are imported.
 * Throws when a quote is not in its article, or when a key names nothing: the sample
 * must not drift from its texts.
 */
export function changesOfAnalysis(
  analysis: Analysis,
  ids: Ids,
  context: AnalysisContext,
): readonly Change[] {
  return [
    ...publisherChanges(analysis, context),
    ...sourceChanges(analysis, ids),
    ...originChanges(analysis, ids),
    ...Object.entries(analysis.claims).flatMap(([key, claim]) =>
      claimChanges(key, claim, ids, context),
    ),
    ...relationChanges(analysis, ids),
    ...analysis.drifts.map(({ claim, careful, firm, note }) =>
      create(
        "conflicts",
        driftConflict(
          {
            kind: "hedge-dropped",
            carefulId: named(ids.evidence, evidenceKey(claim, careful)),
            firmId: named(ids.evidence, evidenceKey(claim, firm)),
          },
          note,
        ),
      ),
    ),
    ...judgementChanges(analysis, ids),
  ];
}

/** The ids that the keys of an analysis stand for. */
export interface Ids {
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, SourceId>;
  readonly origins: ReadonlyMap<string, OriginId>;
  readonly claims: ReadonlyMap<string, ClaimId>;
  readonly evidence: ReadonlyMap<string, EvidenceId>;
  readonly judgements: ReadonlyMap<string, JudgementId>;
}

/** A new id for every key of an analysis. */
export function keysToIds(analysis: Analysis, newId: () => string): Ids {
  const assign = <Id>(keys: Readonly<Record<string, unknown>>, parse: (id: string) => Id) =>
    new Map(Object.keys(keys).map((key) => [key, parse(newId())]));
  return {
    sourceNames: new Map(Object.entries(analysis.sources).map(([key, { name }]) => [key, name])),
    sources: assign(analysis.sources, (id) => sourceIdSchema.parse(id)),
    origins: assign(analysis.origins, (id) => originIdSchema.parse(id)),
    claims: assign(analysis.claims, (id) => claimIdSchema.parse(id)),
    evidence: new Map(
      Object.entries(analysis.claims).flatMap(([key, { evidence }]) =>
        evidence.map((_, index) => [evidenceKey(key, index), evidenceIdSchema.parse(newId())]),
      ),
    ),
    judgements: assign(analysis.judgements, (id) => judgementIdSchema.parse(id)),
  };
}

const evidenceKey = (claim: string, index: number) => `${claim} ${index}`;

function named<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The analysis names "${key}", which it does not define`);
  return value;
}

/** Fractional indices for short lists written in one go: a0, a1, … */
const positionOf = (index: number): string =>
  generateNKeysBetween(null, null, index + 1)[index] ?? "a0";

function publisherChanges(analysis: Analysis, context: AnalysisContext): readonly Change[] {
  return Object.entries(analysis.publishers).flatMap(([key, { name, ...rated }]) => {
    const { row, publisher } = articleOf(key, context);
    if (publisher !== null) return [update("sources", publisher, rated)];
    if (name === undefined) throw new Error(`"${key}" states no publisher and is given none`);
    const id = sourceIdSchema.parse(context.newId());
    return [
      create("sources", { ...rated, name, id }),
      update("articles", row, {
        publisher: name,
        publisherBasis: "analyst",
        publisherSourceId: id,
      }),
    ];
  });
}

function articleOf(key: string, { articles }: AnalysisContext): ImportedArticle {
  const article = articles[key];
  if (article === undefined) throw new Error(`The analysis names no article "${key}"`);
  return article;
}

function sourceChanges(analysis: Analysis, ids: Ids): readonly Change[] {
  return Object.entries(analysis.sources).map(([key, written]) =>
    create("sources", { ...written, id: named(ids.sources, key) }),
  );
}

function originChanges(analysis: Analysis, ids: Ids): readonly Change[] {
  return Object.entries(analysis.origins).map(([key, { source: madeBy, ...origin }]) =>
    create("origins", {
      ...origin,
      id: named(ids.origins, key),
      derivedFromId: null,
      sourceId: madeBy === undefined ? null : named(ids.sources, madeBy),
      note: null,
    }),
  );
}

function claimChanges(
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
        sourceId: speaker.source === undefined ? null : named(ids.sources, speaker.source),
      }),
    ),
  ];
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

function relationChanges(analysis: Analysis, ids: Ids): readonly Change[] {
  return analysis.relations.flatMap(({ kind, from, to, note }) => {
    const relation = relationBetween(kind, named(ids.claims, from), named(ids.claims, to), note);
    const conflict = conflictOpenedBy(relation);
    return [
      create("relations", relation),
      ...(conflict === null ? [] : [create("conflicts", conflict)]),
    ];
  });
}

function judgementChanges(analysis: Analysis, ids: Ids): readonly Change[] {
  return Object.entries(analysis.judgements).flatMap(([key, judgement], index) => {
    const { lens, for: claimsFor, against, ...written } = judgement;
    const id = named(ids.judgements, key);
    const rest = (keys: readonly string[], stance: "for" | "against") =>
      keys.map((claim) => {
        const claimId = named(ids.claims, claim);
        return create("judgementClaims", {
          id: linkIds.judgementClaim(id, claimId),
          judgementId: id,
          claimId,
          stance,
        });
      });
    return [
      create("judgements", {
        ...written,
        id,
        lensId: lensIdSchema.parse(lens),
        position: positionOf(index),
      }),
      ...rest(claimsFor, "for"),
      ...rest(against, "against"),
    ];
  });
}

/**
 * The changes that write the analysis's brief. Its citations freeze what their claims
 * show, so the analysis itself must be in the notebook before.
 */
export function changesOfBrief(
  analysis: Analysis,
  ids: Ids,
  { newId, freeze }: BriefContext,
): readonly Change[] {
  const { lenses, judgements, paragraphs, ...brief } = analysis.brief;
  const briefId = briefIdSchema.parse(newId());
  return [
    create("briefs", { ...brief, id: briefId, language: "en", status: "draft" }),
    ...lenses.map((lens, index) => {
      const lensId = lensIdSchema.parse(lens);
      return create("briefLenses", {
        id: linkIds.briefLens(briefId, lensId),
        briefId,
        lensId,
        position: positionOf(index),
      });
    }),
    ...judgements.map((key, index) => {
      const judgementId = named(ids.judgements, key);
      return create("briefJudgements", {
        id: linkIds.briefJudgement(briefId, judgementId),
        briefId,
        judgementId,
        position: positionOf(index),
      });
    }),
    ...paragraphs.flatMap((paragraph, index) =>
      paragraphChanges(paragraph, index, briefId, ids, { newId, freeze }),
    ),
  ];
}

function paragraphChanges(
  { section, content, isOwnAssessment }: Analysis["brief"]["paragraphs"][number],
  index: number,
  briefId: BriefId,
  ids: Ids,
  { newId, freeze }: BriefContext,
): readonly Change[] {
  const paragraphId = paragraphIdSchema.parse(newId());
  const citations: Change[] = [];
  const inline = content.map((part): Inline => {
    if (typeof part === "string") return { kind: "text", text: part };
    const citationId = citationIdSchema.parse(newId());
    const targetId = named(ids.claims, part.claim);
    citations.push(
      create("citations", {
        id: citationId,
        briefId,
        paragraphId,
        targetKind: "claim",
        targetId,
        frozen: { ...freeze(targetId) },
      }),
    );
    return { kind: "citation", citationId };
  });
  return [
    create("paragraphs", {
      id: paragraphId,
      briefId,
      section,
      position: positionOf(index),
      content: inline,
      isOwnAssessment,
    }),
    ...citations,
  ];
}

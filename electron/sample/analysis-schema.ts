import { z } from "zod";
import { briefSchema, briefSectionSchema } from "#shared/domain/brief/brief.ts";
import { claimSchema } from "#shared/domain/claim/claim.ts";
import { evidenceSchema } from "#shared/domain/evidence/evidence.ts";
import { impactSchema } from "#shared/domain/impact/impact.ts";
import { judgementSchema } from "#shared/domain/judgement/judgement.ts";
import { originSchema } from "#shared/domain/origin/origin.ts";
import { relationKindSchema } from "#shared/domain/relation/relation.ts";
import { sourceSchema } from "#shared/domain/source/source.ts";

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

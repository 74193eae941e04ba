import { z } from "zod";

/**
 * Ids are UUIDv7 made by the client, or, for a record with a natural identity,
 * derived from its kind and its ends (`derivedId`), so that two people who make the
 * same link make the same record.
 */
const id = <Name extends string>() => z.string().min(1).max(400).brand<Name>();

export const notebookIdSchema = z.uuid().brand<"NotebookId">();
export type NotebookId = z.infer<typeof notebookIdSchema>;
export const articleIdSchema = id<"ArticleId">();
export type ArticleId = z.infer<typeof articleIdSchema>;
export const textVersionIdSchema = id<"TextVersionId">();
export type TextVersionId = z.infer<typeof textVersionIdSchema>;
export const sourceIdSchema = id<"SourceId">();
export type SourceId = z.infer<typeof sourceIdSchema>;
export const originIdSchema = id<"OriginId">();
export type OriginId = z.infer<typeof originIdSchema>;
export const annotationIdSchema = id<"AnnotationId">();
export type AnnotationId = z.infer<typeof annotationIdSchema>;
export const tagIdSchema = id<"TagId">();
export type TagId = z.infer<typeof tagIdSchema>;
export const claimIdSchema = id<"ClaimId">();
export type ClaimId = z.infer<typeof claimIdSchema>;
export const evidenceIdSchema = id<"EvidenceId">();
export type EvidenceId = z.infer<typeof evidenceIdSchema>;
export const lensIdSchema = id<"LensId">();
export type LensId = z.infer<typeof lensIdSchema>;
export const lensDimensionIdSchema = id<"LensDimensionId">();
export type LensDimensionId = z.infer<typeof lensDimensionIdSchema>;
export const impactIdSchema = id<"ImpactId">();
export type ImpactId = z.infer<typeof impactIdSchema>;
export const judgementIdSchema = id<"JudgementId">();
export type JudgementId = z.infer<typeof judgementIdSchema>;
export const hypothesisIdSchema = id<"HypothesisId">();
export type HypothesisId = z.infer<typeof hypothesisIdSchema>;
export const conflictIdSchema = id<"ConflictId">();
export type ConflictId = z.infer<typeof conflictIdSchema>;
export const relationIdSchema = id<"RelationId">();
export type RelationId = z.infer<typeof relationIdSchema>;
export const briefIdSchema = id<"BriefId">();
export type BriefId = z.infer<typeof briefIdSchema>;
export const briefTemplateIdSchema = id<"BriefTemplateId">();
export type BriefTemplateId = z.infer<typeof briefTemplateIdSchema>;
export const paragraphIdSchema = id<"ParagraphId">();
export type ParagraphId = z.infer<typeof paragraphIdSchema>;
export const citationIdSchema = id<"CitationId">();
export type CitationId = z.infer<typeof citationIdSchema>;
export const actorIdSchema = z.string().min(1).max(64).brand<"ActorId">();
export type ActorId = z.infer<typeof actorIdSchema>;

/** Lower-case hex of a SHA-256, with its algorithm named: `sha256:<64 hex>`. */
export const blobHashSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .brand<"BlobHash">();
export type BlobHash = z.infer<typeof blobHashSchema>;

/** The id of a link with a natural identity: what it is, then its ends in the order given. */
export function derivedId(kind: string, ...ends: readonly string[]): string {
  return [kind, ...ends].join("~");
}

/** The ids of the links that have a natural identity: two people who make the same link make the same record. */
export const linkIds = {
  tag: (foldedName: string) => tagIdSchema.parse(derivedId("tag", foldedName)),
  tagging: (tagId: TagId, targetId: string) => derivedId("tagging", tagId, targetId),
  blockDecision: (versionId: TextVersionId, blockStart: number) =>
    derivedId("block", versionId, String(blockStart)),
  impact: (claimId: ClaimId, lensId: LensId) =>
    impactIdSchema.parse(derivedId("impact", claimId, lensId)),
  impactDimension: (impactId: ImpactId, dimensionId: LensDimensionId) =>
    derivedId("answer", impactId, dimensionId),
  relation: (kind: string, fromClaimId: ClaimId, toClaimId: ClaimId) =>
    relationIdSchema.parse(derivedId(kind, fromClaimId, toClaimId)),
  conflict: (kind: string, leftId: string, rightId: string) =>
    conflictIdSchema.parse(derivedId(kind, leftId, rightId)),
  judgementClaim: (judgementId: JudgementId, claimId: ClaimId) =>
    derivedId("rests-on", judgementId, claimId),
  hypothesisClaim: (hypothesisId: HypothesisId, claimId: ClaimId) =>
    derivedId("reads", hypothesisId, claimId),
  briefFigure: (briefId: BriefId, kind: string) => derivedId("brief-figure", briefId, kind),
  briefLens: (briefId: BriefId, lensId: LensId) => derivedId("brief-lens", briefId, lensId),
  briefJudgement: (briefId: BriefId, judgementId: JudgementId) =>
    derivedId("brief-judgement", briefId, judgementId),
} as const;

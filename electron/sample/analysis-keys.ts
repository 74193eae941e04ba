import { generateNKeysBetween } from "fractional-indexing";
import {
  type ClaimId,
  claimIdSchema,
  type EvidenceId,
  evidenceIdSchema,
  type JudgementId,
  judgementIdSchema,
  type OriginId,
  originIdSchema,
  type SourceId,
  sourceIdSchema,
  type TextVersionId,
} from "#shared/domain/ids.ts";
import type { LensDimension } from "#shared/domain/lens/lens.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Analysis } from "./analysis-schema.ts";

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

export function articleOf(key: string, { articles }: AnalysisContext): ImportedArticle {
  const article = articles[key];
  if (article === undefined) throw new Error(`The analysis names no article "${key}"`);
  return article;
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

export const evidenceKey = (claim: string, index: number) => `${claim} ${index}`;

export function named<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The analysis names "${key}", which it does not define`);
  return value;
}

/** Fractional indices for short lists written in one go: a0, a1, … */
export const positionOf = (index: number): string =>
  generateNKeysBetween(null, null, index + 1)[index] ?? "a0";

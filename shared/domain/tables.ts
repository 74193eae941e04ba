import type { z } from "zod";
import { aliasSchema } from "./alias/alias.ts";
import { annotationSchema } from "./annotation/annotation.ts";
import { articleSchema } from "./article/article.ts";
import {
  briefFigureSchema,
  briefJudgementSchema,
  briefLensSchema,
  briefSchema,
  citationSchema,
  exportSchema,
  paragraphSchema,
} from "./brief/brief.ts";
import { briefReviewSchema } from "./brief/brief-review.ts";
import { briefTemplateSchema } from "./brief/brief-template.ts";
import { claimSchema } from "./claim/claim.ts";
import { savedViewSchema } from "./claim/saved-view.ts";
import { conflictSchema } from "./conflict/conflict.ts";
import { dismissalSchema } from "./dismissal/dismissal.ts";
import { evidenceSchema, speakerSchema } from "./evidence/evidence.ts";
import { custodyActSchema } from "./history/custody-act.ts";
import { hypothesisClaimSchema, hypothesisSchema } from "./hypothesis/hypothesis.ts";
import { impactDimensionSchema, impactSchema } from "./impact/impact.ts";
import { judgementClaimSchema, judgementSchema } from "./judgement/judgement.ts";
import { lensDimensionSchema, lensSchema } from "./lens/lens.ts";
import { notebookSchema } from "./notebook/notebook.ts";
import { originSchema } from "./origin/origin.ts";
import { actorSchema } from "./person/actor.ts";
import { relationSchema } from "./relation/relation.ts";
import { savedSearchSchema } from "./search/saved-search.ts";
import { sourceSchema } from "./source/source.ts";
import { taggingSchema, tagSchema } from "./tag/tag.ts";
import { blockDecisionSchema, textVersionSchema } from "./text/text-version.ts";

interface TableRule {
  readonly schema: z.ZodObject;
  /**
   * Fields that hold a verdict: values that nobody knowingly replaced are all kept
   * and shown side by side.
   */
  readonly verdicts: readonly string[];
  /**
   * Fields that name the records this one hangs on: while one of them is away
   * (deleted), this one is hidden, and it comes back with it. Deletes never cascade.
   */
  readonly parents: Readonly<Record<string, string>>;
}

/** Every table of a notebook, named by the plural of what its records are. */
export const tables = {
  notebooks: { schema: notebookSchema, verdicts: [], parents: {} },
  actors: { schema: actorSchema, verdicts: [], parents: {} },
  articles: { schema: articleSchema, verdicts: [], parents: {} },
  textVersions: { schema: textVersionSchema, verdicts: [], parents: { articleId: "articles" } },
  blockDecisions: {
    schema: blockDecisionSchema,
    verdicts: [],
    parents: { textVersionId: "textVersions" },
  },
  sources: { schema: sourceSchema, verdicts: ["reliability"], parents: {} },
  origins: { schema: originSchema, verdicts: [], parents: {} },
  annotations: { schema: annotationSchema, verdicts: [], parents: { articleId: "articles" } },
  tags: { schema: tagSchema, verdicts: [], parents: {} },
  taggings: { schema: taggingSchema, verdicts: [], parents: { tagId: "tags" } },
  claims: { schema: claimSchema, verdicts: ["credibility"], parents: {} },
  evidence: {
    schema: evidenceSchema,
    verdicts: [],
    parents: { claimId: "claims", annotationId: "annotations" },
  },
  speakers: { schema: speakerSchema, verdicts: [], parents: { evidenceId: "evidence" } },
  relations: {
    schema: relationSchema,
    verdicts: [],
    parents: { fromClaimId: "claims", toClaimId: "claims" },
  },
  conflicts: {
    schema: conflictSchema,
    verdicts: ["resolution"],
    parents: { relationId: "relations" },
  },
  lenses: { schema: lensSchema, verdicts: [], parents: {} },
  lensDimensions: { schema: lensDimensionSchema, verdicts: [], parents: { lensId: "lenses" } },
  impacts: {
    schema: impactSchema,
    verdicts: ["decision", "direction", "severity"],
    parents: { claimId: "claims", lensId: "lenses" },
  },
  impactDimensions: {
    schema: impactDimensionSchema,
    verdicts: [],
    parents: { impactId: "impacts", dimensionId: "lensDimensions" },
  },
  judgements: { schema: judgementSchema, verdicts: ["likelihood", "confidence"], parents: {} },
  judgementClaims: {
    schema: judgementClaimSchema,
    verdicts: [],
    parents: { judgementId: "judgements", claimId: "claims" },
  },
  hypotheses: { schema: hypothesisSchema, verdicts: [], parents: {} },
  hypothesisClaims: {
    schema: hypothesisClaimSchema,
    verdicts: ["reading"],
    parents: { hypothesisId: "hypotheses", claimId: "claims" },
  },
  briefs: { schema: briefSchema, verdicts: ["status"], parents: {} },
  briefTemplates: { schema: briefTemplateSchema, verdicts: [], parents: {} },
  briefReviews: { schema: briefReviewSchema, verdicts: [], parents: { briefId: "briefs" } },
  briefLenses: {
    schema: briefLensSchema,
    verdicts: [],
    parents: { briefId: "briefs", lensId: "lenses" },
  },
  briefJudgements: {
    schema: briefJudgementSchema,
    verdicts: [],
    parents: { briefId: "briefs", judgementId: "judgements" },
  },
  briefFigures: { schema: briefFigureSchema, verdicts: [], parents: { briefId: "briefs" } },
  paragraphs: { schema: paragraphSchema, verdicts: [], parents: { briefId: "briefs" } },
  citations: { schema: citationSchema, verdicts: [], parents: { paragraphId: "paragraphs" } },
  exports: { schema: exportSchema, verdicts: [], parents: {} },
  savedSearches: { schema: savedSearchSchema, verdicts: [], parents: {} },
  aliases: { schema: aliasSchema, verdicts: ["standing"], parents: {} },
  dismissals: { schema: dismissalSchema, verdicts: [], parents: { articleId: "articles" } },
  savedViews: { schema: savedViewSchema, verdicts: [], parents: {} },
  custodyActs: { schema: custodyActSchema, verdicts: [], parents: {} },
} as const satisfies Record<string, TableRule>;

export type TableName = keyof typeof tables;
export type RecordOf<T extends TableName> = z.infer<(typeof tables)[T]["schema"]>;

export const tableNames = Object.keys(tables) as readonly TableName[];

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** The rule of a table, with its literal types widened so that any table's can be read. */
export function ruleOf(table: TableName): TableRule {
  return tables[table];
}

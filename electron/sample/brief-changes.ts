import type { Inline } from "#shared/domain/brief/brief.ts";
import {
  type BriefId,
  briefIdSchema,
  type ClaimId,
  citationIdSchema,
  lensIdSchema,
  linkIds,
  paragraphIdSchema,
} from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import type { Change, JsonValue } from "#shared/ledger/change.ts";
import { type Ids, named, positionOf } from "./analysis-keys.ts";
import type { Analysis } from "./analysis-schema.ts";

export interface BriefContext {
  readonly newId: () => string;
  /** What a citation of this claim shows now. */
  readonly freeze: (claimId: ClaimId) => Readonly<Record<string, JsonValue>>;
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

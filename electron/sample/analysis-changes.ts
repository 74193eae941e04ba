import { conflictOpenedBy } from "#shared/domain/conflict/register.ts";
import { driftConflict } from "#shared/domain/evidence/drift.ts";
import { lensIdSchema, linkIds, sourceIdSchema } from "#shared/domain/ids.ts";
import { create, update } from "#shared/domain/record.ts";
import { relationBetween } from "#shared/domain/relation/relate.ts";
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
import { claimChanges } from "./claim-changes.ts";

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

import type { Notebook } from "#renderer/db/notebook.ts";
import type { YearProposal } from "#shared/domain/evidence/date-in-words.ts";
import type { Evidence } from "#shared/domain/evidence/evidence.ts";
import { type RowOf, remove, update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import { type GivenSpeaker, speakerChanges } from "./claim-commands.ts";
import type { ClaimEvidence } from "./claims-queries.ts";

/** What the analyst records of a passage, beside its origin and its speakers. */
export type ReportFields = Partial<Omit<Evidence, "id" | "claimId" | "annotationId">>;

/**
 * Records what a passage reports. A chain that stays as it was is left alone.
 *
 * @param made sources that were made while the chain was written
 */
export async function recordReport(
  notebook: Notebook,
  { evidence, speakers }: ClaimEvidence,
  fields: ReportFields,
  chain: readonly GivenSpeaker[] = speakers,
  made: readonly Change[] = [],
): Promise<void> {
  const isSameChain =
    chain.length === speakers.length &&
    chain.every(
      (link, index) =>
        link.name === speakers[index]?.name &&
        link.isUnnamed === speakers[index]?.isUnnamed &&
        link.sourceId === speakers[index]?.sourceId,
    );
  await notebook.commit("evidence:edit", [
    ...made,
    ...(Object.keys(fields).length > 0 ? [update("evidence", evidence, fields)] : []),
    ...(isSameChain
      ? []
      : [
          ...speakers.map((speaker) => remove("speakers", speaker)),
          ...speakerChanges(evidence.id, chain),
        ]),
  ]);
}

/** The analyst confirms the year: the date gets it, and keeps saying that it was inferred and from what. */
export async function confirmYear(
  notebook: Notebook,
  item: ClaimEvidence,
  proposal: YearProposal,
): Promise<void> {
  await notebook.commit("evidence:confirm-year", [
    update("evidence", item.evidence, {
      date: proposal.date,
      dateBasis: "inferred",
      dateInferredFrom: proposal.from,
    }),
  ]);
}

/** Says where a passage's information first came from; a new origin is made in the same change set. */
export async function sayOrigin(
  notebook: Notebook,
  evidence: RowOf<"evidence">,
  { originStanding, originId }: Pick<Evidence, "originStanding" | "originId">,
  made: readonly Change[],
): Promise<void> {
  await notebook.commit("evidence:origin", [
    ...made,
    update("evidence", evidence, { originStanding, originId }),
  ]);
}

export async function detachEvidence(notebook: Notebook, row: RowOf<"evidence">): Promise<void> {
  await notebook.commit("evidence:delete", [remove("evidence", row)]);
}

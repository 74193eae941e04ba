import type { Notebook } from "#renderer/db/notebook.ts";
import {
  newOwnJudgement,
  type OriginChoice,
  ownJudgementIdOf,
} from "#renderer/features/sources/index.ts";
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

/**
 * Says where the information of passages first came from; a new origin is made in the same change
 * set. Where the first is its author's own judgement, so is each of the others that of its own author.
 *
 * @param nameOf what the author's own judgement in an article is called, where it is new
 */
export async function sayOrigin(
  notebook: Pick<Notebook, "db" | "commit">,
  passages: readonly Pick<ClaimEvidence, "evidence" | "article">[],
  { originStanding, originId }: OriginChoice,
  made: readonly Change[],
  nameOf: (article: ClaimEvidence["article"]) => string,
): Promise<void> {
  const [first] = passages;
  const isOwn = first !== undefined && originId === ownJudgementIdOf(first.article.id);
  const changes = isOwn ? [] : [...made];
  const articles = new Map(passages.map(({ article }) => [article.id, article]));
  for (const article of isOwn ? articles.values() : []) {
    const { id, authorSourceId } = article;
    changes.push(...(await newOwnJudgement(notebook.db, id, nameOf(article), authorSourceId)));
  }
  for (const { evidence, article } of passages) {
    const origin = isOwn ? ownJudgementIdOf(article.id) : originId;
    changes.push(update("evidence", evidence, { originStanding, originId: origin }));
  }
  await notebook.commit("evidence:origin", changes);
}

export async function detachEvidence(notebook: Notebook, row: RowOf<"evidence">): Promise<void> {
  await notebook.commit("evidence:delete", [remove("evidence", row)]);
}

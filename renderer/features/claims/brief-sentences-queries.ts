import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { sentencesOf } from "#shared/domain/brief/sentences.ts";
import type { RowOf } from "#shared/domain/record.ts";

/** A sentence of a brief that rests on a claim: itself, a passage of it, or a judgement made from it. */
export interface BriefSentence {
  readonly citationId: string;
  readonly brief: RowOf<"briefs">;
  readonly paragraphId: RowOf<"paragraphs">["id"];
  readonly sentence: string;
}

export async function sentencesOfBriefs(
  db: NotebookDatabase,
  claimId: string,
  evidenceIds: readonly string[],
): Promise<readonly BriefSentence[]> {
  const links = await db.judgementClaims.where("claimId").equals(claimId).toArray();
  const judgementIds = links.filter(({ stance }) => stance === "for").map((row) => row.judgementId);
  const citations = await db.citations
    .where("targetId")
    .anyOf([claimId, ...evidenceIds, ...judgementIds])
    .toArray();
  const sentences: BriefSentence[] = [];
  for (const citation of citations) {
    const [brief, paragraph] = await Promise.all([
      db.briefs.get(citation.briefId),
      db.paragraphs.get(citation.paragraphId),
    ]);
    const found = sentencesOf(paragraph?.content ?? []).find(({ citationIds }) =>
      citationIds.includes(citation.id),
    );
    if (brief === undefined || paragraph === undefined || found === undefined) continue;
    const { text: sentence } = found;
    sentences.push({ citationId: citation.id, brief, paragraphId: paragraph.id, sentence });
  }
  return sentences.sort((a, b) => (a.citationId < b.citationId ? -1 : 1));
}

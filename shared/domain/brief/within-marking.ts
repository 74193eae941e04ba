import { translateFor } from "../../messages/catalogue.ts";
import { compareMarkings, type Marking } from "../marking.ts";
import type { Brief, Citation, Inline, Paragraph } from "./brief.ts";
import { frozenPassages } from "./citing.ts";
import { claimsUsed } from "./composition.ts";
import { openConflictsTouching } from "./conflict-section.ts";
import { type BriefRows, groundOf } from "./ground.ts";
import { sentencePartsOf, textOfParagraph } from "./sentences.ts";
import { spelledParagraphs } from "./shown-words.ts";

/** How much of a brief a marking filter kept back. */
export interface LeftOut {
  readonly articles: number;
  readonly claims: number;
  readonly judgements: number;
  readonly conflicts: number;
  /** Of a figure that prints them. */
  readonly hypotheses: number;
  readonly sentences: number;
}

export interface Released {
  readonly rows: BriefRows;
  readonly brief: Brief;
  readonly leftOut: LeftOut;
}

/**
 * The rows a brief may be written from when nothing above a marking is to get out. A claim
 * that rests even in part on an article above it stays behind, and so does every judgement,
 * conflict and sentence that leans on such a claim. A sentence that cites nothing bears the
 * marking stated for its paragraph, or the brief's own.
 */
export function withinMarking(written: BriefRows, brief: Brief, maximum: Marking): Released {
  // A sentence is judged with the words that its citations show.
  const words = translateFor(brief.language);
  const spelled = spelledParagraphs(groundOf(written), brief, words);
  const others = written.paragraphs.filter(({ briefId }) => briefId !== brief.id);
  const rows: BriefRows = { ...written, paragraphs: [...others, ...spelled] };
  const isAbove = (marking: Marking | null | undefined) =>
    marking !== null && marking !== undefined && compareMarkings(marking, maximum) > 0;
  const isBriefAbove = isAbove(brief.marking);

  const articles = idsOf(rows.articles.filter((article) => isAbove(article.marking)));
  const annotations = idsOf(rows.annotations.filter((row) => articles.has(row.articleId)));
  const evidence = rows.evidence.filter((row) => annotations.has(row.annotationId));
  const claims = new Set<string>(evidence.map((row) => row.claimId));
  const keptBack = new Set<string>([...articles, ...annotations, ...idsOf(evidence), ...claims]);
  for (const judgement of rows.judgements) {
    const links = rows.judgementClaims.filter((link) => link.judgementId === judgement.id);
    const isOut =
      links.length === 0 ? isBriefAbove : links.some((link) => claims.has(link.claimId));
    if (isOut) keptBack.add(judgement.id);
  }
  for (const hypothesis of rows.hypotheses) {
    const links = rows.hypothesisClaims.filter((link) => link.hypothesisId === hypothesis.id);
    const isOut =
      links.length === 0 ? isBriefAbove : links.some((link) => claims.has(link.claimId));
    if (isOut) keptBack.add(hypothesis.id);
  }
  // What rests on a passage of an article that is gone has no marking to go by.
  const known = idsOf(rows.articles);
  const isCitationOut = (citation: Citation) =>
    keptBack.has(citation.targetId) ||
    frozenPassages(citation).some(
      ({ articleId }) => articles.has(articleId) || (isBriefAbove && !known.has(articleId)),
    );
  const citationsOut = idsOf(rows.citations.filter(isCitationOut));
  const paragraphs = rows.paragraphs.map((row) =>
    row.briefId === brief.id
      ? releasedParagraph(row, citationsOut, isAbove(row.marking ?? brief.marking), isAbove)
      : row,
  );
  const released: BriefRows = {
    ...rows,
    articles: rows.articles.filter(({ id }) => !keptBack.has(id)),
    annotations: rows.annotations.filter(({ id }) => !keptBack.has(id)),
    evidence: rows.evidence.filter((row) => !keptBack.has(row.id) && !keptBack.has(row.claimId)),
    claims: rows.claims.filter(({ id }) => !keptBack.has(id)),
    relations: rows.relations.filter(
      (row) => !keptBack.has(row.fromClaimId) && !keptBack.has(row.toClaimId),
    ),
    conflicts: rows.conflicts.filter((row) => !isOut(row, keptBack, rows)),
    impacts: rows.impacts.filter((row) => !keptBack.has(row.claimId)),
    judgements: rows.judgements.filter(({ id }) => !keptBack.has(id)),
    judgementClaims: rows.judgementClaims.filter((row) => !keptBack.has(row.judgementId)),
    hypotheses: rows.hypotheses.filter(({ id }) => !keptBack.has(id)),
    hypothesisClaims: rows.hypothesisClaims.filter(
      (row) => !keptBack.has(row.hypothesisId) && !keptBack.has(row.claimId),
    ),
    // A caption cites nothing, so it bears the brief's own marking.
    briefFigures: rows.briefFigures.map((row) =>
      isBriefAbove && row.briefId === brief.id ? { ...row, caption: null } : row,
    ),
    briefJudgements: rows.briefJudgements.filter((row) => !keptBack.has(row.judgementId)),
    citations: rows.citations.filter(({ id }) => !citationsOut.has(id)),
    paragraphs,
    briefs: releasedBriefs(rows, brief, keptBack, isAbove),
  };
  const marking = isBriefAbove ? maximum : brief.marking;
  return {
    rows: released,
    brief: { ...brief, marking },
    leftOut: {
      ...countKeptBack(rows, brief, keptBack),
      sentences: sentencesIn(rows.paragraphs, brief) - sentencesIn(paragraphs, brief),
    },
  };
}

export function isAnythingLeftOut(leftOut: LeftOut): boolean {
  return Object.values(leftOut).some((count) => count > 0);
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}

function isOut(
  { leftId, rightId }: BriefRows["conflicts"][number],
  keptBack: ReadonlySet<string>,
  rows: BriefRows,
): boolean {
  return [leftId, rightId].some((id) => {
    const passage = rows.evidence.find((row) => row.id === id);
    return keptBack.has(id) || (passage !== undefined && keptBack.has(passage.claimId));
  });
}

function releasedParagraph(
  paragraph: Paragraph,
  citationsOut: ReadonlySet<string>,
  isUncitedAbove: boolean,
  isAbove: (marking: Marking | null | undefined) => boolean,
): Paragraph {
  if (isAbove(paragraph.marking)) return { ...paragraph, content: [] };
  const content = sentencePartsOf(paragraph.content)
    .filter((parts) => {
      const cited = parts.flatMap((part) => (part.kind === "citation" ? part.citationId : []));
      return cited.length === 0 ? !isUncitedAbove : cited.every((id) => !citationsOut.has(id));
    })
    .flat();
  return { ...paragraph, content: joined(content) };
}

/** Neighbouring pieces of text as one, without the space that a lost sentence leaves at the ends. */
function joined(content: readonly Inline[]): Inline[] {
  const parts: Inline[] = [];
  for (const inline of content) {
    const last = parts.at(-1);
    if (inline.kind === "text" && last?.kind === "text") {
      parts[parts.length - 1] = { kind: "text", text: last.text + inline.text };
    } else parts.push(inline);
  }
  const [first, ...rest] = parts;
  return first?.kind === "text" ? [{ kind: "text", text: first.text.trimStart() }, ...rest] : parts;
}

/** Earlier briefs say what has changed: those above the marking are not named, nor what they said. */
function releasedBriefs(
  rows: BriefRows,
  brief: Brief,
  keptBack: ReadonlySet<string>,
  isAbove: (marking: Marking | null) => boolean,
): BriefRows["briefs"] {
  return rows.briefs
    .filter((row) => row.id === brief.id || !isAbove(row.marking))
    .map((row) => {
      const issued = row.issuedJudgements ?? null;
      if (issued === null) return row;
      return { ...row, issuedJudgements: issued.filter(({ id }) => !keptBack.has(id)) };
    });
}

function countKeptBack(
  rows: BriefRows,
  brief: Brief,
  keptBack: ReadonlySet<string>,
): Omit<LeftOut, "sentences"> {
  const ground = groundOf(rows);
  const judgementIds = rows.briefJudgements
    .filter(({ briefId }) => briefId === brief.id)
    .map(({ judgementId }) => judgementId);
  const claimIds = claimsUsed(ground, brief.id, judgementIds);
  const articleIds = new Set(
    claimIds.flatMap((id) => ground.passagesOfClaim(id).map(({ article }) => article.id)),
  );
  const count = (ids: Iterable<string>) => [...ids].filter((id) => keptBack.has(id)).length;
  const isMatrixPrinted = rows.briefFigures.some(
    (row) => row.briefId === brief.id && row.kind === "hypotheses",
  );
  return {
    articles: count(articleIds),
    claims: count(claimIds),
    judgements: count(judgementIds),
    conflicts: openConflictsTouching(claimIds, ground).filter((row) => isOut(row, keptBack, rows))
      .length,
    hypotheses: isMatrixPrinted ? count(rows.hypotheses.map(({ id }) => id)) : 0,
  };
}

function sentencesIn(paragraphs: readonly Paragraph[], brief: Brief): number {
  return paragraphs
    .filter(({ briefId }) => briefId === brief.id)
    .flatMap(({ content }) => sentencePartsOf(content))
    .filter((parts) => textOfParagraph(parts).trim() !== "").length;
}

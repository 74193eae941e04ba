import { sentimentReachId } from "../lens/built-in-lenses.ts";
import { compareMarkings, type Marking } from "../marking.ts";
import { byPosition } from "../position.ts";
import { type BriefSection, type Paragraph, sectionsOf } from "./brief.ts";
import { aboutBrief, articleIdsUsed, type Checked, titleOfArticle } from "./checked.ts";
import { claimIdsCited } from "./citing.ts";
import { citationIdsOf } from "./composition.ts";
import { openConflictsTouching } from "./conflict-section.ts";
import type { Finding } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { reasonOf, withheldNameIn, withheldNames } from "./names.ts";
import { fewestForAPublic, limitsReach, voicesOf } from "./public-voice.ts";
import { textOfParagraph } from "./sentences.ts";

/** What a brief must have at all: marking, dates, sections, and every open conflict. */
export function structureFindings(checked: Checked): readonly Finding[] {
  return [
    ...markingFindings(checked),
    ...dateFindings(checked),
    ...sectionFindings(checked),
    ...conflictFindings(checked),
    ...leftOutFindings(checked),
    ...unexplainedChangeFindings(checked),
    ...reachFindings(checked),
    ...headNameFindings(checked),
  ];
}

function markingFindings(checked: Checked): readonly Finding[] {
  const { brief, ground } = checked;
  if (brief.marking === null) return [aboutBrief("marking-missing", brief.id, null)];
  const strictest = strictestMarking(ground, articleIdsUsed(checked));
  if (strictest === null || compareMarkings(brief.marking, strictest) >= 0) return [];
  const params = { marking: brief.marking, article: strictest };
  return [aboutBrief("marking-too-low", brief.id, null, params)];
}

function dateFindings(checked: Checked): readonly Finding[] {
  const { brief, ground } = checked;
  const { date, cutOff } = brief;
  const findings: Finding[] = [];
  if (date === null) findings.push(aboutBrief("date-missing", brief.id, null));
  if (cutOff === null) return [...findings, aboutBrief("cut-off-missing", brief.id, null)];
  if (date !== null && cutOff > date) {
    findings.push(aboutBrief("cut-off-after-date", brief.id, null, { date, cutOff }));
  }
  for (const articleId of articleIdsUsed(checked)) {
    const published = ground.articles.get(articleId)?.published ?? null;
    // Only whole days compare as text; a month or a doubtful date proves nothing.
    if (published === null || !/^\d{4}-\d{2}-\d{2}$/u.test(published) || published <= cutOff)
      continue;
    const params = { article: titleOfArticle(articleId, ground), published, cutOff };
    findings.push(aboutBrief("later-than-cut-off", brief.id, null, params));
  }
  return findings;
}

function sectionFindings({ brief, ground, judgementIds, lensIds }: Checked): readonly Finding[] {
  const written = (section: BriefSection) =>
    ground.rows.paragraphs.some(
      (row) => row.briefId === brief.id && row.section === section && hasWords(row),
    );
  const isIndicatorGiven = judgementIds.some(
    (id) => (ground.judgements.get(id)?.wouldChange ?? "").trim() !== "",
  );
  const missing: readonly (readonly [boolean, string, BriefSection | null])[] = [
    [lensIds.length === 0, "no-lens", null],
    [!written("bottom-line"), "no-bottom-line", "bottom-line"],
    // What the evidence can not carry is not judged: saying so is enough.
    [judgementIds.length === 0 && !written("key-judgements"), "no-judgements", "key-judgements"],
    [!sectionsOf(brief).includes("source-summary"), "no-source-summary", "source-summary"],
    [!written("gaps"), "no-gaps", "gaps"],
    [!written("alternatives"), "no-alternatives", "alternatives"],
    [!written("indicators") && !isIndicatorGiven, "no-indicators", "indicators"],
  ];
  return missing.flatMap(([isMissing, ruleId, section]) =>
    isMissing ? [aboutBrief(ruleId, brief.id, section)] : [],
  );
}

/** What a reader must not be kept from: gaps, other readings, open conflicts (ICD 203, standards 2-4). */
function leftOutFindings({ brief, ground, claimIds }: Checked): readonly Finding[] {
  const printed = new Set(sectionsOf(brief));
  const written = new Set(
    ground.rows.paragraphs
      .filter((row) => row.briefId === brief.id && hasWords(row))
      .map((row) => row.section),
  );
  if (openConflictsTouching(claimIds, ground).length > 0) written.add("conflicts");
  return [...written]
    .filter((section) => !printed.has(section))
    .map((section) => aboutBrief("section-left-out", brief.id, section));
}

/** A new edition says of each judgement why it differs from what went out (ICD 203, standard 7). */
function unexplainedChangeFindings({ brief, ground, judgementIds }: Checked): readonly Finding[] {
  const former = ground.rows.briefs.find(({ id }) => id === brief.formerId);
  if (former === undefined) return [];
  const issued = new Map((former.issuedJudgements ?? []).map((row) => [row.id as string, row]));
  const reasons = ground.rows.paragraphs.filter(
    (row) => row.briefId === brief.id && row.section === "what-changed" && hasWords(row),
  );
  const kept = judgementIds.filter((id) => issued.has(id));
  const changed = kept.filter((id) => {
    const then = issued.get(id);
    const now = ground.judgements.get(id);
    return then?.likelihood !== now?.likelihood || then?.confidence !== now?.confidence;
  });
  const isAnyNewOrGone = kept.length !== judgementIds.length || kept.length !== issued.size;
  // One change and one reason belong together; of several each reason has to say what it is for.
  const isOnlyOne = changed.length + (isAnyNewOrGone ? 1 : 0) === 1;
  const unexplained = changed.filter(
    (id) =>
      !reasons.some((row) => isOnlyOne || speaksOf(row, id, judgementIds.indexOf(id) + 1, ground)),
  );
  return [
    ...(isAnyNewOrGone && reasons.length === 0
      ? [aboutBrief("change-unexplained", brief.id, "what-changed")]
      : []),
    ...unexplained.map((id) =>
      aboutBrief("judgement-change-unexplained", brief.id, "what-changed", {
        statement: ground.judgements.get(id)?.statement ?? "",
      }),
    ),
  ];
}

/** Whether a paragraph is about a judgement: it cites it, or names it by the number it is printed with. */
function speaksOf(paragraph: Paragraph, id: string, number: number, ground: Ground): boolean {
  const cited = new Set(citationIdsOf(paragraph));
  const isCited = ground.rows.citations.some(
    (citation) => cited.has(citation.id) && citation.targetId === id,
  );
  const named = new RegExp(`(?:judgements?|判断|판단)\\s?${number}(?!\\d)`, "iu");
  return isCited || named.test(textOfParagraph(paragraph.content));
}

/**
 * Feelings of a few people: the first paragraph says of how many, or a public is read into them. What
 * officials fear, told through a lens that counts nobody, is no public's feeling.
 */
function reachFindings({ brief, ground, claimIds, lensIds }: Checked): readonly Finding[] {
  const { impacts, impactDimensions, lensDimensions } = ground.rows;
  const countsPeople = (impact: { readonly id: string; readonly lensId: string }) =>
    lensDimensions.some((row) => row.id === sentimentReachId && row.lensId === impact.lensId) ||
    impactDimensions.some(
      (row) => row.dimensionId === sentimentReachId && row.impactId === impact.id,
    );
  const felt = claimIds.filter(
    (id) =>
      ground.claims.get(id)?.kind === "sentiment" &&
      impacts.some(
        (row) =>
          row.claimId === id &&
          row.decision === "relevant" &&
          lensIds.includes(row.lensId) &&
          countsPeople(row),
      ),
  );
  const voices = felt.length === 0 ? null : voicesOf(felt, ground);
  if (voices === null || voices >= fewestForAPublic) return [];
  const [first] = ground.rows.paragraphs
    .filter((row) => row.briefId === brief.id && row.section === "bottom-line" && hasWords(row))
    .sort(byPosition);
  if (first === undefined || limitsReach(textOfParagraph(first.content))) return [];
  return [
    {
      ruleId: "reach-not-stated",
      section: "bottom-line",
      targetKind: "paragraph",
      targetId: first.id,
      excerpt: null,
      params: { people: String(voices) },
    },
  ];
}

/** The title and the captions of figures are printed as well. */
function headNameFindings({ brief, ground, t }: Checked): readonly Finding[] {
  const captions = ground.rows.briefFigures
    .filter((row) => row.briefId === brief.id)
    .map(({ caption }) => ({ words: caption ?? "", section: "figures" as const }));
  const names = withheldNames(ground);
  return [{ words: brief.title, section: null }, ...captions].flatMap(({ words, section }) => {
    const withheld = withheldNameIn(words, names);
    if (withheld === null) return [];
    const params = { found: withheld.found, reason: reasonOf(withheld.naming, t) };
    return [aboutBrief("withheld-name-printed", brief.id, section, params)];
  });
}

function hasWords(paragraph: Paragraph): boolean {
  return (
    textOfParagraph(paragraph.content).trim() !== "" ||
    paragraph.content.some((inline) => inline.kind === "citation" && inline.shows !== undefined)
  );
}

/**
 * Open conflicts are always printed. They are left out when nobody says what the
 * disagreement is: neither the conflict's own note nor a paragraph that cites an end.
 */
function conflictFindings({ brief, ground, claimIds }: Checked): readonly Finding[] {
  const discussed = new Set(
    ground.rows.paragraphs
      .filter((row) => row.briefId === brief.id && row.section === "conflicts" && hasWords(row))
      .flatMap((row) => citedClaims(row, ground)),
  );
  return openConflictsTouching(claimIds, ground).flatMap((conflict): readonly Finding[] => {
    const ends = [conflict.leftId, conflict.rightId].map((id) =>
      conflict.endKind === "claim" ? id : (ground.passages.get(id)?.evidence.claimId ?? id),
    );
    if ((conflict.note ?? "").trim() !== "" || ends.some((id) => discussed.has(id))) return [];
    const words = (id: string) =>
      ground.claims.get(id)?.statement ?? ground.passages.get(id)?.annotation.exact ?? id;
    return [
      {
        ruleId: "conflict-left-out",
        section: "conflicts",
        targetKind: "conflict",
        targetId: conflict.id,
        excerpt: null,
        params: { left: words(conflict.leftId), right: words(conflict.rightId) },
      },
    ];
  });
}

function citedClaims(paragraph: Paragraph, ground: Ground): readonly string[] {
  const ids = new Set(citationIdsOf(paragraph));
  return ground.rows.citations
    .filter((citation) => ids.has(citation.id))
    .flatMap((citation) => claimIdsCited(citation, ground));
}

/** The most restricted marking among the articles a brief leans on; null when none is marked. */
function strictestMarking(ground: Ground, articleIds: Iterable<string>): Marking | null {
  let strictest: Marking | null = null;
  for (const id of articleIds) {
    const marking = ground.articles.get(id)?.marking ?? null;
    if (marking === null) continue;
    if (strictest === null || compareMarkings(marking, strictest) > 0) strictest = marking;
  }
  return strictest;
}

import { assertNever } from "../../assert-never.ts";
import type { Translate } from "../../messages/catalogue.ts";
import type { Marking } from "../marking.ts";
import { byPosition } from "../position.ts";
import { annexOf } from "./annex.ts";
import type { Brief, BriefSection, Paragraph } from "./brief.ts";
import { briefSections, ownSections, sectionsOf } from "./brief.ts";
import type { BriefModel, Endnote, ModelParagraph } from "./brief-model.ts";
import { changesSinceLast } from "./changes-since-last.ts";
import { type Composition, compositionOf } from "./composition.ts";
import { conflictsOf } from "./conflict-section.ts";
import { dressOf } from "./dress.ts";
import { endnoteText, followable } from "./endnote.ts";
import { evidenceTable } from "./evidence-table.ts";
import type { NameReplacement } from "./export-names.ts";
import { figuresOf } from "./figure-section.ts";
import type { Ground } from "./ground.ts";
import { judgementsOf } from "./judgement-section.ts";
import { lensComparison } from "./lens-comparison.ts";
import { lensMeaningsOf } from "./lens-section.ts";
import { withheldNames } from "./names.ts";
import { printedDate } from "./printed-date.ts";
import { sentencesOf } from "./sentences.ts";
import { spelledParagraphs } from "./shown-words.ts";
import { sourceAppraisal } from "./source-appraisal.ts";
import { sourceFacts } from "./source-facts.ts";

/**
 * Composes a brief from the rows of its notebook. The same rows give the same model on
 * any day and machine: the brief bears its own date.
 */
export function composeBrief(
  ground: Ground,
  brief: Brief,
  t: Translate,
  isDraftedAutomatically = false,
  replacements: readonly NameReplacement[] = [],
): BriefModel {
  const composition = compositionOf(ground, brief, t, replacements);
  const sections = sectionsOf(brief);
  const parts: Parts = {
    ...emptyParts,
    lensComparison: lensComparison({ ...composition, claimIds: [] }),
    evidence: evidenceTable({ ...composition, claimIds: [] }),
    sourceAppraisal: sourceAppraisal({ ...composition, claimIds: [] }),
  };
  // In printed order, because the first use of an article gives it its number.
  for (const section of sections) Object.assign(parts, partOf(section, composition));
  const model: Omit<BriefModel, "empty"> = {
    ...headOf(composition, isDraftedAutomatically),
    headingNotes: headingNotesOf(composition),
    ...parts,
    // A brief that chose no figure says nothing of figures.
    sections: sections.filter(
      (id) => id !== "figures" || parts.figures.length + parts.figureNotes.length > 0,
    ),
    // These speak of all that is printed, above them and below.
    sourceFacts: sections.includes("source-summary") ? sourceFacts(composition) : [],
    endnotes: endnotesOf(composition),
    annex: sections.includes("annex") ? annexOf(composition) : [],
  };
  return { ...model, empty: emptyTexts(model, t) };
}

/** What the sections print that is known as soon as they are reached. */
type Parts = Pick<
  BriefModel,
  | "bottomLine"
  | "judgements"
  | "judgementNotes"
  | "lensMeanings"
  | "lensNotes"
  | "lensComparison"
  | "evidence"
  | "sourceAppraisal"
  | "figures"
  | "figureNotes"
  | "conflicts"
  | "conflictNotes"
  | "gaps"
  | "alternatives"
  | "indicators"
  | "judgementIndicators"
  | "whatChanged"
  | "changesSinceLast"
  | "sourceSummary"
>;

/** What a brief has of the sections it does not print. */
const emptyParts: Omit<Parts, "lensComparison" | "evidence" | "sourceAppraisal"> = {
  bottomLine: [],
  judgements: [],
  judgementNotes: [],
  lensMeanings: [],
  lensNotes: [],
  figures: [],
  figureNotes: [],
  conflicts: [],
  conflictNotes: [],
  gaps: [],
  alternatives: [],
  indicators: [],
  judgementIndicators: [],
  whatChanged: [],
  changesSinceLast: [],
  sourceSummary: [],
};

/** What one section prints. */
function partOf(section: BriefSection, composition: Composition): Partial<Parts> {
  const written = () => paragraphsOf(section, composition);
  switch (section) {
    case "bottom-line":
      return { bottomLine: written() };
    case "key-judgements":
      return { judgements: judgementsOf(composition), judgementNotes: written() };
    case "lens-meaning":
      // The author's words come first, so their references are counted first.
      return { lensNotes: written(), lensMeanings: lensMeaningsOf(composition) };
    case "lens-comparison":
      return { lensComparison: lensComparison(composition) };
    case "evidence-table":
      return { evidence: evidenceTable(composition) };
    case "source-appraisal":
      return { sourceAppraisal: sourceAppraisal(composition) };
    case "figures":
      return { figures: figuresOf(composition), figureNotes: written() };
    case "conflicts":
      return { conflicts: conflictsOf(composition), conflictNotes: written() };
    case "gaps":
      return { gaps: written() };
    case "alternatives":
      return { alternatives: written() };
    case "indicators":
      return { indicators: written(), judgementIndicators: judgementIndicators(composition) };
    case "what-changed":
      return { whatChanged: written(), changesSinceLast: changesSinceLast(composition) };
    case "source-summary":
      return { sourceSummary: written() };
    case "endnotes":
    case "annex":
      return {};
    default:
      return assertNever(section);
  }
}

function headOf(
  { brief, ground, lensIds, t }: Composition,
  isDraftedAutomatically: boolean,
): Pick<
  BriefModel,
  | "id"
  | "title"
  | "marking"
  | "date"
  | "cutOff"
  | "paper"
  | "language"
  | "organisation"
  | "dress"
  | "isDraftedAutomatically"
  | "lenses"
  | "authors"
  | "head"
  | "headings"
> {
  const lenses = lensIds.map((id) => ({ id, name: ground.lenses.get(id)?.name ?? id }));
  const day = (date: string | null) =>
    date === null ? t("brief.print.notStated") : printedDate(date, t);
  const { id, title, marking, date, cutOff, paper, language, organisation, audience } = brief;
  return {
    id,
    title,
    marking,
    date,
    cutOff,
    paper,
    language,
    organisation,
    dress: dressOf(brief),
    isDraftedAutomatically,
    lenses,
    authors: ground.rows.actors.map((actor) => actor.personName),
    head: {
      date: t("brief.print.date", { date: day(date) }),
      cutOff: t("brief.print.cutOff", { date: day(cutOff) }),
      lenses: t("brief.print.lenses", {
        count: lenses.length,
        lenses: lenses.map((lens) => lens.name).join(", "),
      }),
      audience: isBlank(audience) ? null : t("brief.print.audience", { audience: audience ?? "" }),
      issue: null,
      leftOut: null,
      markingMeaning: marking === null ? null : t(`brief.marking.${markingKeys[marking]}`),
      draftedAutomatically: isDraftedAutomatically ? t("brief.print.draftedAutomatically") : null,
      contents: t("brief.print.contents"),
    },
    headings: Object.fromEntries(
      briefSections.map((section) => [section, t(`brief.section.${section}`)]),
      // One heading for each section of the list it is made from.
    ) as Readonly<Record<BriefSection, string>>,
  };
}

function isBlank(text: string | null | undefined): boolean {
  return (text ?? "").trim() === "";
}

const markingKeys = {
  "TLP:CLEAR": "clear",
  "TLP:GREEN": "green",
  "TLP:AMBER": "amber",
  "TLP:AMBER+STRICT": "amberStrict",
  "TLP:RED": "red",
} as const satisfies Record<Marking, string>;

function paragraphsOf(section: BriefSection, composition: Composition): readonly ModelParagraph[] {
  const { ground, numbering, judgementIds, t } = composition;
  const citations = new Map(ground.rows.citations.map((citation) => [citation.id, citation]));
  const isNotedAbove = isOwnThroughout(section, composition);
  return writtenIn(section, composition).map((row) => ({
    id: row.id,
    isOwnAssessment: row.isOwnAssessment,
    ...(row.startsPage === true ? { startsPage: true } : {}),
    assessmentNote: !isNotedAbove && isOwn(row, section) ? t("brief.print.ownAssessment") : null,
    inlines: row.content.flatMap((inline): ModelParagraph["inlines"] => {
      if (inline.kind === "text") return [inline];
      const citation = citations.get(inline.citationId);
      if (citation === undefined) return [];
      const number = judgementIds.indexOf(citation.targetId) + 1;
      return [
        {
          kind: "citation",
          citationId: citation.id,
          targetKind: citation.targetKind,
          targetId: citation.targetId,
          references: numbering.cite(citation),
          judgementNumber: citation.targetKind === "judgement" && number > 0 ? number : null,
        },
      ];
    }),
  }));
}

/** The paragraphs of a section that say something, in order. */
function writtenIn(section: BriefSection, { brief, ground, t }: Composition): readonly Paragraph[] {
  return spelledParagraphs(ground, brief, t)
    .filter((row) => row.section === section)
    .sort(byPosition)
    .filter((row) =>
      row.content.some((inline) => inline.kind === "citation" || inline.text.trim() !== ""),
    );
}

/** Said by its author to be their own assessment, or with a sentence that can be nothing else. */
function isOwn(paragraph: Paragraph, section: BriefSection): boolean {
  if (paragraph.isOwnAssessment) return true;
  return (
    ownSections.has(section) &&
    sentencesOf(paragraph.content).some(({ citationIds }) => citationIds.length === 0)
  );
}

/** Whether all that a section prints is the author's own: one word at its heading then says so. */
function isOwnThroughout(section: BriefSection, composition: Composition): boolean {
  // The program counts the sources itself, beside what the author says of them.
  if (!ownSections.has(section) || section === "source-summary") return false;
  const paragraphs = writtenIn(section, composition);
  return (
    paragraphs.length > 0 &&
    paragraphs.every(({ content }) => content.every((inline) => inline.kind === "text"))
  );
}

function headingNotesOf(composition: Composition): BriefModel["headingNotes"] {
  const note = composition.t("brief.print.ownSection");
  return Object.fromEntries(
    sectionsOf(composition.brief)
      .filter((section) => isOwnThroughout(section, composition))
      .map((section) => [section, note]),
  );
}

function judgementIndicators({ ground, judgementIds, t }: Composition): readonly string[] {
  return judgementIds.flatMap((id, index) => {
    const text = ground.judgements.get(id)?.wouldChange?.trim() ?? "";
    return text === "" ? [] : [t("brief.print.wouldChange", { number: index + 1, text })];
  });
}

function endnotesOf({ ground, numbering, t }: Composition): readonly Endnote[] {
  const names = withheldNames(ground);
  return numbering.articles.map((used) => ({
    number: used.number,
    articleId: used.articleId,
    text: endnoteText(used, ground, names, t),
    url: followable(ground.articles.get(used.articleId)?.url ?? null),
    citedAt: used.anchors,
    sha256: used.sha256,
  }));
}

function emptyTexts(model: Omit<BriefModel, "empty">, t: Translate): BriefModel["empty"] {
  const isEmpty: Partial<Record<BriefSection, boolean>> = {
    "bottom-line": model.bottomLine.length === 0,
    "key-judgements": model.judgements.length + model.judgementNotes.length === 0,
    "lens-meaning": model.lensMeanings.length + model.lensNotes.length === 0,
    "lens-comparison": model.lensComparison.rows.length === 0,
    "evidence-table": model.evidence.rows.length === 0,
    "source-appraisal": model.sourceAppraisal.rows.length === 0,
    conflicts: model.conflicts.length + model.conflictNotes.length === 0,
    gaps: model.gaps.length === 0,
    alternatives: model.alternatives.length === 0,
    indicators: model.indicators.length + model.judgementIndicators.length === 0,
    "what-changed": model.whatChanged.length + model.changesSinceLast.length === 0,
    endnotes: model.endnotes.length === 0,
    annex: model.annex.length === 0,
  };
  return Object.fromEntries(
    briefSections
      .filter((section) => isEmpty[section] === true)
      .map((section) => [section, t(`brief.empty.${emptyKeys[section]}`)]),
  );
}

const emptyKeys = {
  "bottom-line": "bottomLine",
  "key-judgements": "judgements",
  "lens-meaning": "lensMeaning",
  "lens-comparison": "evidence",
  "evidence-table": "evidence",
  "source-appraisal": "evidence",
  figures: "evidence",
  conflicts: "conflicts",
  gaps: "gaps",
  alternatives: "alternatives",
  indicators: "indicators",
  "what-changed": "whatChanged",
  "source-summary": "evidence",
  endnotes: "endnotes",
  annex: "endnotes",
} as const satisfies Record<BriefSection, string>;

import type { Credibility } from "../claim/claim.ts";
import type { Conflict } from "../conflict/conflict.ts";
import type { BlobHash } from "../ids.ts";
import type { Direction, Severity } from "../impact/impact.ts";
import type { Marking } from "../marking.ts";
import type { Reliability } from "../source/source.ts";
import type { BriefForm, BriefSection, FigureKind, Paper } from "./brief.ts";

/**
 * A brief composed and ready to be written in any format: one model, the same words in
 * each (ICD 208). Every text is final; a writer only sets it.
 */
export interface BriefModel {
  readonly id: string;
  readonly title: string;
  readonly marking: Marking | null;
  /** The day the brief bears, as an ISO date; null when its author gave none. */
  readonly date: string | null;
  readonly cutOff: string | null;
  readonly paper: Paper;
  /** BCP 47. */
  readonly language: string;
  readonly organisation: string | null;
  readonly dress: ModelDress;
  readonly isDraftedAutomatically: boolean;
  readonly lenses: readonly { readonly id: string; readonly name: string }[];
  readonly authors: readonly string[];
  /** The printed words of the head, in the brief's language. */
  readonly head: {
    readonly date: string;
    readonly cutOff: string;
    readonly lenses: string;
    readonly audience: string | null;
    /** Its number and day, and how many findings were open when it went out; null in a draft. */
    readonly issue: string | null;
    /** How much a marking filter kept back; null where nothing was. */
    readonly leftOut: string | null;
    readonly markingMeaning: string | null;
    readonly draftedAutomatically: string | null;
    readonly contents: string;
  };
  /** The sections to print, in order. */
  readonly sections: readonly BriefSection[];
  readonly headings: Readonly<Record<BriefSection, string>>;
  /** Printed beside the heading of a section that is the author's own assessment as a whole. */
  readonly headingNotes: Readonly<Partial<Record<BriefSection, string>>>;
  readonly bottomLine: readonly ModelParagraph[];
  readonly judgements: readonly ModelJudgement[];
  readonly judgementNotes: readonly ModelParagraph[];
  readonly lensMeanings: readonly ModelLensMeaning[];
  readonly lensNotes: readonly ModelParagraph[];
  readonly lensComparison: ModelTable;
  readonly evidence: ModelEvidenceTable;
  readonly sourceAppraisal: ModelTable;
  readonly figures: readonly ModelFigure[];
  readonly figureNotes: readonly ModelParagraph[];
  readonly conflicts: readonly ModelConflict[];
  readonly conflictNotes: readonly ModelParagraph[];
  readonly gaps: readonly ModelParagraph[];
  readonly alternatives: readonly ModelParagraph[];
  readonly indicators: readonly ModelParagraph[];
  /** What the judgements themselves say would change them. */
  readonly judgementIndicators: readonly string[];
  readonly whatChanged: readonly ModelParagraph[];
  readonly changesSinceLast: readonly string[];
  readonly sourceFacts: readonly string[];
  readonly sourceSummary: readonly ModelParagraph[];
  readonly endnotes: readonly Endnote[];
  readonly annex: readonly AnnexPassage[];
  /** What a section says when nobody has written anything for it. */
  readonly empty: Readonly<Partial<Record<BriefSection, string>>>;
}

/** How the pages look. The words are the same in any dress. */
export interface ModelDress {
  readonly form: BriefForm;
  /** #rrggbb that can be read on white; null for ink. */
  readonly colour: string | null;
  readonly logoHash: BlobHash | null;
  readonly pageBreaks: readonly BriefSection[];
}

/** A table of words: what each column is called, how wide it is, and the lines of each cell. */
export interface ModelTable {
  readonly columns: readonly string[];
  /** Hundredths of the width, one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly ModelCell[])[];
  readonly legend: string | null;
}

export interface ModelCell {
  readonly lines: readonly string[];
  readonly references: readonly Reference[];
}

/** References as printed: endnote numbers, and the passages behind them. */
export interface Reference {
  /** Unique in the brief; the endnote links back to it. */
  readonly anchor: string;
  readonly endnote: number;
  readonly passageIds: readonly string[];
}

export type ModelInline =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "citation";
      readonly citationId: string;
      readonly targetKind: "claim" | "evidence" | "judgement";
      readonly targetId: string;
      readonly references: readonly Reference[];
      /** Number of the judgement, when that is what is cited and it is printed. */
      readonly judgementNumber: number | null;
    };

export interface ModelParagraph {
  readonly id: string;
  readonly isOwnAssessment: boolean;
  /** Begins on a new page. */
  readonly startsPage?: boolean;
  /** Printed after the author's own assessment; null elsewhere, and where the heading says so. */
  readonly assessmentNote: string | null;
  readonly inlines: readonly ModelInline[];
}

export interface ModelJudgement {
  readonly id: string;
  readonly number: number;
  readonly likelihoodSentence: string;
  readonly references: readonly Reference[];
  readonly confidenceSentence: string;
  readonly againstSentence: string | null;
  readonly againstReferences: readonly Reference[];
  readonly assumptions: string | null;
}

export interface ModelLensMeaning {
  readonly lensId: string;
  readonly name: string;
  readonly question: string;
  /** Printed when no claim of the brief is relevant through the lens. */
  readonly emptyNote: string | null;
  /** Articles of the notebook with claims of which none is relevant, e.g. "[1] contributes nothing to this lens". */
  readonly notes: readonly string[];
  readonly impacts: readonly ModelImpact[];
}

export interface ModelImpact {
  readonly claimId: string;
  readonly statement: string;
  readonly references: readonly Reference[];
  readonly direction: Direction | null;
  readonly severity: Severity | null;
  /** Direction and severity with their shapes, e.g. "▲ worsens, high". */
  readonly verdict: string;
  readonly reason: string | null;
  readonly dimensions: readonly string[];
}

export interface ModelEvidenceTable {
  readonly columns: {
    readonly claim: string;
    readonly saidBy: string;
    readonly rating: string;
    readonly origins: string;
    readonly impacts: string;
  };
  readonly rows: readonly ModelEvidenceRow[];
  /** How to read the letters, numbers and counts. */
  readonly legend: string;
}

export interface ModelEvidenceRow {
  readonly claimId: string;
  readonly statement: string;
  readonly kind: string;
  readonly references: readonly Reference[];
  readonly saidBy: readonly string[];
  readonly reliabilities: readonly (Reliability | null)[];
  readonly credibility: Credibility | null;
  /** E.g. "C-3", "B/E-2", "F, no number (forecast)". */
  readonly rating: string;
  readonly originCount: number;
  readonly articleCount: number;
  readonly origins: string;
  readonly impacts: readonly string[];
}

export interface ModelFigure {
  readonly id: string;
  readonly kind: FigureKind;
  readonly number: number;
  /** "Figure 2. Timeline". */
  readonly heading: string;
  /** In the author's words. */
  readonly caption: string | null;
  /** What a reader who does not see the drawing is told. */
  readonly alternative: string;
  readonly references: readonly Reference[];
  /** SVG without script, style or address, one for each page it fills. Empty where there is nothing to draw. */
  readonly drawings: readonly string[];
  /** The same in figures, with the references of each claim. */
  readonly table: ModelTable;
  readonly notes: readonly string[];
  readonly source: string | null;
  readonly emptyText: string | null;
}

export interface ModelConflict {
  readonly id: string;
  readonly kind: Conflict["kind"];
  readonly heading: string;
  readonly left: ModelConflictEnd;
  readonly right: ModelConflictEnd;
  readonly note: string | null;
  readonly standing: string;
}

export interface ModelConflictEnd {
  readonly label: string;
  readonly text: string;
  readonly references: readonly Reference[];
}

export interface Endnote {
  readonly number: number;
  readonly articleId: string;
  /** The whole endnote without its number, in the form of ICS 206-01 (endnote.ts). */
  readonly text: string;
  /** The address that stands in the text and can be followed; null where it has none of https. */
  readonly url: string | null;
  /** Shown as the link back: the anchors that cite it, in order. */
  readonly citedAt: readonly string[];
  readonly sha256: string;
}

export interface AnnexPassage {
  /** `<endnote>.<n>`, e.g. "2.1". */
  readonly label: string;
  readonly endnote: number;
  readonly annotationId: string;
  readonly articleId: string;
  readonly quote: string;
  /** BCP 47 language of the article; null when not known. */
  readonly language: string | null;
  readonly translation: string | null;
  readonly translationLabel: string;
  readonly location: string;
}

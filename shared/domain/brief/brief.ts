import { z } from "zod";
import { jsonValueSchema } from "../../ledger/change.ts";
import { languages } from "../../messages/languages.ts";
import {
  blobHashSchema,
  briefIdSchema,
  citationIdSchema,
  judgementIdSchema,
  lensIdSchema,
  paragraphIdSchema,
} from "../ids.ts";
import { confidenceSchema, likelihoodTermSchema } from "../judgement/likelihood.ts";
import { markingSchema } from "../marking.ts";
import { exportSettingsSchema } from "./export-settings.ts";

/** Brief structure after ICD 203 and ICD 206, in printed order. */
export const briefSections = [
  "bottom-line",
  "key-judgements",
  "lens-meaning",
  "lens-comparison",
  "evidence-table",
  "source-appraisal",
  "figures",
  "conflicts",
  "gaps",
  "alternatives",
  "indicators",
  "what-changed",
  "source-summary",
  "endnotes",
  "annex",
] as const;
export const briefSectionSchema = z.enum(briefSections);
export type BriefSection = z.infer<typeof briefSectionSchema>;

/** Tables that some forms of a brief open with; the others print them only where their author asks. */
const onRequest: ReadonlySet<BriefSection> = new Set(["lens-comparison", "source-appraisal"]);

/** What a brief prints where nobody chose: all of the standard's sections. */
export const standardSections: readonly BriefSection[] = briefSections.filter(
  (section) => !onRequest.has(section),
);

/** What a brief is for; the one-page form is also set smaller. */
export const briefForms = ["one-page", "full", "lens-comparison", "source-appraisal"] as const;
export const briefFormSchema = z.enum(briefForms);
export type BriefForm = z.infer<typeof briefFormSchema>;

export const paperSchema = z.enum(["A4", "Letter"]);
export type Paper = z.infer<typeof paperSchema>;

/** How a brief looks and for whom it is written: what a template hands on. */
export const briefDressSchema = z.object({
  form: briefFormSchema.nullable().optional(),
  /** For whom it is written, printed in the head. */
  audience: z.string().max(300).nullable().optional(),
  /** Colour of its rules and headings, as #rrggbb; ink where it is absent or too light to be read. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .optional(),
  /** A PNG or JPEG, printed above the title. */
  logoHash: blobHashSchema.nullable().optional(),
  /** The sections printed, in order; all of the standard's where the author chose nothing. */
  sections: z.array(briefSectionSchema).max(briefSections.length).nullable().optional(),
  /** Sections that begin on a new page. */
  pageBreaks: z.array(briefSectionSchema).max(briefSections.length).nullable().optional(),
});
export type BriefDress = z.infer<typeof briefDressSchema>;

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const issuedJudgementSchema = z.object({
  id: judgementIdSchema,
  statement: z.string(),
  likelihood: likelihoodTermSchema.nullable(),
  confidence: confidenceSchema.nullable(),
});
export type IssuedJudgement = z.infer<typeof issuedJudgementSchema>;

/** A composed document for one lens or several. Its lenses, judgements, paragraphs and citations are rows. */
export const briefSchema = briefDressSchema.extend({
  id: briefIdSchema,
  title: z.string().min(1).max(500),
  /** The date the brief bears; stated by the author so that exports are the same on any day. */
  date: isoDay.nullable(),
  /** Information cut-off: nothing later was considered. */
  cutOff: isoDay.nullable(),
  marking: markingSchema.nullable(),
  paper: paperSchema,
  /** BCP 47 language of headings, terms and dates. */
  language: z.enum(languages),
  organisation: z.string().max(300).nullable(),
  status: z.enum(["draft", "issued"]),
  /** The brief that this one takes the place of, as its new edition. */
  formerId: briefIdSchema.nullable().optional(),
  /** From here on: what issuing it fixed. Absent or null in a draft. */
  issueNumber: z.number().int().positive().nullable().optional(),
  issuedAt: z.iso.datetime().nullable().optional(),
  /** The composed brief as JSON, word for word as it was issued. */
  issuedHash: blobHashSchema.nullable().optional(),
  /** How many findings of the brief check were open then; the reason is in the custody log. */
  issuedFindings: z.number().int().nonnegative().nullable().optional(),
  /** The judgements as issued, for what the next edition says has changed. */
  issuedJudgements: z.array(issuedJudgementSchema).max(1000).nullable().optional(),
});
export type Brief = z.infer<typeof briefSchema>;

/** Always printed: without them no sentence could be traced (ICD 206, section D.4). */
export const fixedSections: ReadonlySet<BriefSection> = new Set<BriefSection>(["endnotes"]);

/**
 * Sections in which the author speaks of what is not known or may come; there is no
 * passage to cite for that, and what they say is the author's own assessment.
 */
export const ownSections: ReadonlySet<BriefSection> = new Set<BriefSection>([
  "gaps",
  "alternatives",
  "indicators",
  "source-summary",
]);

/** The sections a brief prints, in their order, each once, the fixed ones among them. */
export function sectionsOf({ sections }: Pick<Brief, "sections">): readonly BriefSection[] {
  const chosen: readonly BriefSection[] = sections ?? standardSections;
  return [...new Set([...chosen, ...fixedSections])];
}

/** The sections with one more, which stands before the first of those that usually follow it. */
export function withSection(
  sections: readonly BriefSection[],
  section: BriefSection,
): readonly BriefSection[] {
  if (sections.includes(section)) return sections;
  const place = briefSections.indexOf(section);
  const next = sections.findIndex((other) => briefSections.indexOf(other) > place);
  return sections.toSpliced(next === -1 ? sections.length : next, 0, section);
}

/** A lens the brief is for. Id derived from both. */
export const briefLensSchema = z.object({
  id: z.string(),
  briefId: briefIdSchema,
  lensId: lensIdSchema,
  position: z.string().min(1).max(200),
});
export type BriefLens = z.infer<typeof briefLensSchema>;

/** A judgement printed in the brief. Id derived from both. */
export const briefJudgementSchema = z.object({
  id: z.string(),
  briefId: briefIdSchema,
  judgementId: judgementIdSchema,
  position: z.string().min(1).max(200),
});
export type BriefJudgement = z.infer<typeof briefJudgementSchema>;

/** What of its target a citation can print in the running text. */
export const shownSchema = z.enum(["statement", "quote", "figure", "rating"]);
export type Shown = z.infer<typeof shownSchema>;

/** Running text and citations, in reading order. A citation stands after the words it carries. */
export const inlineSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().max(100_000) }),
  z.object({
    kind: z.literal("citation"),
    citationId: citationIdSchema,
    /** Words of its target printed where it stands, as they are now; absent for a number alone. */
    shows: shownSchema.optional(),
  }),
]);
export type Inline = z.infer<typeof inlineSchema>;

export const paragraphSchema = z.object({
  id: paragraphIdSchema,
  briefId: briefIdSchema,
  section: briefSectionSchema,
  position: z.string().min(1).max(200),
  content: z.array(inlineSchema).max(10_000),
  /** The author says that this is their own assessment and rests on no passage. */
  isOwnAssessment: z.boolean(),
  /** Begins on a new page. */
  startsPage: z.boolean().nullable().optional(),
  /** Stated by its author; otherwise it takes that of what it rests on. */
  marking: markingSchema.nullable().optional(),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

/**
 * A reference from a sentence to what it rests on. `frozen` is what the target showed
 * when it was cited, so that a later change or deletion becomes a finding of the brief
 * check and never a hole.
 */
export const citationSchema = z.object({
  id: citationIdSchema,
  briefId: briefIdSchema,
  paragraphId: paragraphIdSchema,
  targetKind: z.enum(["claim", "evidence", "judgement"]),
  targetId: z.string().min(1).max(400),
  frozen: z.record(z.string(), jsonValueSchema),
});
export type Citation = z.infer<typeof citationSchema>;

/** What can be drawn of a notebook, in the order in which it is offered. */
export const figureKinds = [
  "timeline",
  "claims-by-lens",
  "claims-by-source",
  "direction-severity",
  "origins",
  "relations",
  "hypotheses",
  "map",
] as const;
export const figureKindSchema = z.enum(figureKinds);
export type FigureKind = z.infer<typeof figureKindSchema>;

/** A figure the brief prints. Id derived from brief and kind. */
export const briefFigureSchema = z.object({
  id: z.string(),
  briefId: briefIdSchema,
  kind: figureKindSchema,
  /** In the author's words; null prints the figure's own title alone. */
  caption: z.string().max(2000).nullable(),
  position: z.string().min(1).max(200),
});
export type BriefFigure = z.infer<typeof briefFigureSchema>;

/** Formats a brief is written in. */
export const briefFormats = ["pdf", "docx", "html", "md", "json"] as const;
export const briefFormatSchema = z.enum(briefFormats);
export type BriefFormat = z.infer<typeof briefFormatSchema>;

/** One export, for the custody log: what went out, when, with which findings. */
export const exportSchema = z.object({
  id: z.string(),
  briefId: briefIdSchema,
  format: briefFormatSchema,
  paper: paperSchema.nullable(),
  fileHash: blobHashSchema,
  fileName: z.string().max(1000),
  exportedAt: z.iso.datetime(),
  /** How many findings of the brief check were open. */
  openFindings: z.number().int().nonnegative(),
  isDraft: z.boolean(),
  /** What else was chosen for it, so that it can be made again. */
  settings: exportSettingsSchema.nullable().optional(),
  /** It went to a printer, and into no file. */
  isPrinted: z.boolean().nullable().optional(),
});
export type Export = z.infer<typeof exportSchema>;

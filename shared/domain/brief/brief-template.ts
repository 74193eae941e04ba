import { z } from "zod";
import { languages } from "../../messages/languages.ts";
import { briefTemplateIdSchema } from "../ids.ts";
import { markingSchema } from "../marking.ts";
import {
  type Brief,
  type BriefForm,
  type BriefSection,
  briefDressSchema,
  paperSchema,
  standardSections,
} from "./brief.ts";

/**
 * A form of brief that somebody saved to use again: its sections and their order, and how
 * it is dressed. It names nothing of the notebook but its logo, so that it can be copied
 * to another one.
 */
export const briefTemplateSchema = briefDressSchema.extend({
  id: briefTemplateIdSchema,
  name: z.string().trim().min(1).max(300),
  marking: markingSchema.nullable(),
  paper: paperSchema,
  language: z.enum(languages),
  organisation: z.string().max(300).nullable(),
});
export type BriefTemplate = z.infer<typeof briefTemplateSchema>;

/** The settings of a brief that a template decides. */
export type TemplateSettings = Omit<BriefTemplate, "id" | "name">;

/** What a reader of each form has to find, in order; every brief keeps its endnotes. */
const sectionsOfForm: Readonly<Record<BriefForm, readonly BriefSection[]>> = {
  full: standardSections,
  // What fits a page: the tables and the annex are for the reader who asks for more.
  "one-page": [
    "bottom-line",
    "key-judgements",
    "lens-meaning",
    "conflicts",
    "gaps",
    "alternatives",
    "indicators",
    "source-summary",
    "endnotes",
  ],
  "lens-comparison": [
    "bottom-line",
    "lens-comparison",
    "key-judgements",
    "lens-meaning",
    "conflicts",
    "gaps",
    "alternatives",
    "indicators",
    "evidence-table",
    "what-changed",
    "source-summary",
    "endnotes",
    "annex",
  ],
  "source-appraisal": [
    "bottom-line",
    "source-appraisal",
    "source-summary",
    "evidence-table",
    "conflicts",
    "gaps",
    "endnotes",
    "annex",
  ],
};

/** What one of the forms that come with the program decides; the rest stays as the brief has it. */
export function formSettings(form: BriefForm): Pick<TemplateSettings, "form" | "sections"> {
  return { form, sections: [...sectionsOfForm[form]] };
}

/** What a template takes from a brief, and gives to the next one. */
export function settingsOf(brief: Brief | BriefTemplate): TemplateSettings {
  const { form, audience, colour, logoHash, sections, pageBreaks } = brief;
  const { marking, paper, language, organisation } = brief;
  return {
    form: form ?? "full",
    audience: audience ?? null,
    colour: colour ?? null,
    logoHash: logoHash ?? null,
    sections: [...(sections ?? standardSections)],
    pageBreaks: [...(pageBreaks ?? [])],
    marking,
    paper,
    language,
    organisation,
  };
}

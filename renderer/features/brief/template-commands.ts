import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { BriefForm } from "#shared/domain/brief/brief.ts";
import {
  type BriefTemplate,
  formSettings,
  settingsOf,
} from "#shared/domain/brief/brief-template.ts";
import { type BriefTemplateId, briefTemplateIdSchema } from "#shared/domain/ids.ts";
import { compareMarkings } from "#shared/domain/marking.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import type { BriefRow } from "./brief-queries.ts";

type Writer = Pick<Notebook, "commit">;

/** Keeps how a brief is made, to be used again. */
export async function saveTemplate(
  notebook: Writer,
  brief: BriefRow,
  name: string,
): Promise<BriefTemplateId> {
  const id = briefTemplateIdSchema.parse(newId());
  const template = { ...settingsOf(brief), id, name };
  await notebook.commit("template:create", [create("briefTemplates", template)]);
  return id;
}

/** Gives a brief the form that comes with the program; its words stay. */
export async function applyForm(notebook: Writer, brief: BriefRow, form: BriefForm): Promise<void> {
  await notebook.commit("brief:apply-template", [update("briefs", brief, formSettings(form))]);
}

/** Gives a brief what a template decides; its words stay, and its marking is never lowered. */
export async function applyTemplate(
  notebook: Writer,
  brief: BriefRow,
  template: BriefTemplate,
): Promise<void> {
  const settings = settingsUnder(brief, template);
  await notebook.commit("brief:apply-template", [update("briefs", brief, settings)]);
}

/** What a template decides for a brief that has a marking already, or none. */
export function settingsUnder(brief: Pick<BriefRow, "marking">, template: BriefTemplate) {
  const settings = settingsOf(template);
  const isLower =
    brief.marking !== null &&
    (settings.marking === null || compareMarkings(settings.marking, brief.marking) < 0);
  return isLower ? { ...settings, marking: brief.marking } : settings;
}

export async function deleteTemplate(
  notebook: Writer,
  template: RowOf<"briefTemplates">,
): Promise<void> {
  await notebook.commit("template:delete", [remove("briefTemplates", template)]);
}

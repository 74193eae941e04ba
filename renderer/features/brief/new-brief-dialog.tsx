import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type BriefForm, briefForms } from "#shared/domain/brief/brief.ts";
import {
  formSettings,
  settingsOf,
  type TemplateSettings,
} from "#shared/domain/brief/brief-template.ts";
import type { LensId } from "#shared/domain/ids.ts";
import { type Marking, tlpLabels } from "#shared/domain/marking.ts";
import styles from "./brief.module.css";
import { createBrief } from "./brief-commands.ts";
import { askForStart } from "./brief-desk.ts";
import { type BriefRow, useBriefReading } from "./brief-queries.ts";
import { isDay, today } from "./day.ts";
import dialogs from "./dialogs.module.css";
import { settingsUnder } from "./template-commands.ts";

/** How the last brief was dressed, in the form that is chosen; where that is its own, as it was arranged. */
function nextDress(last: BriefRow | null, form: BriefForm): Partial<TemplateSettings> {
  if (last === null) return formSettings(form);
  const settings = settingsOf(last);
  return settings.form === form
    ? { ...settings, pageBreaks: [] }
    : { ...settings, pageBreaks: [], ...formSettings(form) };
}

/** Title, lenses, dates and marking; the rest is written in the brief itself. */
export function NewBriefDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView } = useWorkspace();
  const reading = useBriefReading();
  const lenses = useLiveQuery(() => notebook.db.lenses.orderBy("id").toArray(), [notebook]) ?? [];
  const inOrder = [...lenses].sort((a, b) => (a.position < b.position ? -1 : 1));
  const templates = useLiveQuery(() => notebook.db.briefTemplates.toArray(), [notebook]) ?? [];
  const [chosenTemplate, setTemplate] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<readonly LensId[]>([]);
  const [date, setDate] = useState(today());
  const [cutOff, setCutOff] = useState(today());
  const [chosenMarking, setMarking] = useState<Marking | null>(null);
  // The next brief is dressed as the last one was, until something else is chosen.
  const last = reading?.briefs[0] ?? null;
  const template = chosenTemplate ?? last?.form ?? "full";
  const own = templates.find(({ id }) => id === template);
  const marking = chosenMarking ?? own?.marking ?? last?.marking ?? null;
  const { failure, isBusy, attempt } = useAttempt();

  const lensNames = inOrder.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  const suggested = lensNames.length === 0 ? "" : lensNames.join(", ");
  const isReady = chosen.length > 0 && isDay(date) && isDay(cutOff) && reading !== undefined;

  function createIt(): void {
    if (!isReady || reading === undefined) return;
    attempt(async () => {
      const words =
        title.trim() === "" ? t("brief.new.titleOf", { lenses: suggested }) : title.trim();
      const form = briefForms.find((known) => known === template) ?? "full";
      const dress = own === undefined ? nextDress(last, form) : settingsUnder({ marking }, own);
      const settings = { title: words, date, cutOff, marking };
      const lensIds = inOrder.map(({ id }) => id).filter((id) => chosen.includes(id));
      const briefId = await createBrief(notebook, settings, lensIds, reading.ground, dress);
      onClose();
      openView("brief", { briefId });
      askForStart(briefId);
    });
  }

  return (
    <Dialog
      title={t("brief.new.title")}
      isOpen
      onClose={onClose}
      onSubmit={createIt}
      actions={
        <>
          {chosen.length === 0 && <p className={dialogs.footNote}>{t("brief.new.lensWanted")}</p>}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!isReady} isPending={isBusy}>
            {t("brief.new.create")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <fieldset className={styles.lenses}>
          <legend className={styles.legend}>{t("brief.settings.lenses")}</legend>
          {inOrder.map((lens) => (
            <Checkbox
              key={lens.id}
              isSelected={chosen.includes(lens.id)}
              onChange={(isOn) =>
                setChosen(isOn ? [...chosen, lens.id] : chosen.filter((id) => id !== lens.id))
              }
            >
              {lens.name}
            </Checkbox>
          ))}
        </fieldset>
        <TextField
          label={t("brief.settings.title")}
          value={title}
          onChange={setTitle}
          placeholder={suggested === "" ? "" : t("brief.new.titleOf", { lenses: suggested })}
        />
        <div className={styles.pair}>
          <TextField
            label={t("brief.settings.date")}
            value={date}
            onChange={setDate}
            error={isDay(date) ? null : t("brief.settings.dayWanted")}
          />
          <TextField
            label={t("brief.settings.cutOff")}
            value={cutOff}
            onChange={setCutOff}
            error={isDay(cutOff) ? null : t("brief.settings.dayWanted")}
          />
        </div>
        <Select<string>
          label={t("brief.template.label")}
          value={template}
          onChange={setTemplate}
          options={[
            ...briefForms.map((value) => ({
              value,
              text: t(`brief.template.form.${value}.name`),
              detail: t(`brief.template.form.${value}.says`),
            })),
            ...templates.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          label={t("brief.settings.marking")}
          value={marking}
          onChange={setMarking}
          options={tlpLabels.map((value) => ({ value, text: value }))}
        />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

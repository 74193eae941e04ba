import { useState } from "react";
import { useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { tlpLabels } from "#shared/domain/marking.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { languages } from "#shared/messages/languages.ts";
import styles from "./brief.module.css";
import { chooseLens, deleteBrief, describeBrief } from "./brief-commands.ts";
import { BriefDress } from "./brief-dress.tsx";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import { isDay } from "./day.ts";
import { keyOfFinding } from "./finding-key.ts";
import { FindingNote } from "./finding-note.tsx";

type SettingsProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** Title, dates, marking, paper, organisation and lenses of a brief, folded into one line until asked for: the text comes first. */
export function BriefSettings({ reading, brief }: SettingsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { isReadOnly, select } = useWorkspace();
  const title = useTextDraft(
    brief.title,
    (text) => void describeBrief(notebook, brief, { title: text ?? brief.title }),
    { isRequired: true },
  );
  const organisation = useTextDraft(
    brief.organisation,
    (text) => void describeBrief(notebook, brief, { organisation: text }),
  );
  const links = (reading.ground.rows.briefLenses as readonly RowOf<"briefLenses">[])
    .filter(({ briefId }) => briefId === brief.id)
    .sort(byPosition);
  const findings = reading.findings.filter(({ section }) => section === null);
  return (
    <section
      id="brief-section-settings"
      className={styles.section}
      aria-label={t("brief.settings.heading")}
    >
      <details className={styles.fold}>
        <summary>
          <strong>{t("brief.settings.heading")}</strong> {summaryOf(brief, t)}
        </summary>
        <div className={styles.folded}>
          <TextField label={t("brief.settings.title")} isReadOnly={isReadOnly} {...title} />
          <div className={styles.settings}>
            <DayField
              label={t("brief.settings.date")}
              value={brief.date}
              isReadOnly={isReadOnly}
              onSave={(date) => void describeBrief(notebook, brief, { date })}
            />
            <DayField
              label={t("brief.settings.cutOff")}
              value={brief.cutOff}
              isReadOnly={isReadOnly}
              onSave={(cutOff) => void describeBrief(notebook, brief, { cutOff })}
            />
            <Select
              label={t("brief.settings.marking")}
              value={brief.marking}
              isDisabled={isReadOnly}
              onChange={(marking) => void describeBrief(notebook, brief, { marking })}
              options={tlpLabels.map((value) => ({ value, text: value }))}
            />
            <Select
              label={t("brief.settings.paper")}
              value={brief.paper}
              isDisabled={isReadOnly}
              onChange={(paper) => void describeBrief(notebook, brief, { paper })}
              options={(["A4", "Letter"] as const).map((value) => ({ value, text: value }))}
            />
            <Select
              label={t("brief.settings.language")}
              value={brief.language}
              isDisabled={isReadOnly}
              onChange={(language) => void describeBrief(notebook, brief, { language })}
              options={languages.map((value) => ({
                value,
                text: t(`brief.settings.languages.${value}`),
              }))}
            />
            <TextField
              label={t("brief.settings.organisation")}
              isReadOnly={isReadOnly}
              {...organisation}
            />
            <BriefDress brief={brief} />
          </div>
          <fieldset className={styles.lenses}>
            <legend className={styles.legend}>{t("brief.settings.lenses")}</legend>
            {[...reading.ground.rows.lenses].sort(byPosition).map((lens) => (
              <Checkbox
                key={lens.id}
                isDisabled={isReadOnly}
                isSelected={links.some(({ lensId }) => lensId === lens.id)}
                onChange={() => void chooseLens(notebook, brief.id, lens.id, links)}
              >
                {lens.name}
              </Checkbox>
            ))}
          </fieldset>
          <div>
            <Button
              size="small"
              kind="quiet"
              icon={TrashIcon}
              isDisabled={isReadOnly}
              onPress={() => {
                void deleteBrief(notebook, brief).then(() => {
                  select({ briefId: null });
                  undoToast(t("brief.settings.deleted", { title: brief.title }));
                });
              }}
            >
              {t("brief.settings.delete")}
            </Button>
          </div>
        </div>
      </details>
      {findings.map((finding) => (
        <FindingNote
          key={keyOfFinding(finding)}
          finding={finding}
          reading={reading}
          brief={brief}
        />
      ))}
    </section>
  );
}

/** What a reader of the brief sees of its settings, in one line. */
function summaryOf({ date, marking, paper, language }: BriefRow, t: Translate): string {
  return [
    marking ?? t("brief.settings.noMarking"),
    date ?? t("brief.settings.noDate"),
    paper,
    t(`brief.settings.languages.${language}`),
  ].join(" · ");
}

type DayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly isReadOnly: boolean;
  readonly onSave: (day: string | null) => void;
};

/** An ISO day; saved when it is one, or empty. */
function DayField({ label, value, isReadOnly, onSave }: DayFieldProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value ?? "";
  const isGood = text === "" || isDay(text);
  return (
    <TextField
      label={label}
      value={text}
      isReadOnly={isReadOnly}
      placeholder={t("brief.settings.dayShape")}
      error={isGood ? null : t("brief.settings.dayWanted")}
      onChange={setDraft}
      onBlur={() => {
        if (!isGood || draft === null) return;
        setDraft(null);
        const day = text === "" ? null : text;
        if (day !== value) onSave(day);
      }}
    />
  );
}

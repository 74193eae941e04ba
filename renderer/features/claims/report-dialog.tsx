import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Hedge, hedges } from "#shared/domain/claim/claim.ts";
import type { DateBasis } from "#shared/domain/date/edtf.ts";
import {
  type Bearing,
  bearingSchema,
  type QuantityQualifier,
  quantityQualifiers,
} from "#shared/domain/evidence/evidence.ts";
import type { Change } from "#shared/ledger/change.ts";
import styles from "./claims.module.css";
import type { ClaimEvidence } from "./claims-queries.ts";
import { recordReport } from "./evidence-commands.ts";
import { PlaceField } from "./place-field.tsx";
import { parsedDate, parsedNumber } from "./report-dialog-values.ts";
import { type DraftSpeaker, SpeakerFields, storedChain } from "./speaker-fields.tsx";

export type ReportDialogProps = {
  readonly item: ClaimEvidence;
  readonly onClose: () => void;
};

/** Everything a passage reports, on one sheet; saved as one change. */
export function ReportDialog({ item, onClose }: ReportDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const { evidence, annotation } = item;

  const [bearing, setBearing] = useState<Bearing>(evidence.bearing);
  const [hedge, setHedge] = useState<Hedge>(evidence.hedge);
  const [speakers, setSpeakers] = useState<readonly DraftSpeaker[]>(() =>
    item.speakers.map((speaker) => ({ ...speaker, key: speaker.id })),
  );
  const [made, setMade] = useState<readonly Change[]>([]);
  const [value, setValue] = useState(evidence.quantityValue?.toString() ?? "");
  const [upTo, setUpTo] = useState(evidence.quantityUpTo?.toString() ?? "");
  const [unit, setUnit] = useState(evidence.quantityUnit ?? "");
  const [qualifiers, setQualifiers] = useState<readonly QuantityQualifier[]>(
    evidence.quantityQualifiers,
  );
  const [baseline, setBaseline] = useState(evidence.quantityBaseline ?? "");
  const [date, setDate] = useState<string>(evidence.date ?? "");
  const [dateText, setDateText] = useState(evidence.dateText ?? "");
  const [basis, setBasis] = useState<DateBasis>(evidence.dateBasis ?? "stated");
  const [inferredFrom, setInferredFrom] = useState(evidence.dateInferredFrom ?? "");
  const [placeText, setPlaceText] = useState(evidence.placeText ?? "");
  const [placeName, setPlaceName] = useState(evidence.placeName ?? "");
  const [placeId, setPlaceId] = useState(evidence.placeId);
  const [translation, setTranslation] = useState(evidence.translation ?? "");
  const [note, setNote] = useState(evidence.note ?? "");

  const numberOf = (text: string) => (text.trim() === "" ? null : parsedNumber(text));
  const isBad = (text: string) => text.trim() !== "" && parsedNumber(text) === null;
  const given = parsedDate(date, basis, inferredFrom);
  const isWrong = isBad(value) || isBad(upTo) || given.kind === "bad";

  const save = () => {
    if (isWrong) return;
    const dated = given.kind === "date" ? given : null;
    const fields = {
      bearing,
      hedge,
      quantityValue: numberOf(value),
      quantityUpTo: numberOf(upTo),
      quantityUnit: unit.trim() || null,
      quantityQualifiers: [...qualifiers],
      quantityBaseline: baseline.trim() || null,
      date: dated?.date ?? null,
      dateText: dateText.trim() || null,
      dateBasis: dated?.basis ?? null,
      dateInferredFrom: dated?.inferredFrom ?? null,
      placeText: placeText.trim() || null,
      placeName: placeName.trim() || null,
      placeId: placeName.trim() === "" ? null : placeId,
      translation: translation.trim() || null,
      note: note.trim() || null,
    };
    const chain = storedChain(speakers);
    attempt(() => recordReport(notebook, item, fields, chain, made).then(onClose));
  };

  return (
    <Dialog
      title={t("claims.report.title")}
      isOpen
      onClose={onClose}
      size="large"
      onSubmit={save}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isWrong}>
            {t("claims.report.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <blockquote className={styles.quote}>{annotation.exact}</blockquote>
        <div className={styles.pair}>
          <Select<Bearing>
            label={t("claims.evidence.bearing")}
            value={bearing}
            onChange={setBearing}
            autoFocus
            options={bearingSchema.options.map((option) => ({
              value: option,
              text: t(`words.bearing.${option}`),
            }))}
          />
          <Select<Hedge>
            label={t("claims.panel.hedge")}
            value={hedge}
            onChange={setHedge}
            options={hedges.map((option) => ({ value: option, text: t(`words.hedge.${option}`) }))}
          />
        </div>
        <SpeakerFields
          speakers={speakers}
          onChange={setSpeakers}
          onMade={(changes) => setMade([...made, ...changes])}
        />
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t("claims.evidence.figure")}</legend>
          <div className={styles.triple}>
            <TextField
              label={t("claims.report.value")}
              value={value}
              onChange={setValue}
              inputMode="decimal"
              error={isBad(value) ? t("claims.report.badNumber") : null}
            />
            <TextField
              label={t("claims.report.upTo")}
              value={upTo}
              onChange={setUpTo}
              inputMode="decimal"
              hint={t("claims.report.upToHint")}
              error={isBad(upTo) ? t("claims.report.badNumber") : null}
            />
            <TextField label={t("claims.report.unit")} value={unit} onChange={setUnit} />
          </div>
          <div className={styles.checks}>
            {quantityQualifiers.map((qualifier) => (
              <Checkbox
                key={qualifier}
                isSelected={qualifiers.includes(qualifier)}
                onChange={(isOn) =>
                  setQualifiers(
                    isOn
                      ? [...qualifiers, qualifier].slice(-4)
                      : qualifiers.filter((other) => other !== qualifier),
                  )
                }
              >
                {t(`words.qualifier.${qualifier}`)}
              </Checkbox>
            ))}
          </div>
          <TextField
            label={t("claims.report.baseline")}
            hint={t("claims.report.baselineHint")}
            value={baseline}
            onChange={setBaseline}
          />
        </fieldset>
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t("claims.evidence.date")}</legend>
          <div className={styles.pair}>
            <TextField
              label={t("claims.report.date")}
              value={date}
              onChange={setDate}
              hint={t("claims.report.dateHint")}
              error={
                given.kind === "bad" && given.reason === "badDate"
                  ? t("claims.report.badDate")
                  : null
              }
            />
            <TextField
              label={t("claims.report.dateText")}
              value={dateText}
              onChange={setDateText}
            />
            <Select<DateBasis>
              label={t("claims.report.basis")}
              value={basis}
              onChange={setBasis}
              options={(["stated", "inferred"] as const).map((option) => ({
                value: option,
                text: t(`claims.report.bases.${option}`),
              }))}
            />
            {basis === "inferred" && (
              <TextField
                label={t("claims.report.inferredFrom")}
                value={inferredFrom}
                onChange={setInferredFrom}
                error={
                  given.kind === "bad" && given.reason === "needsBasis"
                    ? t("claims.report.needsBasis")
                    : null
                }
              />
            )}
          </div>
        </fieldset>
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t("claims.evidence.place")}</legend>
          <div className={styles.pair}>
            <TextField
              label={t("claims.report.placeText")}
              value={placeText}
              onChange={setPlaceText}
            />
            <PlaceField
              name={placeName}
              placeId={placeId}
              onChange={(name, id) => {
                setPlaceName(name);
                setPlaceId(id);
              }}
            />
          </div>
        </fieldset>
        <TextArea
          label={t("claims.evidence.translation")}
          value={translation}
          onChange={setTranslation}
          rows={2}
        />
        <TextArea label={t("claims.evidence.note")} value={note} onChange={setNote} rows={2} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

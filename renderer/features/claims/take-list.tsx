import { Checkbox } from "#renderer/ui/choice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import styles from "./claims.module.css";
import { dateText, figureFields, figureText } from "./report-text.ts";
import type { Taking } from "./taken-passage.ts";

export type TakeListProps = {
  readonly reported: Reported;
  readonly taking: Taking;
  readonly onChange: (taking: Taking) => void;
};

/** What was read out of the words, each to be taken or left. A year is never among it unless it is stated. */
export function TakeList({ reported, taking, onChange }: TakeListProps) {
  const t = useTranslate();
  const figure = reported.figures[0];
  const date = reported.dates[0];
  const around = (isAround: boolean, what: string) =>
    isAround ? t("claims.make.around", { what }) : what;
  const isEmpty = figure === undefined && date === undefined && reported.speakers.length === 0;

  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t("claims.make.take")}</legend>
      {isEmpty && <p className={styles.muted}>{t("claims.make.nothingToTake")}</p>}
      {figure !== undefined && (
        <Checkbox
          isSelected={taking.figure}
          onChange={(isOn) => onChange({ ...taking, figure: isOn })}
        >
          {t("claims.make.takeFigure", { figure: figureText(t, figureFields(figure)) ?? "" })}
        </Checkbox>
      )}
      {date !== undefined && (
        <Checkbox isSelected={taking.date} onChange={(isOn) => onChange({ ...taking, date: isOn })}>
          {around(date.isAround, t("claims.make.takeDate", { date: dateText(t, date.date) }))}
        </Checkbox>
      )}
      {reported.speakers.map(({ name, isUnnamed, isAround }, place) => (
        <Checkbox
          key={name}
          isSelected={taking.speakers.has(place)}
          onChange={(isOn) => {
            const speakers = new Set(taking.speakers);
            if (isOn) speakers.add(place);
            else speakers.delete(place);
            onChange({ ...taking, speakers });
          }}
        >
          {around(
            isAround,
            t(isUnnamed ? "claims.make.takeUnnamed" : "claims.make.takeSpeaker", { name }),
          )}
        </Checkbox>
      ))}
    </fieldset>
  );
}

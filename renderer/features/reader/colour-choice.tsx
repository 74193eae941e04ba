import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./marks.module.css";

export const colours = [1, 2, 3, 4, 5, 6] as const;
export type Colour = (typeof colours)[number];

export function Swatch({ colour }: { readonly colour: number }) {
  return <span className={styles.swatch} data-colour={colour} aria-hidden />;
}

export type ColourChoiceProps = {
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onChange: (colour: Colour) => void;
};

/** The six colours, each with the line it is drawn with. */
export function ColourChoice({ value, isDisabled, onChange }: ColourChoiceProps) {
  const t = useTranslate();
  return (
    <fieldset className={styles.colours} disabled={isDisabled}>
      <legend>{t("reader.colour.label")}</legend>
      {colours.map((colour) => (
        <label key={colour} title={t(`reader.colour.${colour}`)}>
          <input
            type="radio"
            name="mark-colour"
            checked={value === colour}
            onChange={() => onChange(colour)}
            aria-label={t(`reader.colour.${colour}`)}
          />
          <Swatch colour={colour} />
        </label>
      ))}
    </fieldset>
  );
}

import { ProgressBar as AriaProgressBar, Label } from "react-aria-components";
import styles from "./progress-bar.module.css";

export type ProgressBarProps = {
  readonly label: string;
  /** null while the amount of work is unknown. */
  readonly done: number | null;
  readonly total: number;
  /** In place of the percentage: "12 of 40". */
  readonly valueText?: string;
};

export function ProgressBar({ label, done, total, valueText }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={styles.progress ?? ""}
      value={done ?? 0}
      maxValue={Math.max(total, 1)}
      isIndeterminate={done === null}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
    >
      {({ percentage, valueText: shown, isIndeterminate }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            {!isIndeterminate && <span>{shown}</span>}
          </span>
          <span className={styles.track}>
            <span
              className={styles.fill}
              style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
              {...(isIndeterminate ? { "data-indeterminate": "" } : {})}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}

import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { WarningIcon } from "./icons-state.tsx";

export type FieldWords = {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place already says it (a search box, a table cell). */
  readonly isLabelHidden?: boolean;
  /** One line below the field. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do; its presence marks the field as invalid. */
  readonly error?: string | null;
};

export function FieldLabel({
  label,
  isLabelHidden = false,
}: Pick<FieldWords, "label" | "isLabelHidden">) {
  return (
    <Label className={classNames(isLabelHidden ? styles.hiddenLabel : styles.label)}>{label}</Label>
  );
}

export function FieldNotes({ hint, error = null }: Pick<FieldWords, "hint" | "error">) {
  return (
    <>
      {hint !== undefined && error === null && (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      )}
      {error !== null && (
        <FieldError className={styles.error ?? ""}>
          <WarningIcon />
          {error}
        </FieldError>
      )}
    </>
  );
}

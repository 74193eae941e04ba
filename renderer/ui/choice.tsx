import { type ReactNode, useState } from "react";
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
} from "react-aria-components";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./field-parts.tsx";
import { CheckIcon, MinusIcon } from "./icons-actions.tsx";

export type CheckboxProps = Omit<AriaCheckboxProps, "className" | "style" | "children"> & {
  readonly children: ReactNode;
  readonly detail?: string;
};

export function Checkbox({ children, detail, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.choice ?? ""}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <MinusIcon /> : isSelected && <CheckIcon />}
          </span>
          <span>
            {children}
            {detail !== undefined && <span className={styles.choiceDetail}>{detail}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

export type RadioOption<Value extends string> = {
  readonly value: Value;
  readonly text: ReactNode;
  /** A second, quieter line: the definition of a rating. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
};

export type RadioGroupProps<Value extends string> = Omit<
  AriaRadioGroupProps,
  "className" | "style" | "children" | "value" | "defaultValue" | "onChange" | "isInvalid"
> &
  FieldWords & {
    readonly options: readonly RadioOption<Value>[];
    /** null while nothing has been chosen. */
    readonly value: Value | null;
    readonly onChange: (value: Value) => void;
    /** Puts the focus on what is chosen, or on the first, when it is drawn. */
    readonly autoFocus?: boolean;
  };

export function RadioGroup<Value extends string>({
  label,
  isLabelHidden,
  hint,
  error = null,
  options,
  value,
  onChange,
  autoFocus = false,
  ...rest
}: RadioGroupProps<Value>) {
  const [focused] = useState(() => (autoFocus ? (value ?? options[0]?.value) : null));
  return (
    <AriaRadioGroup
      {...rest}
      isInvalid={error !== null}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
      className={styles.field ?? ""}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden ?? false} />
      <div className={styles.choices} data-orientation={rest.orientation ?? "vertical"}>
        {options.map((option) => (
          <AriaRadio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            autoFocus={option.value === focused}
            className={styles.choice ?? ""}
          >
            <span className={styles.box} data-round="" />
            <span>
              {option.text}
              {option.detail !== undefined && (
                <span className={styles.choiceDetail}>{option.detail}</span>
              )}
            </span>
          </AriaRadio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </AriaRadioGroup>
  );
}

import type { ReactNode } from "react";
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Select as AriaSelect,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  type ListBoxProps,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./field-parts.tsx";
import { CheckIcon, ChevronDownIcon } from "./icons-actions.tsx";
import overlay from "./overlay.module.css";
import { useTranslate } from "./translate.tsx";

export type Option<Value extends string> = {
  readonly value: Value;
  readonly text: string;
  /** What a field says of it once it is chosen, where that is not its words: nothing, for a choice of nothing. */
  readonly written?: string;
  readonly detail?: string;
  /** Says only why something can not be chosen. */
  readonly isDisabled?: boolean;
  /** Drawn before the words: a kind's icon, a rating's letter. */
  readonly sign?: ReactNode;
};

type OptionListProps = {
  readonly options: readonly Option<string>[];
  readonly emptyText: string;
} & Pick<
  ListBoxProps<object>,
  | "aria-label"
  | "autoFocus"
  | "selectionMode"
  | "selectedKeys"
  | "escapeKeyBehavior"
  | "onSelectionChange"
>;

/** The options of a closed list; by itself where it floats beside something else than its button. */
export function OptionList({ options, emptyText, ...rest }: OptionListProps) {
  return (
    <ListBox
      {...rest}
      className={overlay.listBox ?? ""}
      renderEmptyState={() => <p className={overlay.sectionHeader}>{emptyText}</p>}
    >
      {options.map((option) => (
        <ListBoxItem
          key={option.value}
          id={option.value}
          textValue={option.written ?? option.text}
          isDisabled={option.isDisabled ?? false}
          className={overlay.item ?? ""}
        >
          {({ isSelected }) => (
            <>
              {option.sign}
              <span className={overlay.itemWords}>
                <Text slot="label">{option.text}</Text>
                {option.detail !== undefined && (
                  <Text slot="description" className={overlay.itemDetail ?? ""}>
                    {option.detail}
                  </Text>
                )}
              </span>
              {isSelected && <CheckIcon />}
            </>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

export type SelectProps<Value extends string> = FieldWords & {
  readonly options: readonly Option<Value>[];
  /** null while nothing has been chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** One of a closed list. */
export function Select<Value extends string>({
  label,
  isLabelHidden,
  hint,
  error = null,
  options,
  value,
  onChange,
  placeholder,
  isDisabled = false,
  autoFocus = false,
}: SelectProps<Value>) {
  const t = useTranslate();
  const chosen = options.find((option) => option.value === value);
  return (
    <AriaSelect
      className={styles.field ?? ""}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      isInvalid={error !== null}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden ?? false} />
      <Button className={styles.trigger ?? ""}>
        {chosen?.sign}
        <SelectValue className={styles.value ?? ""}>
          {chosen?.text ?? placeholder ?? t("ui.select.placeholder")}
        </SelectValue>
        <ChevronDownIcon />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className={classNames(overlay.popover, styles.popover)} offset={4}>
        <OptionList options={options} emptyText={t("ui.select.empty")} />
      </Popover>
    </AriaSelect>
  );
}

export type ComboBoxProps<Value extends string> = Omit<
  AriaComboBoxProps<object>,
  | "className"
  | "style"
  | "children"
  | "value"
  | "onChange"
  | "isInvalid"
  | "selectedKey"
  | "onSelectionChange"
> &
  FieldWords & {
    readonly options: readonly Option<Value>[];
    readonly value: Value | null;
    readonly onChange: (value: Value | null) => void;
    readonly placeholder?: string;
  };

/** One of a long list, found by typing. With `allowsCustomValue`, what was typed arrives by `onInputChange`. */
export function ComboBox<Value extends string>({
  label,
  isLabelHidden,
  hint,
  error = null,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: ComboBoxProps<Value>) {
  const t = useTranslate();
  return (
    <AriaComboBox
      {...rest}
      className={styles.field ?? ""}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
      isInvalid={error !== null}
      menuTrigger={rest.menuTrigger ?? "focus"}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden ?? false} />
      <div className={styles.combo}>
        <Input
          className={styles.input ?? ""}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className={styles.comboButton ?? ""}>
          <ChevronDownIcon />
        </Button>
      </div>
      <FieldNotes hint={hint} error={error} />
      <Popover className={classNames(overlay.popover, styles.popover)} offset={4}>
        <OptionList options={options} emptyText={t("ui.select.empty")} />
      </Popover>
    </AriaComboBox>
  );
}

import type { Ref } from "react";
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Button,
  Input,
} from "react-aria-components";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./field-parts.tsx";
import { CloseIcon } from "./icons-actions.tsx";
import { SearchIcon } from "./icons-views.tsx";
import { useKeptText } from "./kept-text.ts";
import { useTranslate } from "./translate.tsx";

/** What is typed outlives the window until it is saved (kept-text.ts). */
type Kept = {
  /** The text as it is saved; by default what the field held at first. */
  readonly stored?: string;
  /** Names the field where its label and its dialog don't: the record it edits. */
  readonly keptAs?: string;
};

export type TextFieldProps = Omit<
  AriaTextFieldProps,
  "className" | "style" | "children" | "isInvalid"
> &
  FieldWords &
  Kept & {
    readonly placeholder?: string;
    readonly inputRef?: Ref<HTMLInputElement>;
  };

export function TextField({
  label,
  isLabelHidden,
  hint,
  error = null,
  placeholder,
  inputRef,
  stored,
  keptAs,
  ...rest
}: TextFieldProps) {
  const { value, onChange } = rest;
  const keep = useKeptText({ label, value, stored, keptAs, onChange });
  return (
    <AriaTextField
      {...rest}
      onChange={keep}
      isInvalid={error !== null}
      className={styles.field ?? ""}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden ?? false} />
      <Input
        className={styles.input ?? ""}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

export type TextAreaProps = Omit<
  AriaTextFieldProps,
  "className" | "style" | "children" | "isInvalid"
> &
  FieldWords &
  Kept & {
    readonly placeholder?: string;
    readonly rows?: number;
    readonly areaRef?: Ref<HTMLTextAreaElement>;
  };

export function TextArea({
  label,
  isLabelHidden,
  hint,
  error = null,
  placeholder,
  rows = 3,
  areaRef,
  stored,
  keptAs,
  ...rest
}: TextAreaProps) {
  const { value, onChange } = rest;
  const keep = useKeptText({ label, value, stored, keptAs, onChange });
  return (
    <AriaTextField
      {...rest}
      onChange={keep}
      isInvalid={error !== null}
      className={styles.field ?? ""}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden ?? false} />
      <AriaTextArea
        className={styles.input ?? ""}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(areaRef === undefined ? {} : { ref: areaRef })}
      />
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

export type SearchFieldProps = Omit<AriaSearchFieldProps, "className" | "style" | "children"> & {
  /** Spoken; sighted readers see the magnifier and the placeholder. */
  readonly label: string;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The list that is moved through while the field keeps the focus, and what is chosen in it. */
  readonly listOf?: { readonly id: string; readonly activeId: string | null };
};

export function SearchField({ label, placeholder, inputRef, listOf, ...rest }: SearchFieldProps) {
  const t = useTranslate();
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles.search ?? ""}>
      <span className={styles.searchIcon}>
        <SearchIcon />
      </span>
      <Input
        className={styles.input ?? ""}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(listOf === undefined ? {} : comboboxOf(listOf))}
      />
      <Button className={styles.comboButton ?? ""} aria-label={t("ui.clear")}>
        <CloseIcon />
      </Button>
    </AriaSearchField>
  );
}

function comboboxOf({ id, activeId }: NonNullable<SearchFieldProps["listOf"]>) {
  const isOpen = activeId !== null;
  return {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": isOpen,
    ...(isOpen ? { "aria-controls": id, "aria-activedescendant": activeId } : {}),
  } as const;
}

import { type KeyboardEvent, useEffect, useRef } from "react";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";

let current: HTMLInputElement | null = null;

/** Puts the focus into the field, what stands there chosen to be typed over. */
export function focusSearchField(): void {
  current?.focus();
  current?.select();
}

export type SearchFieldProps = {
  readonly value: string;
  readonly listId: string;
  readonly activeId: string | null;
  readonly onChange: (typed: string) => void;
  readonly onMove: (by: number) => void;
  readonly onOpen: () => void;
};

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

/** Where the words are typed. The focus stays here while arrows move through what was found. */
export function EverywhereField(props: SearchFieldProps) {
  const { value, listId, activeId, onChange, onMove, onOpen } = props;
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    current = input.current;
    focusSearchField();
    return () => {
      current = null;
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const isPlain =
      !event.altKey && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
    if (!isPlain) return;
    if (step !== undefined) onMove(step);
    else if (event.key === "Enter") onOpen();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The field's own keys are seen first, before it takes Enter for itself.
    <search onKeyDownCapture={onKeyDown}>
      <SearchField
        label={t("search.field")}
        placeholder={t("search.placeholder")}
        value={value}
        onChange={onChange}
        inputRef={input}
        listOf={{ id: listId, activeId }}
      />
    </search>
  );
}

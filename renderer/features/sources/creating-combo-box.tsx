import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ComboBox, type Option } from "#renderer/ui/select.tsx";
import { namedBy, offeredChoices, wordsFor } from "./creating-options.ts";

const createPrefix = "create:";

export type CreatingComboBoxProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Choices that are always offered. */
  readonly fixed: readonly Option<string>[];
  /** What matches the text typed so far. */
  readonly matching: readonly Option<string>[];
  readonly chosen: Option<string> | null;
  /** The words that offer to make what was typed: `Add “CSIS” as an origin`. */
  readonly createText: (name: string) => string;
  /** Why nothing is made of a name that begins with the words of a fixed choice. */
  readonly refusalText: (words: string) => string;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (value: string) => void;
  readonly onCreate: (name: string) => void;
};

/** One of a long list, found by typing, or made on the spot when it is not there yet. */
export function CreatingComboBox({
  fixed,
  matching,
  chosen: stored,
  createText,
  refusalText,
  onSearch,
  onChoose,
  onCreate,
  ...field
}: CreatingComboBoxProps) {
  const [text, setText] = useState(wordsFor(stored));
  const [shownFor, setShownFor] = useState(stored?.value ?? null);
  // Shown from the choice until it has been stored, so that the list closes at once.
  const [picked, setPicked] = useState<Option<string> | null>(null);
  // What is stored changed, here or elsewhere (another pane, undo): the field shows its words.
  if ((stored?.value ?? null) !== shownFor) {
    setShownFor(stored?.value ?? null);
    setPicked(null);
    setText(wordsFor(stored));
  }
  const chosen = picked ?? stored;
  const untouched = useFieldOpenedOn(field.autoFocus === true, text);

  const box = useRef<HTMLDivElement>(null);
  const typed = text.trim();
  const toMake = (name: string) => ({ value: `${createPrefix}${name}`, text: createText(name) });
  const options = offeredChoices({
    fixed,
    matching,
    chosen,
    typed,
    toMake,
    refusalText,
  });

  function choose(value: string | null): void {
    onSearch("");
    const option = options.find((candidate) => candidate.value === value);
    if (option === undefined || value === null || value === chosen?.value) {
      // Left without a choice: what was typed gives way to what is chosen.
      setText(wordsFor(chosen));
    } else if (value.startsWith(createPrefix)) {
      const name = value.slice(createPrefix.length);
      setPicked({ value, text: name });
      setText(name);
      onCreate(name);
    } else {
      setPicked(option);
      setText(wordsFor(option));
      onChoose(value);
    }
  }

  const meant = typed === wordsFor(chosen) ? null : namedBy(typed, options, toMake(typed).value);
  useTakenByEnter(box, meant === null ? null : () => choose(meant.value));

  return (
    <div ref={box}>
      <ComboBox
        {...field}
        menuTrigger="input"
        allowsEmptyCollection
        options={options}
        value={chosen?.value ?? null}
        inputValue={text}
        defaultFilter={() => true}
        onFocus={untouched.focused}
        onInputChange={(next) => {
          untouched.end();
          setText(next);
          onSearch(next.trim() === wordsFor(chosen) ? "" : next);
        }}
        onChange={choose}
      />
    </div>
  );
}

/**
 * Enter, also with Ctrl, takes the words as they stand; once more, and it answers the dialog. Who wrote a name
 * out and lit no row of the list would lose it without a word.
 */
function useTakenByEnter(place: RefObject<HTMLElement | null>, take: (() => void) | null): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isOurs = target instanceof HTMLInputElement && place.current?.contains(target) === true;
      if (event.key !== "Enter" || event.isComposing || !isOurs || latest.current === null) return;
      if (target.getAttribute("aria-activedescendant")) return;
      latest.current();
      event.preventDefault();
      event.stopPropagation();
    };
    // On the way down, before the list and the dialog around it.
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [place]);
}

/**
 * A field that a dialog opens on has its words selected until something is typed, as one that Tab
 * leads to: who types at once replaces them. They may be read only after the field has the focus.
 */
function useFieldOpenedOn(isOpenedOn: boolean, text: string) {
  const isUntouched = useRef(isOpenedOn);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (text !== "" && isUntouched.current && document.activeElement === input.current) {
      input.current?.select();
    }
  }, [text]);
  return {
    focused: ({ target }: { readonly target: EventTarget }) => {
      if (!isUntouched.current || !(target instanceof HTMLInputElement)) return;
      input.current = target;
      target.select();
    },
    end: () => {
      isUntouched.current = false;
    },
  };
}

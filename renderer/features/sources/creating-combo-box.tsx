import { useState } from "react";
import { ComboBox, type Option } from "#renderer/ui/select.tsx";

const createPrefix = "create:";

export type CreatingComboBoxProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Choices that are always offered: before the others, and after what matches once something is typed. */
  readonly fixed: readonly Option<string>[];
  /** What matches the text typed so far. */
  readonly matching: readonly Option<string>[];
  readonly chosen: Option<string> | null;
  /** The words that offer to make what was typed: `Add “CSIS” as an origin`. */
  readonly createText: (name: string) => string;
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
  onSearch,
  onChoose,
  onCreate,
  ...field
}: CreatingComboBoxProps) {
  const [text, setText] = useState(stored?.text ?? "");
  const [shownFor, setShownFor] = useState(stored?.value ?? null);
  // Shown from the choice until it has been stored, so that the list closes at once.
  const [picked, setPicked] = useState<Option<string> | null>(null);
  // What is stored changed, here or elsewhere (another pane, undo): the field shows its words.
  if ((stored?.value ?? null) !== shownFor) {
    setShownFor(stored?.value ?? null);
    setPicked(null);
    setText(stored?.text ?? "");
  }
  const chosen = picked ?? stored;

  const typed = text.trim();
  const isSearching = typed !== "" && typed !== chosen?.text;
  const known = [...fixed, ...matching];
  // The list must hold what is chosen, or the field would forget its words.
  const kept = chosen === null || known.some(({ value }) => value === chosen.value) ? [] : [chosen];
  const made = known.some((option) => option.text === typed)
    ? []
    : [{ value: `${createPrefix}${typed}`, text: createText(typed) }];
  // What was typed comes first: the first arrow and Enter must never take a choice it does not name.
  const options = isSearching
    ? [...matching, ...made, ...fixed, ...kept]
    : [...fixed, ...matching, ...kept];

  function choose(value: string | null): void {
    onSearch("");
    const option = options.find((candidate) => candidate.value === value);
    if (option === undefined || value === null || value === chosen?.value) {
      // Left without a choice: what was typed gives way to what is chosen.
      setText(chosen?.text ?? "");
    } else if (value.startsWith(createPrefix)) {
      const name = value.slice(createPrefix.length);
      setPicked({ value, text: name });
      setText(name);
      onCreate(name);
    } else {
      setPicked(option);
      setText(option.text);
      onChoose(value);
    }
  }

  return (
    <ComboBox
      {...field}
      menuTrigger="input"
      allowsEmptyCollection
      options={options}
      value={chosen?.value ?? null}
      inputValue={text}
      defaultFilter={() => true}
      onInputChange={(next) => {
        setText(next);
        onSearch(next.trim() === chosen?.text ? "" : next);
      }}
      onChange={choose}
    />
  );
}

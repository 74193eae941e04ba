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
  /** Choices that are always offered, before what matches. */
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
  chosen,
  createText,
  onSearch,
  onChoose,
  onCreate,
  ...field
}: CreatingComboBoxProps) {
  const [text, setText] = useState(chosen?.text ?? "");
  const [shownFor, setShownFor] = useState(chosen?.value ?? null);
  // What was chosen changed from outside (another pane, undo): the field shows its words.
  if ((chosen?.value ?? null) !== shownFor) {
    setShownFor(chosen?.value ?? null);
    setText(chosen?.text ?? "");
  }

  const typed = text.trim();
  const isSearching = typed !== "" && typed !== chosen?.text;
  const known = [...fixed, ...matching];
  const options = [
    ...known,
    // The list must hold what is chosen, or the field would forget its words.
    ...(chosen !== null && !known.some(({ value }) => value === chosen.value) ? [chosen] : []),
    ...(isSearching && !known.some((option) => option.text === typed)
      ? [{ value: `${createPrefix}${typed}`, text: createText(typed) }]
      : []),
  ];

  return (
    <ComboBox
      {...field}
      options={options}
      value={chosen?.value ?? null}
      inputValue={text}
      defaultFilter={() => true}
      onInputChange={(next) => {
        setText(next);
        onSearch(next.trim() === chosen?.text ? "" : next);
      }}
      onChange={(value) => {
        if (value === null || value === chosen?.value) return;
        if (value.startsWith(createPrefix)) onCreate(value.slice(createPrefix.length));
        else onChoose(value);
      }}
    />
  );
}

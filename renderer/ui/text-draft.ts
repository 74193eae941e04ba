import { useCallback, useEffect, useRef, useState } from "react";

export type TextDraft = {
  readonly value: string;
  readonly stored: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
};

/**
 * A text that is typed here and stored elsewhere: spread into a `TextArea` or `TextField`.
 *
 * What was typed is saved when the field is left, or taken off the screen, and never letter
 * by letter: until then the field's own undo holds, afterwards the notebook's does. An
 * empty text is saved as null, or, where one is required, gives way to the stored one. Give the component a `key` of the record it edits.
 */
export function useTextDraft(
  stored: string | null,
  save: (text: string | null) => void,
  { isRequired = false }: { readonly isRequired?: boolean } = {},
): TextDraft {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [shownFor, setShownFor] = useState(stored);
  // What was saved has come back, or somebody changed it elsewhere: the stored text shows again.
  if (stored !== shownFor) {
    setShownFor(stored);
    if (draft?.isSettled === true) setDraft(null);
  }
  const latest = useRef({ draft, stored, save });
  useEffect(() => {
    latest.current = { draft, stored, save };
  });

  const settle = useCallback(() => {
    const current = latest.current;
    if (current.draft === null || current.draft.isSettled) return;
    const trimmed = current.draft.text.trim();
    const text = trimmed === "" ? null : trimmed;
    const settled = { text: current.draft.text, isSettled: true };
    // At once, since a field that is left and taken off the screen settles twice.
    latest.current = { ...current, draft: settled };
    if (text === current.stored || (text === null && isRequired)) {
      setDraft(null);
    } else {
      setDraft(settled);
      current.save(text);
    }
  }, [isRequired]);
  useEffect(() => settle, [settle]);

  return {
    value: draft?.text ?? stored ?? "",
    stored: stored ?? "",
    onChange: (text) => setDraft({ text, isSettled: false }),
    onBlur: settle,
  };
}

type Draft = { readonly text: string; readonly isSettled: boolean };

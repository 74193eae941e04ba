import { useEffect, useRef, useState } from "react";

export type TextDraft = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
};

/**
 * A text that is typed here and stored elsewhere: spread into a `TextArea` or `TextField`.
 *
 * What was typed is saved when the field is left, or taken off the screen, and never letter
 * by letter: until then the field's own undo holds, afterwards the notebook's does. An
 * empty text is saved as null. Give the component a `key` of the record it edits.
 */
export function useTextDraft(
  stored: string | null,
  save: (text: string | null) => void,
): TextDraft {
  const [draft, setDraft] = useState<string | null>(null);
  const isTyping = useRef(false);
  const latest = useRef({ draft, stored, save });

  function settle(): void {
    const current = latest.current;
    if (!isTyping.current || current.draft === null) return;
    isTyping.current = false;
    const text = current.draft.trim() === "" ? null : current.draft.trim();
    if (text === current.stored) setDraft(null);
    else current.save(text);
  }

  useEffect(() => {
    latest.current = { draft, stored, save };
  });
  // The draft stays on screen until what was saved has come back, and gives way to any later value.
  useEffect(() => {
    if (!isTyping.current && stored !== undefined) setDraft(null);
  }, [stored]);
  const settleLatest = useRef(settle);
  useEffect(() => {
    settleLatest.current = settle;
  });
  useEffect(() => () => settleLatest.current(), []);

  return {
    value: draft ?? stored ?? "",
    onChange: (text) => {
      isTyping.current = true;
      setDraft(text);
    },
    onBlur: settle,
  };
}

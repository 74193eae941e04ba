import { useEffect, useRef, useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { setNote, setTranslation } from "./reader-commands.ts";
import type { AnnotationRow } from "./reader-queries.ts";

/** A pause in typing this long commits the note; undo then takes back what was typed since the last pause. */
const idleMs = 1200;

export type NoteFieldProps = {
  readonly annotation: AnnotationRow;
  /** What is written: by default the note. */
  readonly of?: "note" | "translation";
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly autoFocus?: boolean;
  readonly rows?: number;
  /** Called after Escape or Ctrl/Cmd+Enter, once the note is handed on. */
  readonly onDone?: () => void;
};

/** Edits the note or the translation of a mark in place. What is typed is saved on a pause, on leaving the field and with Ctrl/Cmd+Enter. */
export function NoteField({ annotation, of = "note", onDone, ...field }: NoteFieldProps) {
  const notebook = useNotebook();
  const [draft, setDraft] = useState<string | null>(null);
  // Once the notebook holds what was typed, the notebook is what is shown: undo must be seen.
  const stored = annotation[of] ?? "";
  if (draft !== null && draft === stored) setDraft(null);
  const latest = useRef({ annotation, draft });

  const save = () => {
    const { annotation: row, draft: typed } = latest.current;
    if (typed === null) return;
    void (of === "note" ? setNote : setTranslation)(notebook, row, typed);
  };
  const saveLatest = useRef(save);
  useEffect(() => {
    latest.current = { annotation, draft };
    saveLatest.current = save;
  });
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => saveLatest.current(), idleMs);
    return () => clearTimeout(timer);
  }, [draft]);
  // Going to another mark or view must not lose what was typed in the last second.
  useEffect(() => () => saveLatest.current(), []);

  return (
    <TextArea
      {...field}
      keptAs={`${of}:${annotation.id}`}
      stored={stored}
      value={draft ?? stored}
      isReadOnly={notebook.isReadOnly}
      onChange={setDraft}
      onBlur={save}
      onKeyDown={(event) => {
        const isDone =
          event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
        if (!isDone || onDone === undefined) {
          event.continuePropagation();
          return;
        }
        event.preventDefault();
        save();
        onDone();
      }}
    />
  );
}

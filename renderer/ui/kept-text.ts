import { createContext, useContext, useEffect, useRef, useState } from "react";

/** Which field: by its label and the dialog it stands in, or by the record it edits. */
export interface FieldName {
  readonly label: string;
  /** The title of its dialog; empty outside of one. */
  readonly where: string;
  /** Names the field wherever it stands, where label and place don't: `note:<id>`. */
  readonly keptAs: string | null;
}

/** A field as the keeper knows it while it is on screen. */
export interface KeptField {
  /** What was being typed here when the window ended; null when nothing was. */
  readonly left: string | null;
  /** @param shown the text as a person reads it, where `text` is not that */
  keep(text: string, shown?: string): void;
  /** Nothing in it is waiting to be saved any more. */
  release(): void;
  close(): void;
}

/** Keeps texts that are typed and not saved yet, so that they outlive the window. */
export interface TextKeeper {
  open(name: FieldName): KeptField;
  /** Something was being typed, when the window ended, into the field that is kept under this name. */
  isLeft(keptAs: string): boolean;
}

export const TextKeeperContext = createContext<TextKeeper | null>(null);

/** The title of the dialog that a field stands in; empty outside of one. */
export const FieldPlaceContext = createContext("");

export type KeptTextOptions = {
  readonly label: string;
  readonly value: string | undefined;
  /** The text as it is saved; by default what the field held at first. */
  readonly stored: string | undefined;
  readonly keptAs: string | undefined;
  readonly onChange: ((text: string) => void) | undefined;
};

/**
 * Keeps what is typed into a field until it is saved or the field goes away, and puts back what a
 * window that ended left in it. Answers with the `onChange` to give to the field.
 */
export function useKeptText(options: KeptTextOptions): (text: string) => void {
  const { label, value, stored, keptAs = null, onChange } = options;
  const keeper = useContext(TextKeeperContext);
  const where = useContext(FieldPlaceContext);
  const [first] = useState({ value, name: { label, where, keptAs } });
  const field = useRef<KeptField | null>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    const opened = keeper?.open(first.name) ?? null;
    field.current = opened;
    const left = opened?.left ?? null;
    if (left !== null && left !== first.value) latest.current?.(left);
    return () => {
      opened?.close();
      field.current = null;
    };
  }, [keeper, first]);

  const saved = stored ?? first.value ?? "";
  const isSaved = value === undefined || value === saved;
  const wasSaved = useRef(isSaved);
  useEffect(() => {
    // A text that was left behind is put back only after the first drawing: until then nothing was saved.
    if (isSaved && !wasSaved.current) field.current?.release();
    wasSaved.current = isSaved;
  }, [isSaved]);

  return (text) => {
    if (text === saved) field.current?.release();
    else field.current?.keep(text);
    onChange?.(text);
  };
}

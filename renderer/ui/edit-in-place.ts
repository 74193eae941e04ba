import { type RefObject, useEffect, useRef, useState } from "react";

export interface EditInPlace {
  readonly isEditing: boolean;
  readonly edit: () => void;
  readonly leave: () => void;
  /** For the button that the form stands in for. */
  readonly button: RefObject<HTMLButtonElement | null>;
}

/**
 * A button that gives way to a form and comes back after it. Once it is back on screen,
 * whenever that is, the focus returns to it.
 */
export function useEditInPlace(): EditInPlace {
  const [isEditing, setIsEditing] = useState(false);
  const isReturning = useRef(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isEditing || !isReturning.current) return;
    isReturning.current = false;
    button.current?.focus();
  }, [isEditing]);

  return {
    isEditing,
    button,
    edit: () => setIsEditing(true),
    leave: () => {
      isReturning.current = true;
      setIsEditing(false);
    },
  };
}

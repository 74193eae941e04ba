import { useCallback, useEffect, useRef, useState } from "react";
import { trimmedRange } from "#shared/anchoring/selectors.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { PassageDom } from "./passage-dom.ts";

/** Where the reader is in the text and what is selected there. */
export type PassageState = {
  /** UTF-16 offset from which the keys go on. */
  readonly caret: number;
  readonly passage: TextRange | null;
  /** False while the passage merely follows the arrow keys or the mouse is still down. */
  readonly isBarShown: boolean;
};

export type Passage = PassageState & {
  readonly choose: (passage: TextRange | null, how?: "in passing") => void;
  readonly moveCaret: (offset: number) => void;
};

/** The selected passage: follows the document's own selection, and is set by the keys. */
export function usePassage(dom: PassageDom | null, text: string): Passage {
  const [state, setState] = useState<PassageState>({ caret: 0, passage: null, isBarShown: false });
  const isPointerDown = useRef(false);

  const choose = useCallback((passage: TextRange | null, how?: "in passing") => {
    // The document's selection would otherwise stay behind at the former passage.
    window.getSelection()?.removeAllRanges();
    setState(({ caret }) => ({
      caret: passage?.start ?? caret,
      passage,
      isBarShown: passage !== null && how !== "in passing",
    }));
  }, []);
  const moveCaret = useCallback((caret: number) => {
    setState({ caret, passage: null, isBarShown: false });
  }, []);

  useEffect(() => {
    if (dom === null) return undefined;
    const follow = () => {
      const selection = document.getSelection();
      if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
      const covered = dom.textRangeOf(selection.getRangeAt(0));
      const passage = covered === null ? null : trimmedRange(text, covered);
      if (passage === null) return;
      setState({ caret: passage.start, passage, isBarShown: !isPointerDown.current });
    };
    const press = () => {
      isPointerDown.current = true;
    };
    const release = () => {
      const wasSelecting = isPointerDown.current;
      isPointerDown.current = false;
      // The document tells of a selection a moment later: a key pressed sooner would mark less of it.
      if (wasSelecting) follow();
      setState((now) =>
        now.passage === null || now.isBarShown ? now : { ...now, isBarShown: true },
      );
    };
    document.addEventListener("selectionchange", follow);
    dom.root.addEventListener("pointerdown", press);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
    return () => {
      document.removeEventListener("selectionchange", follow);
      dom.root.removeEventListener("pointerdown", press);
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
    };
  }, [dom, text]);

  return { ...state, choose, moveCaret };
}

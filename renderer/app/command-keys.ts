import { useEffect, useRef } from "react";
import { type CommandId, descriptionOf } from "./command-list.ts";
import { keyBindings } from "./key-bindings.ts";
import { type FocusedOn, matchStroke, strokeName } from "./key-strokes.ts";

// Long enough to look for the number, short enough to forget a stray "l".
const sequenceMs = 2000;

const writingSelector =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]';

function focusedOn(element: Element | null): FocusedOn {
  if (element === null) return "nothing";
  if (element.closest(writingSelector) !== null) return "text";
  const keys = element.closest("[data-keys]")?.getAttribute("data-keys");
  return keys === "item" || keys === "passage" ? keys : "nothing";
}

/**
 * A dialog or a popover keeps the keys; the frame behind it is out of reach until it closes. One
 * that fades out has closed: the focus leaves it later, and a quick key must not be lost meanwhile.
 */
function isKeptByOverlay(element: Element | null): boolean {
  const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
  const overlay = element?.closest(overlays) ?? null;
  return overlay !== null && overlay.closest("[data-exiting]") === null;
}

/** True when the key was for the command, be it that it waits for a press of its own. */
const runsOrWaits = (
  id: CommandId,
  { repeat }: KeyboardEvent,
  run: (id: CommandId) => boolean,
): boolean => (repeat && descriptionOf(id).oncePerPress === true) || run(id);

export type CommandKeysOptions = {
  readonly hasLetterKeys: boolean;
  /** Runs the command; false when nothing handles it now, so that the key keeps its own meaning. */
  readonly run: (id: CommandId) => boolean;
};

/** Turns key strokes anywhere in the window into commands. What a control handled itself is left alone. */
export function useCommandKeys({ hasLetterKeys, run }: CommandKeysOptions): void {
  const latest = useRef({ hasLetterKeys, run });
  useEffect(() => {
    latest.current = { hasLetterKeys, run };
  });

  useEffect(() => {
    let begun = "";
    let forget: ReturnType<typeof setTimeout> | undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      // While an input method composes Japanese or Korean, Enter and letters belong to it.
      if (event.defaultPrevented || event.isComposing) return;
      // A key that is being chosen in the settings means itself.
      if (event.target instanceof Element && event.target.closest("[data-takes-keys]")) return;
      const active = document.activeElement;
      if (isKeptByOverlay(active)) return;
      const stroke = strokeName(event, navigator.platform.startsWith("Mac"));
      if (stroke === null) return;

      const match = matchStroke(stroke, {
        focus: focusedOn(active),
        hasLetterKeys: latest.current.hasLetterKeys,
        begun,
        bindings: keyBindings.get(),
      });
      clearTimeout(forget);
      begun = match.kind === "begun" ? match.strokes : "";
      if (match.kind === "begun") {
        forget = setTimeout(() => {
          begun = "";
        }, sequenceMs);
        event.preventDefault();
      } else if (match.kind === "command" && runsOrWaits(match.id, event, latest.current.run)) {
        event.preventDefault();
      }
    };

    window.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(forget);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

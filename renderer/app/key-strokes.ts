import { type CommandId, type CommandScope, commandIds, descriptionOf } from "./command-list.ts";
import { type KeyBindings, keysOf } from "./key-bindings.ts";

/** The part of a keyboard event that says which key was struck. */
export type Stroke = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>;

/** What has the focus: text that is being written, an item, a passage, or none of these. */
export type FocusedOn = "text" | "item" | "passage" | "nothing";

/**
 * A stroke in the words of the command list: "Mod+Shift+P", "Shift+S", "l", "?". Null for a
 * modifier alone.
 *
 * Letters are read from the key's place where the layout writes another script, so that
 * the keys work on a Korean or Japanese keyboard as well.
 */
export function strokeName(stroke: Stroke, onMac: boolean): string | null {
  if (["Control", "Shift", "Alt", "Meta", "Dead", "Process"].includes(stroke.key)) return null;

  const key = keyOf(stroke);
  const isLetter = /^[a-z]$/i.test(key);
  // Shift has already made "?" of "/"; for letters and named keys it is a modifier of its own.
  const hasShift = stroke.shiftKey && (isLetter || key.length > 1);
  const hasMod = onMac ? stroke.metaKey : stroke.ctrlKey;
  const modifiers = [hasMod && "Mod", stroke.altKey && "Alt", hasShift && "Shift"].filter(Boolean);
  if ((onMac ? stroke.ctrlKey : stroke.metaKey) && !hasMod) return null;

  const shown = isLetter ? (modifiers.length > 0 ? key.toUpperCase() : key.toLowerCase()) : key;
  return [...modifiers, shown].join("+");
}

function keyOf({ key, code, ctrlKey, metaKey, altKey }: Stroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isOtherScript = key.length === 1 && key.charCodeAt(0) > 0x7f;
  // With Alt a Mac writes other characters ("ø"); with a modifier the place of the key is what is meant.
  if (
    letter !== undefined &&
    (isOtherScript || ((ctrlKey || metaKey || altKey) && key.length > 1))
  ) {
    return letter.toLowerCase();
  }
  return key;
}

/** A key that writes: without Ctrl, Command or Alt, and one character long. */
function writes(stroke: string): boolean {
  const parts = stroke.length === 1 ? [stroke] : stroke.split("+");
  return !parts.includes("Mod") && !parts.includes("Alt") && (parts.at(-1) ?? "").length === 1;
}

function isInScope(scope: CommandScope, focus: FocusedOn): boolean {
  switch (scope) {
    case "anywhere":
      return true;
    case "item":
      return focus === "item" || focus === "passage";
    case "passage":
      return focus === "passage";
  }
}

export type KeyMatch =
  | { readonly kind: "command"; readonly id: CommandId }
  /** The first stroke of a sequence: the next one decides. */
  | { readonly kind: "begun"; readonly strokes: string }
  | { readonly kind: "none" };

export type KeySituation = {
  readonly focus: FocusedOn;
  readonly hasLetterKeys: boolean;
  /** The strokes of a sequence begun just before, or the empty string. */
  readonly begun: string;
  /** Keys that a person has given to commands. */
  readonly bindings?: KeyBindings;
};

/** Which command a stroke means here. Single characters never act while text is written, nor once switched off. */
export function matchStroke(
  stroke: string,
  { focus, hasLetterKeys, begun, bindings = {} }: KeySituation,
): KeyMatch {
  const isSingle = writes(stroke);
  if (isSingle && (focus === "text" || !hasLetterKeys)) return { kind: "none" };

  const strokes = begun === "" ? stroke : `${begun} ${stroke}`;
  let isBegun = false;
  for (const id of commandIds) {
    const { scope, yieldsToText } = descriptionOf(id);
    const keys = keysOf(id, bindings);
    if (!isInScope(scope, focus) || (yieldsToText && focus === "text")) continue;
    if (keys.includes(strokes)) return { kind: "command", id };
    isBegun ||= keys.some((key) => key.startsWith(`${strokes} `));
  }
  if (isBegun) return { kind: "begun", strokes };
  // A stroke that does not continue the sequence still means what it means by itself.
  return begun === ""
    ? { kind: "none" }
    : matchStroke(stroke, { focus, hasLetterKeys, begun: "", bindings });
}

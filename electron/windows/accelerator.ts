const names: Readonly<Record<string, string>> = {
  Mod: "CmdOrCtrl",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  ArrowUp: "Up",
  ArrowDown: "Down",
  Escape: "Esc",
  " ": "Space",
};

const modifiers = ["Mod", "Alt", "Shift"];
const named =
  /^(F\d{1,2}|Left|Right|Up|Down|Esc|Space|Delete|Backspace|Home|End|PageUp|PageDown|Plus)$/;

/**
 * A key of the window's registry (`Mod+Shift+P`) as menus write it; null for one that menus
 * have no way to show: a sequence, or a letter alone.
 */
export function acceleratorOf(key: string): string | null {
  if (key === "" || / ./.test(key)) return null;
  const parts = key.replace(/\+\+$/, "+Plus").split("+");
  const last = parts.at(-1) ?? "";
  const struck = names[last] ?? last;
  const isKnown = named.test(struck) || /^[\x21-\x7e]$/.test(struck);
  const hasModifier = parts.includes("Mod") || parts.includes("Alt");
  if (!isKnown || (!hasModifier && !named.test(struck))) return null;
  if (!parts.slice(0, -1).every((part) => modifiers.includes(part))) return null;
  return [...parts.slice(0, -1).map((part) => names[part] ?? part), struck].join("+");
}

const isMac = () => navigator.platform.startsWith("Mac");

const names: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  plus: "+",
  " ": "Space",
};

/** A key of the command list as a person reads it: `Mod+Shift+P` is "Ctrl+Shift+P", or "⌘⇧P" on a Mac. */
export function keyText(key: string, onMac: boolean = isMac()): string {
  return key
    .split(" ")
    .map((stroke) => strokeText(stroke, onMac))
    .join(" ");
}

function strokeText(stroke: string, onMac: boolean): string {
  // "Mod++" is Ctrl and the plus key.
  const parts = stroke
    .replace(/\+\+$/, "+plus")
    .split("+")
    .map((part) => {
      if (part === "Mod") return onMac ? "⌘" : "Ctrl";
      if (onMac && part === "Shift") return "⇧";
      if (onMac && part === "Alt") return "⌥";
      return names[part] ?? part;
    });
  return parts.join(onMac && parts.length > 1 ? "" : "+");
}

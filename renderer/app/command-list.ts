import type { View } from "./view.ts";

/**
 * When a command's key acts. A key without Ctrl, Command or Alt never acts in a text field.
 * - `anywhere`: wherever the focus is.
 * - `item`: only while a row, card or passage has the focus (`data-keys="item"` or `"passage"`).
 * - `passage`: only while text of an article or brief has the focus (`data-keys="passage"`).
 */
export type CommandScope = "anywhere" | "item" | "passage";

/** Why a command has no key of its own: a person who wants one gives it in the settings. */
export type WithoutKey =
  /** Done once in a while, and not to be struck by mistake. */
  "seldom";

/** Why a command is not in the palette. */
export type NotInPalette =
  /** It opens the palette. */
  | "is-the-palette"
  /** It moves the focus, which the palette itself has. */
  | "moves-focus";

/**
 * Keys as written in the ? sheet, until a person gives it others (key-bindings.ts): `Mod` is Ctrl, or Command on a Mac; a space
 * separates the strokes of a sequence. Several keys may run one command.
 */
type Keys =
  | { readonly keys: readonly [string, ...string[]] }
  | { readonly keys: readonly []; readonly withoutKey: WithoutKey };

export type CommandDescription = Keys & {
  readonly scope: CommandScope;
  /**
   * The view whose panes handle it; running the command from elsewhere opens that view first. What decides
   * something at once has none: nobody decides on what they do not see.
   */
  readonly view?: View;
  /** In a text field the key keeps what it means there: undo of typing, a word to the left. */
  readonly yieldsToText?: true;
  /** A key held down runs it once: what it decides next has not been seen yet. */
  readonly oncePerPress?: true;
  readonly notInPalette?: NotInPalette;
};

/**
 * Every command of the program, once. The title of `passage:highlight` is the
 * message `app.command.passage:highlight` in `shared/messages/en/app.json`.
 */
export const commands = {
  "palette:open": {
    scope: "anywhere",
    keys: ["Mod+K", "Mod+Shift+P"],
    notInPalette: "is-the-palette",
  },
  "shortcuts:show": { scope: "anywhere", keys: ["Mod+/", "?"] },
  "view:search": { scope: "anywhere", keys: ["Mod+Shift+F"] },
  "view:library": { scope: "anywhere", keys: ["Mod+1"] },
  "view:reader": { scope: "anywhere", keys: ["Mod+2"] },
  "view:claims": { scope: "anywhere", keys: ["Mod+3"] },
  "view:sources": { scope: "anywhere", keys: ["Mod+4"] },
  "view:synthesis": { scope: "anywhere", keys: ["Mod+5"] },
  "view:brief": { scope: "anywhere", keys: ["Mod+6"] },
  "view:figures": { scope: "anywhere", keys: ["Mod+9"] },
  "view:lenses": { scope: "anywhere", keys: ["Mod+7"] },
  "view:history": { scope: "anywhere", keys: ["Mod+8"] },
  "view:guide": { scope: "anywhere", keys: ["F1"] },
  "view:settings": { scope: "anywhere", keys: ["Mod+,"] },
  "history:back": { scope: "anywhere", keys: ["Alt+ArrowLeft"], yieldsToText: true },
  "history:forward": { scope: "anywhere", keys: ["Alt+ArrowRight"], yieldsToText: true },
  "change:undo": { scope: "anywhere", keys: ["Mod+Z"], yieldsToText: true },
  "change:redo": { scope: "anywhere", keys: ["Mod+Shift+Z", "Mod+Y"], yieldsToText: true },
  "pane:toggle-list": { scope: "anywhere", keys: ["Mod+B"] },
  "pane:toggle-inspector": { scope: "anywhere", keys: ["Mod+Alt+B"] },
  "pane:focus": { scope: "anywhere", keys: ["Mod+."] },
  "pane:next": { scope: "anywhere", keys: ["F6"] },
  "pane:previous": { scope: "anywhere", keys: ["Shift+F6"] },
  "notebook:catalogue": { scope: "anywhere", keys: ["Mod+Shift+O"] },
  "archive:save": { scope: "anywhere", keys: ["Mod+Alt+S"] },
  "archive:restore": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "archive:verify": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "carry-over:choose": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "theme:next": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "zoom:in": { scope: "anywhere", keys: ["Mod+=", "Mod++"] },
  "zoom:out": { scope: "anywhere", keys: ["Mod+-"] },
  "zoom:reset": { scope: "anywhere", keys: ["Mod+0"] },
  "network:show": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "about:show": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "diagnostics:copy": { scope: "anywhere", keys: [], withoutKey: "seldom" },
  "log:show": { scope: "anywhere", keys: [], withoutKey: "seldom" },

  "import:files": { scope: "anywhere", keys: ["Mod+O"], view: "library" },
  "import:folder": { scope: "anywhere", keys: ["Mod+Alt+O"], view: "library" },
  "import:paste": { scope: "anywhere", keys: ["Mod+Shift+V"], view: "library" },

  "start:show": { scope: "anywhere", keys: [], withoutKey: "seldom", view: "library" },

  "article:confirm": { scope: "item", keys: ["y"] },

  "item:next": { scope: "item", keys: ["j"], notInPalette: "moves-focus" },
  "item:previous": { scope: "item", keys: ["k"], notInPalette: "moves-focus" },
  "item:open": { scope: "item", keys: ["Enter"], notInPalette: "moves-focus" },
  "item:leave": { scope: "item", keys: ["Escape"], notInPalette: "moves-focus" },

  "passage:sentence": { scope: "passage", keys: ["s"] },
  "passage:extend-sentence": { scope: "passage", keys: ["Shift+S"] },
  "passage:word": { scope: "passage", keys: ["w"] },
  "passage:extend-word": { scope: "passage", keys: ["Shift+W"] },
  "passage:paragraph": { scope: "passage", keys: ["p"] },
  "passage:next-mark": { scope: "passage", keys: ["]"] },
  "passage:previous-mark": { scope: "passage", keys: ["["] },
  "passage:highlight": { scope: "passage", keys: ["h"] },
  "passage:note": { scope: "passage", keys: ["n"] },
  "passage:claim": { scope: "passage", keys: ["c"] },
  "passage:evidence": { scope: "passage", keys: ["e"] },
  "passage:copy-citation": { scope: "anywhere", keys: ["Mod+Shift+C"] },
  "article:find": { scope: "anywhere", keys: ["Mod+F"], view: "reader" },
  "block:fold": { scope: "passage", keys: ["f"] },
  "mark:colour-1": { scope: "passage", keys: ["1"] },
  "mark:colour-2": { scope: "passage", keys: ["2"] },
  "mark:colour-3": { scope: "passage", keys: ["3"] },
  "mark:colour-4": { scope: "passage", keys: ["4"] },
  "mark:colour-5": { scope: "passage", keys: ["5"] },
  "mark:colour-6": { scope: "passage", keys: ["6"] },
  "page:switch": { scope: "passage", keys: ["v"] },
  "page:next": { scope: "passage", keys: ["PageDown"] },
  "page:previous": { scope: "passage", keys: ["PageUp"] },
  "page:larger": { scope: "passage", keys: ["+", "="] },
  "page:smaller": { scope: "passage", keys: ["-"] },
  "page:turn": { scope: "passage", keys: ["Shift+R"] },
  "article:beside": { scope: "anywhere", keys: ["Mod+Shift+B"], view: "reader" },
  "page:region": { scope: "passage", keys: [], withoutKey: "seldom" },
  "block:correct": { scope: "passage", keys: [], withoutKey: "seldom" },
  "mark:place": { scope: "passage", keys: [], withoutKey: "seldom" },
  "lost-tray:open": { scope: "anywhere", keys: [], withoutKey: "seldom", view: "reader" },

  "suggestion:accept": { scope: "item", keys: ["a"], oncePerPress: true },
  "suggestion:edit": { scope: "item", keys: ["i"] },
  "suggestion:dismiss": { scope: "item", keys: ["d"], oncePerPress: true },
  "suggestions:show": { scope: "anywhere", keys: ["Mod+Shift+S"], view: "reader" },

  "item:triage": { scope: "item", keys: ["m"] },
  "item:tag": { scope: "item", keys: ["t"] },
  "item:rate": { scope: "item", keys: ["r"] },
  "item:origin": { scope: "item", keys: ["o"] },
  "claim:edit": { scope: "item", keys: ["F2"], view: "claims" },
  "item:relate": { scope: "item", keys: ["x"] },
  "item:delete": { scope: "item", keys: ["Delete"] },
  "lens:decide-1": { scope: "item", keys: ["l 1"] },
  "lens:decide-2": { scope: "item", keys: ["l 2"] },
  "lens:decide-3": { scope: "item", keys: ["l 3"] },
  "lens:decide-4": { scope: "item", keys: ["l 4"] },
  "lens:decide-5": { scope: "item", keys: ["l 5"] },
  "lens:decide-6": { scope: "item", keys: ["l 6"] },
  "lens:decide-7": { scope: "item", keys: ["l 7"] },
  "lens:decide-8": { scope: "item", keys: ["l 8"] },
  "lens:decide-9": { scope: "item", keys: ["l 9"] },

  "brief:new": { scope: "anywhere", keys: ["Mod+Shift+N"], view: "brief" },
  "brief:check": { scope: "anywhere", keys: ["Mod+Shift+K"], view: "brief" },
  "brief:cite": { scope: "anywhere", keys: ["Mod+J"], view: "brief" },
  "brief:pages": { scope: "anywhere", keys: ["Mod+Shift+J"], view: "brief" },
  "brief:issue": { scope: "anywhere", keys: [], withoutKey: "seldom", view: "brief" },
  "brief:compare": { scope: "anywhere", keys: [], withoutKey: "seldom", view: "brief" },
  "brief:print": { scope: "anywhere", keys: ["Mod+P"], view: "brief" },
  "brief:export": { scope: "anywhere", keys: ["Mod+Shift+E"], view: "brief" },
} as const satisfies Readonly<Record<string, CommandDescription>>;

export type CommandId = keyof typeof commands;

// A list with a cast, since Object.keys answers string[]; `commands` is the literal above and nothing is added to it.
export const commandIds = Object.keys(commands) as readonly CommandId[];

export function descriptionOf(id: CommandId): CommandDescription {
  return commands[id];
}

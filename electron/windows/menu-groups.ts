import type { MessageKey } from "#shared/messages/catalogue.ts";

/** A command of the window's registry, with the keys the registry gives it; the window itself hears them. */
export interface MenuCommand {
  readonly id: string;
  readonly keys?: string;
}

export interface MenuGroup {
  readonly title: MessageKey;
  readonly commands: readonly (MenuCommand | "separator")[];
}

/** What stands in the menus, by the ids of the window's command registry. */
export const menuGroups: readonly MenuGroup[] = [
  {
    title: "app.menu.file",
    commands: [
      { id: "notebook:catalogue", keys: "CmdOrCtrl+Shift+O" },
      "separator",
      { id: "import:files", keys: "CmdOrCtrl+O" },
      { id: "import:folder" },
      { id: "import:paste", keys: "CmdOrCtrl+Shift+V" },
      "separator",
      { id: "archive:save" },
      { id: "archive:restore" },
      { id: "archive:verify" },
      "separator",
      { id: "brief:new" },
      { id: "brief:export", keys: "CmdOrCtrl+Shift+E" },
    ],
  },
  {
    title: "app.menu.view",
    commands: [
      { id: "view:library", keys: "CmdOrCtrl+1" },
      { id: "view:reader", keys: "CmdOrCtrl+2" },
      { id: "view:claims", keys: "CmdOrCtrl+3" },
      { id: "view:sources", keys: "CmdOrCtrl+4" },
      { id: "view:synthesis", keys: "CmdOrCtrl+5" },
      { id: "view:brief", keys: "CmdOrCtrl+6" },
      { id: "view:lenses" },
      { id: "view:history" },
      { id: "view:settings", keys: "CmdOrCtrl+," },
      "separator",
      { id: "pane:toggle-list", keys: "CmdOrCtrl+B" },
      { id: "pane:toggle-inspector", keys: "CmdOrCtrl+Alt+B" },
      { id: "theme:next" },
    ],
  },
  {
    title: "app.menu.go",
    commands: [
      { id: "history:back", keys: "Alt+Left" },
      { id: "history:forward", keys: "Alt+Right" },
      "separator",
      { id: "palette:open", keys: "CmdOrCtrl+K" },
      { id: "article:find", keys: "CmdOrCtrl+F" },
      { id: "view:search", keys: "CmdOrCtrl+Shift+F" },
    ],
  },
  { title: "app.menu.help", commands: [{ id: "shortcuts:show", keys: "CmdOrCtrl+/" }] },
];

/** First in the Edit menu, before what the system itself does there. */
export const undoCommands: readonly MenuCommand[] = [
  { id: "change:undo", keys: "CmdOrCtrl+Z" },
  { id: "change:redo", keys: "CmdOrCtrl+Shift+Z" },
];

/** Every command of the menus, for the registry's test. */
export const menuIds: readonly string[] = [
  ...undoCommands,
  ...menuGroups.flatMap((group) => group.commands),
].flatMap((command) => (command === "separator" ? [] : [command.id]));

import type { MessageKey } from "#shared/messages/catalogue.ts";

/** A command of the window's registry; the window says by which key, and hears the keys itself. */
export interface MenuCommand {
  readonly id: string;
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
      { id: "notebook:catalogue" },
      "separator",
      { id: "import:files" },
      { id: "import:folder" },
      { id: "import:paste" },
      { id: "carry-over:choose" },
      "separator",
      { id: "archive:save" },
      { id: "archive:restore" },
      { id: "archive:verify" },
      "separator",
      { id: "brief:new" },
      { id: "brief:export" },
    ],
  },
  {
    title: "app.menu.view",
    commands: [
      { id: "view:library" },
      { id: "view:reader" },
      { id: "view:claims" },
      { id: "view:sources" },
      { id: "view:synthesis" },
      { id: "view:brief" },
      { id: "view:lenses" },
      { id: "view:history" },
      { id: "view:settings" },
      "separator",
      { id: "pane:toggle-list" },
      { id: "pane:toggle-inspector" },
      { id: "theme:next" },
      "separator",
      { id: "zoom:in" },
      { id: "zoom:out" },
      { id: "zoom:reset" },
    ],
  },
  {
    title: "app.menu.go",
    commands: [
      { id: "history:back" },
      { id: "history:forward" },
      "separator",
      { id: "palette:open" },
      { id: "article:find" },
      { id: "view:search" },
    ],
  },
  {
    title: "app.menu.help",
    commands: [
      { id: "shortcuts:show" },
      "separator",
      { id: "diagnostics:copy" },
      { id: "log:show" },
      "separator",
      { id: "network:show" },
      { id: "about:show" },
    ],
  },
];

/** First in the Edit menu, before what the system itself does there. */
export const undoCommands: readonly MenuCommand[] = [{ id: "change:undo" }, { id: "change:redo" }];

/** Every command of the menus, for the registry's test. */
export const menuIds: readonly string[] = [
  ...undoCommands,
  ...menuGroups.flatMap((group) => group.commands),
].flatMap((command) => (command === "separator" ? [] : [command.id]));

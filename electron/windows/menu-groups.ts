import type { MessageKey } from "#shared/messages/catalogue.ts";

/** A command of the window's registry; the window says by which key, and hears the keys itself. */
export interface MenuCommand {
  readonly id: string;
}

export interface MenuGroup {
  readonly title: MessageKey;
  readonly commands: readonly (MenuCommand | MenuGroup | "separator")[];
}

function numbered<Stem extends string>(stem: Stem, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `${stem}-${index + 1}` as `${Stem}-${number}`,
  }));
}

/** What stands in the menus, by the ids of the window's command registry. */
const groups = [
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
      { id: "view:figures" },
      { id: "view:lenses" },
      { id: "view:history" },
      { id: "view:settings" },
      "separator",
      { id: "pane:toggle-list" },
      { id: "pane:toggle-inspector" },
      { id: "pane:focus" },
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
      { id: "item:next" },
      { id: "item:previous" },
      { id: "item:open" },
      { id: "item:leave" },
      { id: "pane:next" },
      { id: "pane:previous" },
      "separator",
      { id: "palette:open" },
      { id: "article:find" },
      { id: "article:beside" },
      { id: "view:search" },
    ],
  },
  {
    title: "app.menu.passage",
    commands: [
      { id: "passage:word" },
      { id: "passage:extend-word" },
      { id: "passage:sentence" },
      { id: "passage:extend-sentence" },
      { id: "passage:paragraph" },
      "separator",
      { id: "passage:highlight" },
      { id: "passage:note" },
      { id: "passage:claim" },
      { id: "passage:evidence" },
      { id: "passage:copy-citation" },
      { title: "app.menu.colour", commands: numbered("mark:colour", 6) },
      "separator",
      { id: "passage:next-mark" },
      { id: "passage:previous-mark" },
      { id: "mark:place" },
      { id: "lost-tray:open" },
      "separator",
      { id: "block:fold" },
      { id: "block:correct" },
      {
        title: "app.menu.page",
        commands: [
          { id: "page:switch" },
          { id: "page:next" },
          { id: "page:previous" },
          { id: "page:larger" },
          { id: "page:smaller" },
          { id: "page:turn" },
          { id: "page:region" },
        ],
      },
    ],
  },
  {
    title: "app.menu.item",
    commands: [
      { id: "article:confirm" },
      { id: "item:triage" },
      { id: "item:tag" },
      "separator",
      { id: "suggestions:show" },
      { id: "suggestion:accept" },
      { id: "suggestion:edit" },
      { id: "suggestion:dismiss" },
      "separator",
      { id: "item:origin" },
      { id: "item:rate" },
      { id: "item:relate" },
      { id: "claim:edit" },
      { title: "app.menu.decide", commands: numbered("lens:decide", 9) },
      "separator",
      { id: "item:delete" },
    ],
  },
  {
    title: "app.menu.brief",
    commands: [
      { id: "brief:new" },
      { id: "brief:cite" },
      { id: "brief:pages" },
      "separator",
      { id: "brief:check" },
      { id: "brief:compare" },
      { id: "brief:issue" },
      { id: "brief:export" },
      { id: "brief:print" },
    ],
  },
  {
    title: "app.menu.help",
    commands: [
      { id: "start:show" },
      { id: "view:guide" },
      { id: "shortcuts:show" },
      "separator",
      { id: "diagnostics:copy" },
      { id: "log:show" },
      "separator",
      { id: "network:show" },
      { id: "about:show" },
    ],
  },
] as const satisfies readonly MenuGroup[];

export const menuGroups: readonly MenuGroup[] = groups;

/** First in the Edit menu, before what the system itself does there. */
export const undoCommands = [
  { id: "change:undo" },
  { id: "change:redo" },
] as const satisfies readonly MenuCommand[];

type IdsOf<Entry> = Entry extends { readonly id: infer Id extends string }
  ? Id
  : Entry extends { readonly commands: readonly (infer Inner)[] }
    ? IdsOf<Inner>
    : never;

/** Every id that stands in a menu: a command of the window's registry that is none of them does not compile. */
export type MenuId = IdsOf<(typeof groups)[number] | (typeof undoCommands)[number]>;

/** Every command of the menus, those of menus inside menus too, for the registry's test. */
export const menuIds: readonly string[] = [
  ...undoCommands.map(({ id }) => id),
  ...menuGroups.flatMap(idsOf),
];

function idsOf({ commands }: MenuGroup): readonly string[] {
  return commands.flatMap((entry) => {
    if (entry === "separator") return [];
    return "id" in entry ? [entry.id] : idsOf(entry);
  });
}

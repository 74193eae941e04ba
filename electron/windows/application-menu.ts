import { Menu, type MenuItemConstructorOptions } from "electron";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { MessageKey, Translate } from "#shared/messages/catalogue.ts";
import { acceleratorOf } from "./accelerator.ts";
import {
  type MenuCommand,
  type MenuGroup,
  menuGroups,
  menuIds,
  undoCommands,
} from "./menu-groups.ts";

export interface MenuContent {
  readonly t: Translate;
  /** The keys of commands as the window has them, the one to be shown first. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Notebooks other than the open one, the last opened first. */
  readonly recent: readonly { readonly id: NotebookId; readonly title: string }[];
  /** Commands that can run here and now; null while no window has said. */
  readonly runnable: ReadonlySet<string> | null;
  readonly run: (commandId: string) => void;
  readonly openNotebook: (id: NotebookId) => void;
}

/** The system's menu bar. Choosing a command sends its id to the window, which runs it. */
export function setApplicationMenu(content: MenuContent): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...templateOf(content, process.platform)]));
}

/** What stands in the menu bar, as the system's own menus on a Mac and as windows have it elsewhere. */
function templateOf(
  content: MenuContent,
  platform: NodeJS.Platform,
): readonly MenuItemConstructorOptions[] {
  const { t } = content;
  const onMac = platform === "darwin";
  const [file, ...others] = menuGroups.map((group) => submenuOf(group, content, onMac));
  const edit: MenuItemConstructorOptions[] = [
    ...undoCommands.map((command) => itemOf(command, content)),
    { type: "separator" },
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
  return [
    ...(onMac ? [{ role: "appMenu" as const }] : []),
    ...(file === undefined ? [] : [file]),
    { label: t("app.menu.edit"), submenu: edit },
    ...others,
    ...(onMac ? [{ role: "windowMenu" as const }] : []),
  ];
}

function submenuOf(
  { title, commands }: MenuGroup,
  content: MenuContent,
  onMac: boolean,
): MenuItemConstructorOptions {
  const { t } = content;
  const submenu = commands.map((entry): MenuItemConstructorOptions => {
    if (entry === "separator") return { type: "separator" };
    return "id" in entry ? itemOf(entry, content) : submenuOf(entry, content, onMac);
  });
  if (title === "app.menu.file") {
    // After "All notebooks".
    submenu.splice(1, 0, recentMenu(content));
    if (!onMac) submenu.push({ type: "separator" }, { role: "quit", label: t("app.menu.quit") });
  }
  return { label: t(title), submenu };
}

function recentMenu({ t, recent, openNotebook }: MenuContent): MenuItemConstructorOptions {
  const items = recent.map(
    ({ id, title }): MenuItemConstructorOptions => ({
      // A single "&" would mark a letter to press.
      label: title.replaceAll("&", "&&"),
      click: () => openNotebook(id),
    }),
  );
  const none = { label: t("app.menu.noRecent"), enabled: false };
  return { label: t("app.menu.recent"), submenu: items.length === 0 ? [none] : items };
}

/** Greys out what can not run here and now, without drawing the menus anew. */
export function showRunnable(runnable: ReadonlySet<string>): void {
  const menu = Menu.getApplicationMenu();
  for (const id of menuIds) {
    const item = menu?.getMenuItemById(id) ?? null;
    if (item !== null) item.enabled = runnable.has(id);
  }
}

function itemOf(
  { id }: MenuCommand,
  { t, keys, runnable, run }: MenuContent,
): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(keys[id]?.[0] ?? "");
  return {
    id,
    // The registry's own test holds every id here against it, so the message is there.
    label: t(`app.command.${id}` as MessageKey),
    enabled: runnable?.has(id) ?? true,
    ...(accelerator === null ? {} : { accelerator }),
    // The window hears its keys itself, and knows when a text field wants them.
    registerAccelerator: false,
    click: () => run(id),
  };
}

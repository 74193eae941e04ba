import { Menu, type MenuItemConstructorOptions } from "electron";
import type { MessageKey, Translate } from "#shared/messages/catalogue.ts";
import { type MenuCommand, type MenuGroup, menuGroups, undoCommands } from "./menu-groups.ts";

/** The system's menu bar. Choosing a command sends its id to the window, which runs it. */
export function setApplicationMenu(t: Translate, run: (commandId: string) => void): void {
  const [file, ...others] = menuGroups.map((group) => submenuOf(group, t, run));
  const undo: MenuItemConstructorOptions[] = [
    ...undoCommands.map((command) => itemOf(command, t, run)),
    { type: "separator" },
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === "darwin" ? [{ role: "appMenu" as const }] : []),
      ...(file === undefined ? [] : [file]),
      { label: t("app.menu.edit"), submenu: undo },
      ...others,
    ]),
  );
}

function submenuOf(
  { title, commands }: MenuGroup,
  t: Translate,
  run: (commandId: string) => void,
): MenuItemConstructorOptions {
  const submenu = commands.map(
    (command): MenuItemConstructorOptions =>
      command === "separator" ? { type: "separator" } : itemOf(command, t, run),
  );
  if (title === "app.menu.file" && process.platform !== "darwin") {
    submenu.push({ type: "separator" }, { role: "quit", label: t("app.menu.quit") });
  }
  return { label: t(title), submenu };
}

function itemOf(
  { id, keys }: MenuCommand,
  t: Translate,
  run: (commandId: string) => void,
): MenuItemConstructorOptions {
  return {
    // The registry's own test holds every id here against it, so the message is there.
    label: t(`app.command.${id}` as MessageKey),
    ...(keys === undefined ? {} : { accelerator: keys }),
    // The window hears its keys itself, and knows when a text field wants them.
    registerAccelerator: false,
    click: () => run(id),
  };
}

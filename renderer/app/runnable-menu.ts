import { useEffect } from "react";
import { request } from "#renderer/bridge.ts";
import { type CommandId, commandIds, descriptionOf } from "./command-list.ts";
import type { CommandRegistry } from "./command-registry.tsx";
import type { View } from "./view.ts";

/** Panes register and leave by the dozen when a view opens; the menus follow once they have settled. */
const settleMs = 150;

/** What can be done without a notebook. */
export function showRunnableInMenus(ids: readonly CommandId[]): void {
  // The menus are menus all the same when they are not greyed out.
  request("menu:show-runnable", { commandIds: [...ids] }).catch(() => {});
}

/** True for a command that does something when it is chosen now, by opening its view if another one is shown. */
export function canRun(
  registry: Pick<CommandRegistry, "isHandled">,
  shown: View,
  id: CommandId,
): boolean {
  const { view } = descriptionOf(id);
  return registry.isHandled(id) || (view !== undefined && view !== shown);
}

/** Keeps the system's menus to what the registry can run while a notebook is open. */
export function useRunnableMenu(registry: CommandRegistry, view: View): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = "";
    const show = () => {
      const ids = commandIds.filter((id) => canRun(registry, view, id));
      if (ids.join() === told) return;
      told = ids.join();
      showRunnableInMenus(ids);
    };
    const showSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, settleMs);
    };
    showSoon();
    const stop = registry.subscribe(showSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [registry, view]);
}

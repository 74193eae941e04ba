import { createContext, useContext, useEffect, useMemo } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import { type CommandId, commandIds } from "./command-list.ts";
import { useCommand } from "./command-registry.tsx";
import { keyBindings, keysOf } from "./key-bindings.ts";
import { strokeName } from "./key-strokes.ts";
import { usePreferences } from "./preferences.tsx";
import { showRunnableInMenus } from "./runnable-menu.ts";

const programCommandIds = [
  "zoom:in",
  "zoom:out",
  "zoom:reset",
  "about:show",
  "diagnostics:copy",
  "log:show",
] as const satisfies readonly CommandId[];

export type ProgramCommands = Readonly<Record<(typeof programCommandIds)[number], () => void>>;

/** What the program itself does, whether a notebook is open or not. */
export function useProgramCommands(
  notebookId: NotebookId | null,
  showAbout: () => void,
): ProgramCommands {
  const t = useTranslate();
  const { themeChoice, hasLetterKeys } = usePreferences();
  return useMemo(() => {
    const zoom = async (step: "in" | "out" | "reset") => {
      const { percent } = await request("window:zoom", { step });
      showToast({ text: t("app.zoom.now", { percent }) });
    };
    const copyDiagnostics = async () => {
      const settings = {
        theme: themeChoice,
        "single-letter keys": hasLetterKeys ? "on" : "off",
        "keys of one's own": String(Object.keys(keyBindings.get()).length),
        "size of the page": `${window.innerWidth} x ${window.innerHeight}`,
      };
      await request("app:copy-diagnostics", { settings, notebookId });
      showToast({ text: t("app.diagnostics.copied") });
    };
    return {
      "zoom:in": () => void zoom("in"),
      "zoom:out": () => void zoom("out"),
      "zoom:reset": () => void zoom("reset"),
      "about:show": showAbout,
      "diagnostics:copy": () => void copyDiagnostics(),
      "log:show": () => void request("app:show-log", {}),
    };
  }, [t, themeChoice, hasLetterKeys, notebookId, showAbout]);
}

export const ProgramCommandsContext = createContext<ProgramCommands | null>(null);

/** Gives the commands to the registry of an open notebook. */
export function useRegisteredProgramCommands(): void {
  const commands = useContext(ProgramCommandsContext);
  if (commands === null) throw new Error("The frame of a notebook needs the program around it");
  useCommand("zoom:in", commands["zoom:in"]);
  useCommand("zoom:out", commands["zoom:out"]);
  useCommand("zoom:reset", commands["zoom:reset"]);
  useCommand("about:show", commands["about:show"]);
  useCommand("diagnostics:copy", commands["diagnostics:copy"]);
  useCommand("log:show", commands["log:show"]);
}

/** Runs them from the system's menu and by key while no notebook is there to do it. */
export function useProgramMenu(commands: ProgramCommands, isNotebookOpen: boolean): void {
  useEffect(() => {
    if (isNotebookOpen) return undefined;
    // The list of notebooks restores and checks archives.
    showRunnableInMenus([...programCommandIds, "archive:restore", "archive:verify"]);
    const stop = onEvent("menu:command", ({ commandId }) => {
      const id = programCommandIds.find((known) => known === commandId);
      if (id !== undefined) commands[id]();
    });
    const onKeyDown = (event: KeyboardEvent) => {
      const stroke = strokeName(event, navigator.platform.startsWith("Mac"));
      const bindings = keyBindings.get();
      const id = programCommandIds.find((known) => keysOf(known, bindings).includes(stroke ?? ""));
      if (id === undefined || event.defaultPrevented) return;
      event.preventDefault();
      commands[id]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      stop();
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [commands, isNotebookOpen]);
}

/** Tells the system's menus which keys this person has given to commands. */
export function showKeysInMenus(): () => void {
  const show = () => {
    const bindings = keyBindings.get();
    const keys = Object.fromEntries(commandIds.map((id) => [id, [...keysOf(id, bindings)]]));
    // The menus without their keys are menus all the same.
    request("menu:show-keys", { keys }).catch(() => {});
  };
  show();
  return keyBindings.subscribe(show);
}

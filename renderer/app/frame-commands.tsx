import { useNotebook, useUndoState } from "#renderer/db/notebook.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useCommand } from "./command-registry.tsx";
import { usePreferences } from "./preferences.tsx";
import { useRegisteredProgramCommands } from "./program-commands.ts";
import { themeChoices } from "./theme.ts";
import type { View } from "./view.ts";
import { useWorkspace } from "./workspace.tsx";

export type FrameCommandsProps = {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly onPalette: () => void;
  readonly onShortcuts: () => void;
  readonly onLeave: () => void;
};

/** Handles the commands that belong to the window rather than to a feature. Draws nothing. */
export function FrameCommands({
  canGoBack,
  canGoForward,
  onPalette,
  onShortcuts,
  onLeave,
}: FrameCommandsProps) {
  const t = useTranslate();
  const { openView, goBack, goForward } = useWorkspace();
  const notebook = useNotebook();
  const { undo, redo } = useUndoState();
  const { themeChoice, setThemeChoice } = usePreferences();
  const canWrite = !notebook.isReadOnly;

  const takeBack = async () => {
    if (!(await notebook.undo())) return;
    // What was taken back may lie in another view, so that nothing would seem to have happened.
    const close = showToast({
      text: t("app.undo.done"),
      action: { text: t("app.command.change:redo"), run: () => void notebook.redo() },
    });
    const stop = notebook.undoState.subscribe(() => {
      stop();
      close();
    });
  };
  const opening = (view: View) => () => openView(view);

  useRegisteredProgramCommands();
  useCommand("palette:open", onPalette);
  useCommand("shortcuts:show", onShortcuts);
  useCommand("view:search", opening("search"));
  useCommand("view:library", opening("library"));
  useCommand("view:reader", opening("reader"));
  useCommand("view:claims", opening("claims"));
  useCommand("view:sources", opening("sources"));
  useCommand("view:synthesis", opening("synthesis"));
  useCommand("view:brief", opening("brief"));
  useCommand("view:figures", opening("figures"));
  useCommand("view:lenses", opening("lenses"));
  useCommand("view:history", opening("history"));
  useCommand("view:guide", opening("guide"));
  useCommand("view:settings", opening("settings"));
  useCommand("history:back", canGoBack ? goBack : null);
  useCommand("history:forward", canGoForward ? goForward : null);
  useCommand("change:undo", canWrite && undo !== null ? () => void takeBack() : null);
  useCommand("change:redo", canWrite && redo !== null ? () => void notebook.redo() : null);
  useCommand("notebook:catalogue", onLeave);
  useCommand("theme:next", () => {
    const next = themeChoices[(themeChoices.indexOf(themeChoice) + 1) % themeChoices.length];
    setThemeChoice(next ?? "system");
    // "As the system" and what the system has look alike.
    showToast({ text: t("app.theme.now", { theme: t(`app.theme.${next ?? "system"}`) }) });
  });
  useCommand("item:next", () => moveInList("ArrowDown"));
  useCommand("item:previous", () => moveInList("ArrowUp"));
  return null;
}

/** j and k are the arrow keys of whatever list has the focus. */
function moveInList(key: "ArrowDown" | "ArrowUp"): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { type Notebook, NotebookContext } from "#renderer/db/notebook.ts";
import { AlertDialog } from "#renderer/ui/dialog.tsx";
import { TextKeeperContext } from "#renderer/ui/kept-text.ts";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import type { KeptWork } from "#shared/ipc/kept-work.ts";
import { failureText } from "#shared/messages/failure-text.ts";
import { useCommandKeys } from "./command-keys.ts";
import { type CommandId, commandIds, descriptionOf } from "./command-list.ts";
import { CommandPalette } from "./command-palette.tsx";
import { CommandRegistry, CommandRegistryContext } from "./command-registry.tsx";
import { ContextMenu } from "./context-menu.tsx";
import styles from "./frame.module.css";
import { FrameCommands } from "./frame-commands.tsx";
import { historyFrom, useKeptWork } from "./kept-notebook.ts";
import { LeftTexts } from "./left-texts.tsx";
import { NotSavedBanner } from "./not-saved-banner.tsx";
import { usePreferences } from "./preferences.tsx";
import { Rail } from "./rail.tsx";
import { useRunnableMenu } from "./runnable-menu.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { StatusLine } from "./status-line.tsx";
import { RepairBanner, RoomBanner } from "./store-banners.tsx";
import { TitleDialog } from "./title-dialog.tsx";
import { historyAfter } from "./view-history.ts";
import { Backgrounds, ViewPanes } from "./view-panes.tsx";
import { type Workspace, WorkspaceContext } from "./workspace.tsx";

export type NotebookWindowProps = {
  readonly notebook: Notebook;
  /** What the last window left behind of it. */
  readonly kept: KeptWork;
  readonly onLeave: () => void;
  readonly onOpen: (notebookId: NotebookId) => void;
};

type Overlay = "palette" | "shortcuts" | "rename" | "unsaved" | null;

/** The frame around one open notebook. */
export function NotebookWindow({ notebook, kept, onLeave, onOpen }: NotebookWindowProps) {
  const { hasLetterKeys } = usePreferences();
  const t = useTranslate();
  const [registry] = useState(() => new CommandRegistry());
  const [history, move] = useReducer(historyAfter, kept.place, historyFrom);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const record = useLiveQuery(() => notebook.db.notebooks.get(notebook.id), [notebook]);
  const title = record?.title ?? notebook.opened.summary.title;
  const { view, selection } = history.present;
  const keeper = useKeptWork(notebook, kept.texts, history.present);
  /** Where to go once work that is not saved has been left behind; null for the list of notebooks. */
  const wanted = useRef<NotebookId | null>(null);
  const go = useCallback(
    (to: NotebookId | null) => (to === null ? onLeave() : onOpen(to)),
    [onLeave, onOpen],
  );
  const leaveFor = useCallback(
    (to: NotebookId | null) => {
      wanted.current = to;
      void notebook.settled().then(() => {
        if (notebook.unsaved.length > 0) setOverlay("unsaved");
        else go(to);
      });
    },
    [notebook, go],
  );

  const openView = useCallback<Workspace["openView"]>(
    (next, change = {}) => move({ kind: "go", view: next, change }),
    [],
  );
  const workspace = useMemo<Workspace>(() => {
    return {
      notebookId: notebook.id,
      isReadOnly: notebook.isReadOnly,
      view,
      selection,
      select: (change, how) =>
        move(how === "quietly" ? { kind: "follow", change } : { kind: "go", view: null, change }),
      openView,
      openNotebook: leaveFor,
      goBack: () => move({ kind: "back" }),
      goForward: () => move({ kind: "forward" }),
      runCommand: (id) => {
        runCommand(registry, id, openView);
      },
    };
  }, [notebook, view, selection, registry, openView, leaveFor]);

  useCommandKeys({
    hasLetterKeys,
    run: (id) => runCommand(registry, id, workspace.openView),
  });
  useMenuCommands(workspace.runCommand);
  useRunnableMenu(registry, view);
  useForgottenWishes(registry);
  useMouseHistory(workspace);
  useEffect(() => onEvent("menu:notebook", (other) => leaveFor(other.notebookId)), [leaveFor]);
  useEffect(() => {
    document.title = t("app.windowTitle", { title });
  }, [t, title]);

  // A command chosen in the palette runs once the palette is gone and the focus is back where it was.
  const chosen = useRef<CommandId | null>(null);
  const closePalette = (id: CommandId | null) => {
    chosen.current = id;
    setOverlay(null);
  };
  useEffect(() => {
    const id = chosen.current;
    if (overlay !== null || id === null) return;
    // Kept until it runs: the focus may choose the row it comes back to, and so make this anew.
    const frame = requestAnimationFrame(() => {
      chosen.current = null;
      workspace.runCommand(id);
    });
    return () => cancelAnimationFrame(frame);
  }, [overlay, workspace]);

  return (
    <NotebookContext value={notebook}>
      <WorkspaceContext value={workspace}>
        <CommandRegistryContext value={registry}>
          <TextKeeperContext value={keeper}>
            <div className={styles.window}>
              <header className={styles.spoken}>
                <h1>{title}</h1>
              </header>
              <NotSavedBanner />
              <LeftTexts keeper={keeper} />
              <WrittenByNewer notebook={notebook} />
              <RoomBanner />
              <RepairBanner notebook={notebook} onReport={() => workspace.openView("settings")} />
              <div className={styles.upper}>
                <Rail />
                <ViewPanes />
              </div>
              <StatusLine title={title} onRename={() => setOverlay("rename")} />
            </div>
            <Backgrounds />
            <ContextMenu registry={registry} onRun={workspace.runCommand} />
            <FrameCommands
              canGoBack={history.past.length > 0}
              canGoForward={history.future.length > 0}
              onPalette={() => setOverlay("palette")}
              onShortcuts={() => setOverlay("shortcuts")}
              onLeave={() => leaveFor(null)}
            />
            {overlay === "palette" && (
              <CommandPalette
                registry={registry}
                onRun={closePalette}
                onClose={() => closePalette(null)}
              />
            )}
            <ShortcutSheet isOpen={overlay === "shortcuts"} onClose={() => setOverlay(null)} />
            <AlertDialog
              title={t("app.save.leaveTitle", { count: notebook.unsaved.length })}
              isOpen={overlay === "unsaved"}
              confirmText={t("app.save.leave")}
              isDangerous
              onConfirm={() => go(wanted.current)}
              onCancel={() => setOverlay(null)}
            >
              {t("app.save.leaveAdvice")}
            </AlertDialog>
            {overlay === "rename" && (
              <TitleDialog
                heading={t("app.catalogue.renameTitle")}
                initialTitle={title}
                verb={t("app.catalogue.rename")}
                onClose={() => setOverlay(null)}
                onSave={async (newTitle) => {
                  await request("notebook:rename", { notebookId: notebook.id, title: newTitle });
                  setOverlay(null);
                }}
              />
            )}
          </TextKeeperContext>
        </CommandRegistryContext>
      </WorkspaceContext>
    </NotebookContext>
  );
}

/** Runs a command, or opens the view that handles it and runs it there. False when nothing can handle it. */
function runCommand(
  registry: CommandRegistry,
  id: CommandId,
  openView: Workspace["openView"],
): boolean {
  const handler = registry.handlerOf(id);
  const { view } = descriptionOf(id);
  registry.forgetAwaited();
  if (handler !== null) {
    handler();
    return true;
  }
  if (view === undefined) return false;
  registry.runWhenRegistered(id);
  openView(view);
  return true;
}

function useMenuCommands(run: (id: CommandId) => void): void {
  useEffect(
    () =>
      onEvent("menu:command", ({ commandId }) => {
        const id = commandIds.find((known) => known === commandId);
        if (id !== undefined) run(id);
      }),
    [run],
  );
}

/** What a view could not do when it was asked to is not done at a later act, when it could. */
function useForgottenWishes(registry: CommandRegistry): void {
  useEffect(() => {
    const forget = (event: Event) => registry.forgetUntaken(event.timeStamp);
    window.addEventListener("pointerdown", forget, { capture: true });
    window.addEventListener("keydown", forget, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", forget, { capture: true });
      window.removeEventListener("keydown", forget, { capture: true });
    };
  }, [registry]);
}

/** The two extra buttons of many mice. */
function useMouseHistory({ goBack, goForward }: Workspace): void {
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      if (event.button === 3) goBack();
      if (event.button === 4) goForward();
    };
    window.addEventListener("mouseup", onMouseUp);
    return () => window.removeEventListener("mouseup", onMouseUp);
  }, [goBack, goForward]);
}

/** Says why nothing can be changed, where the reason is a newer program. */
function WrittenByNewer({ notebook }: { readonly notebook: Notebook }) {
  const t = useTranslate();
  const version = notebook.opened.schemaVersion;
  if (version <= schemaVersion) return null;
  const { title, advice } = failureText({ kind: "notebook-newer", version }, t);
  return (
    <div className={styles.banner}>
      <Notice tone="warning" title={title}>
        {advice}
      </Notice>
    </div>
  );
}

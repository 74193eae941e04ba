import { useEffect, useRef, useState } from "react";
import { Menu as AriaMenu, Popover } from "react-aria-components";
import { useObservable } from "#renderer/db/observable.ts";
import { MenuItem } from "#renderer/ui/menu.tsx";
import overlay from "#renderer/ui/overlay.module.css";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type CommandId, commandIds, descriptionOf } from "./command-list.ts";
import type { CommandRegistry } from "./command-registry.tsx";
import styles from "./frame.module.css";
import { keyBindings, keysOf } from "./key-bindings.ts";
import { keyText } from "./key-text.ts";

type Wanted = { readonly x: number; readonly y: number; readonly ids: readonly CommandId[] };

export type ContextMenuProps = {
  readonly registry: CommandRegistry;
  readonly onRun: (id: CommandId) => void;
};

/** What can be done here and now with the row, card or passage under the pointer, from the same registry as all else. */
export function ContextMenu({ registry, onRun }: ContextMenuProps) {
  const t = useTranslate();
  const bindings = useObservable(keyBindings);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const chosen = useRef<CommandId | null>(null);

  useEffect(() => {
    let isByKey = false;
    const press = ({ key, shiftKey }: KeyboardEvent) => {
      isByKey = key === "ContextMenu" || (key === "F10" && shiftKey);
    };
    const point = () => {
      isByKey = false;
    };
    const open = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const item = target?.closest<HTMLElement>("[data-keys]");
      const isText = target?.closest("input, textarea, [contenteditable=true]") !== null;
      if (item === null || item === undefined || isText) return;
      event.preventDefault();
      // What is done is done with what has the focus; a row that was right-clicked takes it.
      if (!item.contains(document.activeElement)) item.focus();
      const isPassage = item.dataset["keys"] === "passage";
      const at = (isByKey ? below(item) : null) ?? { x: event.clientX, y: event.clientY };
      // The commands of a row register once it is chosen.
      requestAnimationFrame(() => {
        const ids = commandIds.filter((id) => isOffered(id, isPassage) && registry.isHandled(id));
        setWanted(ids.length === 0 ? null : { ...at, ids });
      });
    };
    window.addEventListener("keydown", press, true);
    window.addEventListener("pointerdown", point, true);
    document.addEventListener("contextmenu", open);
    return () => {
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("pointerdown", point, true);
      document.removeEventListener("contextmenu", open);
    };
  }, [registry]);

  // After the menu has gone and given the focus back to what the command is about.
  useEffect(() => {
    const id = chosen.current;
    if (wanted !== null || id === null) return undefined;
    chosen.current = null;
    const frame = requestAnimationFrame(() => onRun(id));
    return () => cancelAnimationFrame(frame);
  }, [wanted, onRun]);

  return (
    <>
      <span
        ref={place}
        className={styles.pointedAt}
        style={wanted === null ? {} : { left: wanted.x, top: wanted.y }}
      />
      {wanted !== null && (
        <Popover
          className={overlay.popover ?? ""}
          triggerRef={place}
          placement="bottom start"
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) setWanted(null);
          }}
        >
          <AriaMenu
            className={overlay.menu ?? ""}
            aria-label={t("app.contextMenu")}
            autoFocus="first"
            onAction={(key) => {
              chosen.current = wanted.ids.find((id) => id === key) ?? null;
              setWanted(null);
            }}
          >
            {wanted.ids.map((id) => {
              const [key] = keysOf(id, bindings);
              return (
                <MenuItem
                  key={id}
                  id={id}
                  text={registry.titleOf(id) ?? t(`app.command.${id}`)}
                  keyHint={key === undefined ? null : keyText(key)}
                />
              );
            })}
          </AriaMenu>
        </Popover>
      )}
    </>
  );
}

/** Under the active row or the passage of what has the focus: a key points nowhere by itself. */
function below(item: HTMLElement): { readonly x: number; readonly y: number } | null {
  const row = document.getElementById(item.getAttribute("aria-activedescendant") ?? "");
  const box = row?.getBoundingClientRect() ?? passageBox(item);
  if (box === undefined || box.height === 0) return null;
  const around = item.getBoundingClientRect();
  return { x: box.left + 16, y: Math.min(Math.max(box.bottom, around.top), around.bottom) };
}

function passageBox(item: HTMLElement): DOMRect | undefined {
  if (item.dataset["keys"] !== "passage") return undefined;
  const [drawn] = CSS.highlights.get("passage") ?? [];
  if (drawn === undefined || !item.contains(drawn.startContainer)) return undefined;
  const range = document.createRange();
  range.setStart(drawn.startContainer, drawn.startOffset);
  range.setEnd(drawn.endContainer, drawn.endOffset);
  return range.getBoundingClientRect();
}

/** Moving about is left to the pointer itself. */
function isOffered(id: CommandId, isPassage: boolean): boolean {
  const { scope } = descriptionOf(id);
  if (id === "item:next" || id === "item:previous" || id === "item:leave") return false;
  if (id === "passage:copy-citation") return isPassage;
  return scope === "item" || (scope === "passage" && isPassage);
}

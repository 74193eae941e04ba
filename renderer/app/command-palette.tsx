import { useSyncExternalStore } from "react";
import {
  Dialog as AriaDialog,
  Menu as AriaMenu,
  Autocomplete,
  Modal,
  ModalOverlay,
  useFilter,
} from "react-aria-components";
import { useObservable } from "#renderer/db/observable.ts";
import { MenuItem } from "#renderer/ui/menu.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type CommandId, commandIds, descriptionOf } from "./command-list.ts";
import type { CommandRegistry } from "./command-registry.tsx";
import { keyBindings, keysOf } from "./key-bindings.ts";
import { keyText } from "./key-text.ts";
import styles from "./palette.module.css";
import { canRun } from "./runnable-menu.ts";
import { useWorkspace } from "./workspace.tsx";

export type CommandPaletteProps = {
  readonly registry: CommandRegistry;
  readonly onRun: (id: CommandId) => void;
  readonly onClose: () => void;
};

/** Every command by name, with its key; those that can not run here and now are grey. */
export function CommandPalette({ registry, onRun, onClose }: CommandPaletteProps) {
  const t = useTranslate();
  const { view } = useWorkspace();
  const { contains } = useFilter({ sensitivity: "base" });
  const version = useSyncExternalStore(
    (listener) => registry.subscribe(listener),
    () => registry.version,
  );
  const bindings = useObservable(keyBindings);
  const shown = commandIds
    .filter((id) => descriptionOf(id).notInPalette === undefined)
    .map((id) => ({
      id,
      title: registry.titleOf(id) ?? t(`app.command.${id}`),
      canRun: canRun(registry, view, id),
    }));
  // What can run comes first; within each half the list's own order tells related commands together.
  const ordered = [
    ...shown.filter(({ canRun }) => canRun),
    ...shown.filter(({ canRun }) => !canRun),
  ];

  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal ?? ""}>
        <AriaDialog
          className={styles.dialog ?? ""}
          aria-label={t("app.palette.title")}
          data-version={version}
        >
          <Autocomplete filter={contains}>
            {/* The field would take the first Escape to empty itself, and the palette stay. */}
            <search
              className={styles.field}
              onKeyDownCapture={(event) => {
                if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
                event.stopPropagation();
                onClose();
              }}
            >
              <SearchField
                autoFocus
                label={t("app.palette.field")}
                placeholder={t("app.palette.field")}
              />
            </search>
            <AriaMenu
              className={styles.list ?? ""}
              aria-label={t("app.palette.title")}
              onAction={(key) => {
                const chosen = ordered.find(({ id }) => id === key);
                if (chosen !== undefined) onRun(chosen.id);
              }}
              renderEmptyState={() => <p className={styles.empty}>{t("app.palette.empty")}</p>}
            >
              {ordered.map(({ id, title, canRun: isEnabled }) => {
                const [key] = keysOf(id, bindings);
                return (
                  <MenuItem
                    key={id}
                    id={id}
                    text={title}
                    keyHint={key === undefined ? null : keyText(key)}
                    isDisabled={!isEnabled}
                  />
                );
              })}
            </AriaMenu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import { Fragment } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type CommandId, type CommandScope, commandIds, descriptionOf } from "./command-list.ts";
import { type KeyBindings, keyBindings, keysOf } from "./key-bindings.ts";
import { keyText } from "./key-text.ts";
import styles from "./palette.module.css";

export type ShortcutSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Scrolled by key. */
const reachable = { tabIndex: 0 } as const;

const scopes: readonly CommandScope[] = ["anywhere", "item", "passage"];

/** Every key, by where it acts. Nine lens keys and six colours read as one line each. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const t = useTranslate();
  const bindings = useObservable(keyBindings);
  return (
    <Dialog title={t("app.shortcuts.title")} isOpen={isOpen} onClose={onClose} size="large">
      {/* Nothing else in it takes the focus, and it is longer than a small window. */}
      <section className={styles.keys} aria-label={t("app.shortcuts.title")} {...reachable}>
        {scopes.map((scope) => (
          <section key={scope} className={styles.keyGroup}>
            <h3>{t(`app.shortcuts.scope.${scope}`)}</h3>
            <dl>
              {commandIds
                .filter((id) => isShown(id, scope, bindings))
                .map((id) => (
                  <div key={id} className={styles.keyRow}>
                    <dt>{titleOf(id, t)}</dt>
                    <dd>
                      <Keys id={id} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

function isShown(id: CommandId, scope: CommandScope, bindings: KeyBindings): boolean {
  const isRepeat = /-[2-9]$/.test(id);
  return descriptionOf(id).scope === scope && keysOf(id, bindings).length > 0 && !isRepeat;
}

function titleOf(id: CommandId, t: ReturnType<typeof useTranslate>): string {
  if (id === "lens:decide-1") return t("app.shortcuts.lens");
  if (id === "mark:colour-1") return t("app.shortcuts.colour");
  return t(`app.command.${id}`);
}

function Keys({ id }: { readonly id: CommandId }) {
  const bindings = useObservable(keyBindings);
  if (id === "lens:decide-1") return <KeyRange first="l 1" last="9" />;
  if (id === "mark:colour-1") return <KeyRange first="1" last="6" />;
  return keysOf(id, bindings).map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ", "}
      <kbd>{keyText(key)}</kbd>
    </Fragment>
  ));
}

function KeyRange({ first, last }: { readonly first: string; readonly last: string }) {
  return (
    <>
      <kbd>{first}</kbd>…<kbd>{last}</kbd>
    </>
  );
}

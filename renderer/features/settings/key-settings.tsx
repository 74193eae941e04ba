import { type KeyboardEvent, useState } from "react";
import {
  bind,
  type CommandId,
  commandIds,
  conflictsOf,
  isRebound,
  keyBindings,
  keysOf,
  keyText,
  refusalOf,
  resetAllKeys,
  resetKeys,
  strokeName,
  unbind,
} from "#renderer/app/feature.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button } from "#renderer/ui/button.tsx";
import { SearchField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./settings-pane.module.css";

/** Which key runs which command, and how to give it another. */
export function KeySettings() {
  const t = useTranslate();
  const bindings = useObservable(keyBindings);
  const [wanted, setWanted] = useState("");
  const [changed, setChanged] = useState<CommandId | null>(null);
  const shown = commandIds.filter((id) =>
    t(`app.command.${id}`).toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()),
  );
  return (
    <section aria-label={t("app.keys.title")} className={styles.keys}>
      <div className={styles.keysHead}>
        <h3 className={styles.heading}>{t("app.keys.title")}</h3>
        <Button size="small" isDisabled={Object.keys(bindings).length === 0} onPress={resetAllKeys}>
          {t("app.keys.resetAll")}
        </Button>
      </div>
      <p className={styles.keysHint}>{t("app.keys.hint")}</p>
      <SearchField
        label={t("app.keys.filter")}
        placeholder={t("app.keys.filter")}
        value={wanted}
        onChange={setWanted}
      />
      <ul className={styles.keyList}>
        {shown.map((id) => (
          <li key={id} className={styles.keyRow}>
            <span className={styles.keyCommand}>{t(`app.command.${id}`)}</span>
            {changed === id ? (
              <KeyCatcher id={id} onDone={() => setChanged(null)} />
            ) : (
              <KeyOf id={id} onChange={() => setChanged(id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeyOf({ id, onChange }: { readonly id: CommandId; readonly onChange: () => void }) {
  const t = useTranslate();
  const bindings = useObservable(keyBindings);
  const keys = keysOf(id, bindings);
  const command = t(`app.command.${id}`);
  return (
    <>
      <span className={styles.keyNow}>
        {keys.length === 0
          ? t("app.keys.none")
          : keys.map((key) => <kbd key={key}>{keyText(key)}</kbd>)}
      </span>
      {isRebound(id, bindings) && (
        <Button
          size="small"
          kind="quiet"
          aria-label={t("app.keys.resetNamed", { command })}
          onPress={() => resetKeys(id)}
        >
          {t("app.keys.reset")}
        </Button>
      )}
      <Button size="small" aria-label={t("app.keys.changeNamed", { command })} onPress={onChange}>
        {t("app.keys.change")}
      </Button>
    </>
  );
}

/** Waits for the key that a command is to have. */
function KeyCatcher({ id, onDone }: { readonly id: CommandId; readonly onDone: () => void }) {
  const t = useTranslate();
  const bindings = useObservable(keyBindings);
  const [struck, setStruck] = useState<string | null>(null);
  const command = t(`app.command.${id}`);
  const others = struck === null ? [] : conflictsOf(id, struck, bindings);
  const refusal = struck === null ? null : refusalOf(id, struck);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      onDone();
      return;
    }
    const key = strokeName(event.nativeEvent, navigator.platform.startsWith("Mac"));
    if (key === null) return;
    if (refusalOf(id, key) === null && conflictsOf(id, key, bindings).length === 0) {
      bind(id, key);
      onDone();
    } else {
      setStruck(key);
    }
  };
  return (
    <span className={styles.keyCatcher} data-takes-keys="">
      <button
        type="button"
        className={styles.keyField}
        aria-label={t("app.keys.changeNamed", { command })}
        aria-describedby="key-catcher-state"
        // The person has just asked for it.
        ref={(element) => element?.focus()}
        onKeyDown={onKeyDown}
      >
        {struck === null ? t("app.keys.waiting") : keyText(struck)}
      </button>
      <span id="key-catcher-state" role="status" className={styles.keyState}>
        {struck !== null &&
          refusal === "reserved" &&
          t("app.keys.reserved", { key: keyText(struck) })}
        {refusal === "letter-anywhere" && t("app.keys.letter")}
        {struck !== null &&
          refusal === null &&
          t("app.keys.taken", {
            key: keyText(struck),
            count: others.length,
            commands: others.map((other) => t(`app.command.${other}`)).join(", "),
          })}
      </span>
      {struck !== null && refusal === null && (
        <Button
          size="small"
          kind="primary"
          onPress={() => {
            bind(id, struck);
            onDone();
          }}
        >
          {t("app.keys.take")}
        </Button>
      )}
      <Button
        size="small"
        kind="quiet"
        aria-label={t("app.keys.removeNamed", { command })}
        onPress={() => {
          unbind(id);
          onDone();
        }}
      >
        {t("app.keys.remove")}
      </Button>
      <Button size="small" kind="quiet" onPress={onDone}>
        {t("app.keys.leave")}
      </Button>
    </span>
  );
}

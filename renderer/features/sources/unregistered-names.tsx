import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { type UnregisteredName, useUnregisteredNames } from "#renderer/db/use-listed-names.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { registerName } from "./source-commands.ts";
import styles from "./sources.module.css";

/** Names that articles and passages bear already, each one step from the register. */
export function UnregisteredNames() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select, isReadOnly } = useWorkspace();
  const [isShown, setIsShown] = useState(true);
  const found = useUnregisteredNames();
  if (found === undefined || found.count === 0 || isReadOnly) return null;

  async function register(name: UnregisteredName): Promise<void> {
    select({ sourceId: await registerName(notebook, name), originId: null });
  }

  return (
    <section className={styles.unregistered} aria-label={t("sources.unregistered.list")}>
      <div className={styles.unregisteredRow}>
        <p className={styles.grow}>{t("sources.unregistered.title", { count: found.count })}</p>
        <Button kind="quiet" size="small" onPress={() => setIsShown(!isShown)}>
          {isShown ? t("sources.unregistered.hide") : t("sources.unregistered.show")}
        </Button>
      </div>
      {isShown && (
        <ul>
          {found.names.map((unregistered) => {
            const { role, name, count } = unregistered;
            return (
              <li key={`${role} ${name}`} className={styles.unregisteredRow}>
                <span>{name}</span>
                <span className={styles.unregisteredUse}>
                  {t(`sources.unregistered.${role}`)}
                  {" · "}
                  {role === "speaker"
                    ? t("sources.unregistered.passages", { count })
                    : t("sources.unregistered.articles", { count })}
                </span>
                <Button
                  size="small"
                  aria-label={t("sources.unregistered.registerName", { name })}
                  onPress={() => void register(unregistered)}
                >
                  {t("sources.unregistered.register")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

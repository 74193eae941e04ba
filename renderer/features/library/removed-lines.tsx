import { useLiveQuery } from "dexie-react-hooks";
import { useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { UndoIcon } from "#renderer/ui/icons-actions.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { displayText } from "#shared/domain/text/text-version.ts";
import styles from "./library.module.css";
import { restoreBlock } from "./library-commands.ts";
import { type ArticleRow, articleText } from "./library-queries.ts";

/** A web page can have thousands; the reader shows every one where it stood. */
const shownAtOnce = 100;

/** What the cleaner folded away, in order, each with its reason and a way back. */
export function RemovedLines({ article }: { readonly article: ArticleRow }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const undoToast = useUndoToast();
  const { currentTextVersionId: versionId } = article;
  const found = useLiveQuery(() => articleText(notebook.db, versionId), [notebook, versionId]);
  if (found === undefined || found === null || found.text === null) return null;
  const { version, text, blocks } = found;
  const removed = blocks.filter((block) => block.removedReason !== null);

  async function restore(start: number): Promise<void> {
    await restoreBlock(notebook, version, start);
    undoToast(t("library.removed.restored"));
  }

  return (
    <Section title={t("library.removed.title")}>
      {removed.length === 0 && <p className={styles.quiet}>{t("library.removed.none")}</p>}
      <ul className={styles.removed} aria-label={t("library.removed.list")}>
        {removed.slice(0, shownAtOnce).map(({ start, end, removedReason }) => {
          const line = displayText(text.slice(start, end));
          return (
            <li key={start}>
              <span className={styles.removedLine} title={line}>
                {line}
              </span>
              <span className={styles.removedFoot}>
                <span className={styles.quiet}>
                  {removedReason !== null && t(`words.removalReason.${removedReason}`)}
                </span>
                {!isReadOnly && (
                  <Button
                    kind="quiet"
                    size="small"
                    icon={UndoIcon}
                    aria-label={t("library.removed.restoreLine", { line: line.slice(0, 80) })}
                    onPress={() => void restore(start)}
                  >
                    {t("library.removed.restore")}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {removed.length > shownAtOnce && (
        <p className={styles.quiet}>
          {t("library.removed.more", { count: removed.length - shownAtOnce })}
        </p>
      )}
    </Section>
  );
}

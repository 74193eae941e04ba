import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState, PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./search.module.css";
import { deleteSavedSearch } from "./search-commands.ts";
import { focusSearchField } from "./search-field.tsx";
import { forgetSearches, historyOf } from "./search-history.ts";
import { useSavedSearches } from "./search-queries.ts";
import { sessionOf } from "./search-session.ts";

/** Searches to ask again: the saved ones of the notebook, and the latest of this device. */
export function SearchListPane() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const saved = useSavedSearches() ?? [];
  const latest = useObservable(historyOf(notebook.id));
  const ask = (query: string) => {
    sessionOf(notebook).type(query);
    focusSearchField();
  };
  return (
    <PaneFrame title={t("search.searches")}>
      <PaneBody>
        {saved.length === 0 && latest.length === 0 && (
          <EmptyState title={t("search.noSearches")}>{t("search.noSearchesText")}</EmptyState>
        )}
        {saved.length > 0 && (
          <Section title={t("search.saved")}>
            <ul className={styles.searches}>
              {saved.map((search) => (
                <li key={search.id} className={styles.search}>
                  <Button kind="quiet" onPress={() => ask(search.query)}>
                    {search.name}
                  </Button>
                  {!isReadOnly && (
                    <IconButton
                      icon={TrashIcon}
                      label={t("search.deleteSaved", { name: search.name })}
                      onPress={() => void deleteSavedSearch(notebook, search)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {latest.length > 0 && (
          <Section
            title={t("search.latest")}
            actions={
              <Button kind="quiet" onPress={() => forgetSearches(notebook.id)}>
                {t("search.forget")}
              </Button>
            }
          >
            <ul className={styles.searches}>
              {latest.map((query) => (
                <li key={query} className={styles.search}>
                  <Button kind="quiet" onPress={() => ask(query)}>
                    {query}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </PaneBody>
    </PaneFrame>
  );
}

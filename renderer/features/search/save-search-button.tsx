import { useAttempt, useUndoToast } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { saveSearch } from "./search-commands.ts";
import { useSavedSearches } from "./search-queries.ts";

/** Keeps what is typed as a standing question of the notebook. */
export function SaveSearchButton({ query }: { readonly query: string }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const saved = useSavedSearches();
  const showUndo = useUndoToast();
  const { attempt, isBusy } = useAttempt();
  if (notebook.isReadOnly || query === "") return null;
  const isSaved = saved?.some((one) => one.query === query) ?? true;
  return (
    <Button
      isDisabled={isSaved || isBusy}
      onPress={() =>
        attempt(async () => {
          await saveSearch(notebook, query);
          showUndo(t("search.savedToast"));
        })
      }
    >
      {t(isSaved ? "search.isSaved" : "search.save")}
    </Button>
  );
}

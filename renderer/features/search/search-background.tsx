import { useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { focusSearchField } from "./search-field.tsx";

/** From anywhere: opens the search, and puts the focus into its field. */
export function SearchBackground() {
  const { view, openView } = useWorkspace();
  useCommand("view:search", () => {
    if (view === "search") focusSearchField();
    else openView("search");
  });
  return null;
}

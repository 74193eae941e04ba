import { useEffect, useSyncExternalStore } from "react";
import { contrastQuery, darkQuery, systemTheme, type Theme, type ThemeChoice } from "./theme.ts";

function subscribeToSystem(listener: () => void): () => void {
  const queries = [matchMedia(darkQuery), matchMedia(contrastQuery)];
  for (const query of queries) query.addEventListener("change", listener);
  return () => {
    for (const query of queries) query.removeEventListener("change", listener);
  };
}

/** Keeps the page in the chosen theme while the system's own wishes change. */
export function useTheme(choice: ThemeChoice): Theme {
  const theme = useSyncExternalStore(subscribeToSystem, () => systemTheme(choice));
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return theme;
}

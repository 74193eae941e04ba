import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useRemembered } from "#renderer/ui/remembered.ts";
import { readThemeChoice, rememberedTheme, type ThemeChoice } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

/** How this device shows the program. Nothing of it belongs to a notebook. */
export type Preferences = {
  readonly themeChoice: ThemeChoice;
  readonly setThemeChoice: (choice: ThemeChoice) => void;
  /** Single letters act on the item or passage that has the focus. */
  readonly hasLetterKeys: boolean;
  readonly setHasLetterKeys: (has: boolean) => void;
};

const PreferencesContext = createContext<Preferences | null>(null);

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [themeChoice, setThemeChoice] = useRemembered(rememberedTheme, readThemeChoice);
  const [hasLetterKeys, setHasLetterKeys] = useRemembered(
    "letter-keys",
    (stored) => stored !== false,
  );
  useTheme(themeChoice);

  const preferences = useMemo(
    () => ({ themeChoice, setThemeChoice, hasLetterKeys, setHasLetterKeys }),
    [themeChoice, setThemeChoice, hasLetterKeys, setHasLetterKeys],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error("usePreferences needs the frame around it");
  return preferences;
}

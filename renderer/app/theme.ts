export const themeChoices = ["system", "light", "dark", "contrast"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** What `data-theme` says; `ui/tokens.css` has a block for each. */
export type Theme = "light" | "dark" | "contrast-light" | "contrast-dark";

export type SystemWishes = { readonly isDark: boolean; readonly wantsContrast: boolean };

export function readThemeChoice(stored: unknown): ThemeChoice {
  return themeChoices.find((choice) => choice === stored) ?? "system";
}

/** A system that asks for more contrast gets it whichever of light and dark was chosen. */
export function themeFor(choice: ThemeChoice, system: SystemWishes): Theme {
  const isDark = choice === "dark" || (choice !== "light" && system.isDark);
  const wantsContrast = choice === "contrast" || system.wantsContrast;
  if (wantsContrast) return isDark ? "contrast-dark" : "contrast-light";
  return isDark ? "dark" : "light";
}

export const rememberedTheme = "theme";

export const darkQuery = "(prefers-color-scheme: dark)";
export const contrastQuery = "(prefers-contrast: more)";

export function systemTheme(choice: ThemeChoice): Theme {
  return themeFor(choice, {
    isDark: matchMedia(darkQuery).matches,
    wantsContrast: matchMedia(contrastQuery).matches,
  });
}

/** Before the first paint, so that a dark window never flashes white. */
export function showTheme(choice: ThemeChoice): void {
  document.documentElement.dataset["theme"] = systemTheme(choice);
}

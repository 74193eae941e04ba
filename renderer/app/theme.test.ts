import { expect, it } from "vitest";
import { readThemeChoice, themeFor } from "./theme.ts";

it.each([
  ["system", false, false, "light"],
  ["system", true, false, "dark"],
  ["light", true, false, "light"],
  ["dark", false, false, "dark"],
  ["contrast", false, false, "contrast-light"],
  ["contrast", true, false, "contrast-dark"],
  ["light", true, true, "contrast-light"],
  ["dark", false, true, "contrast-dark"],
] as const)(
  "%s on a system with dark %s and contrast %s is %s",
  (choice, isDark, wantsContrast, theme) => {
    expect(themeFor(choice, { isDark, wantsContrast })).toBe(theme);
  },
);

it("follows the system when what was remembered means nothing", () => {
  expect(readThemeChoice("sepia")).toBe("system");
  expect(readThemeChoice(null)).toBe("system");
});

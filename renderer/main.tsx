import "./ui/base.css";
import { drawFirstScreen } from "./app/first-screen.ts";
import { noteStoppedFetches } from "./app/stopped-fetches.ts";
import { readThemeChoice, rememberedTheme, showTheme } from "./app/theme.ts";
import { loadCjkFontsWhenDrawn } from "./ui/fonts-cjk.ts";
import { recall } from "./ui/recall.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root to draw in.");

noteStoppedFetches();
showTheme(readThemeChoice(recall(rememberedTheme)));
loadCjkFontsWhenDrawn();
// Not awaited here: the program's file imports from this one, and would wait for it in turn.
void drawFirstScreen(root).then(async (first) => {
  const { showProgram } = await import("./app/program.tsx");
  showProgram(root, first);
});

import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { ErrorBoundary } from "./app/error-boundary.tsx";
import { rememberedTheme } from "./app/preferences.tsx";
import { noteStoppedFetches } from "./app/stopped-fetches.ts";
import { readThemeChoice, showTheme } from "./app/theme.ts";
import { recall } from "./ui/remembered.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root to draw in.");

noteStoppedFetches();
showTheme(readThemeChoice(recall(rememberedTheme)));
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary resetKey="window">
      <App />
    </ErrorBoundary>
  </StrictMode>,
);

// After the first paint: the lists of ranges are large, the fonts themselves load only when shown.
requestIdleCallback(() => void import("./ui/fonts-cjk.ts"));

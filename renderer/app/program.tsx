import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import type { FirstScreen } from "./first-screen.ts";

/** Draws the program in place of its first screen. */
export function showProgram(root: HTMLElement, first: FirstScreen): void {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary resetKey="window">
        <App first={first} />
      </ErrorBoundary>
    </StrictMode>,
  );
}

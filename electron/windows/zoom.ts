import type { WebContents } from "electron";

/** As browsers have them, from half to three times the size. */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export type ZoomStep = "in" | "out" | "reset";

/** The next size, which may be the same at either end. */
export function zoomAfter(factor: number, step: ZoomStep): number {
  // A factor comes back from Chromium with its last figures off.
  const slack = 0.005;
  switch (step) {
    case "in":
      return steps.find((size) => size > factor + slack) ?? steps[steps.length - 1] ?? 1;
    case "out":
      return steps.findLast((size) => size < factor - slack) ?? steps[0];
    case "reset":
      return 1;
  }
}

/** Shows the page larger or smaller and answers with its size in percent. */
export function zoom(contents: WebContents, step: ZoomStep): number {
  const factor = zoomAfter(contents.getZoomFactor(), step);
  contents.setZoomFactor(factor);
  return Math.round(factor * 100);
}

import { createElement, lazy } from "react";

export { askForParagraph } from "./brief-desk.ts";

// The editor is large, and the background is there from the start. What is drawn lazily here
// is a plain component to the frame, which is lazy itself: React takes no lazy one in another.
const LazyWorkPane = lazy(async () => {
  const { BriefWorkPane } = await import("./brief-work-pane.tsx");
  return { default: BriefWorkPane };
});
const LazyListPane = lazy(async () => {
  const { BriefListPane } = await import("./brief-list-pane.tsx");
  return { default: BriefListPane };
});
const LazyInspectorPane = lazy(async () => {
  const { BriefInspectorPane } = await import("./brief-inspector-pane.tsx");
  return { default: BriefInspectorPane };
});

export const WorkPane = () => createElement(LazyWorkPane);
export const ListPane = () => createElement(LazyListPane);
export const InspectorPane = () => createElement(LazyInspectorPane);

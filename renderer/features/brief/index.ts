import { lazy } from "react";

export { BriefBackground as Background } from "./brief-background.tsx";

// The editor is large, and the background is there from the start.
export const WorkPane = lazy(async () => {
  const { BriefWorkPane } = await import("./brief-work-pane.tsx");
  return { default: BriefWorkPane };
});
export const ListPane = lazy(async () => {
  const { BriefListPane } = await import("./brief-list-pane.tsx");
  return { default: BriefListPane };
});
export const InspectorPane = lazy(async () => {
  const { BriefInspectorPane } = await import("./brief-inspector-pane.tsx");
  return { default: BriefInspectorPane };
});

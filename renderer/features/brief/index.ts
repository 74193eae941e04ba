export { BriefBackground as Background } from "./brief-background.tsx";
export { BriefInspectorPane as InspectorPane } from "./brief-inspector-pane.tsx";
export { BriefListPane as ListPane } from "./brief-list-pane.tsx";
export { BriefWorkPane as WorkPane } from "./brief-work-pane.tsx";

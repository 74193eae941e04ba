export { HistoryInspectorPane as InspectorPane } from "./history-inspector-pane.tsx";
export { HistoryWorkPane as WorkPane } from "./history-work-pane.tsx";

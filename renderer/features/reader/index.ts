export { ReaderInspectorPane as InspectorPane } from "./reader-inspector-pane.tsx";
export { ReaderListPane as ListPane } from "./reader-list-pane.tsx";
export { ReaderWorkPane as WorkPane } from "./reader-work-pane.tsx";

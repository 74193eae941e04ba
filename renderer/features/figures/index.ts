export { FiguresInspectorPane as InspectorPane } from "./figures-inspector-pane.tsx";
export { FiguresListPane as ListPane } from "./figures-list-pane.tsx";
export { FiguresWorkPane as WorkPane } from "./figures-work-pane.tsx";

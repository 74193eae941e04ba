export { LensesListPane as ListPane } from "./lenses-list-pane.tsx";
export { LensesWorkPane as WorkPane } from "./lenses-work-pane.tsx";

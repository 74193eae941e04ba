export { SearchListPane as ListPane } from "./search-list-pane.tsx";
export { SearchWorkPane as WorkPane } from "./search-work-pane.tsx";

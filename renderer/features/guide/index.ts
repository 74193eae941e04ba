export { GuideListPane as ListPane } from "./guide-list-pane.tsx";
export { GuideWorkPane as WorkPane } from "./guide-work-pane.tsx";

export { ArticleInspectorPane as InspectorPane } from "./article-inspector-pane.tsx";
export { ArticleListPane as ListPane } from "./article-list-pane.tsx";
export { ArticleWorkPane as WorkPane } from "./article-work-pane.tsx";

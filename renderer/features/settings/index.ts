export { SettingsPane as WorkPane } from "./settings-pane.tsx";

export { ownJudgementName } from "./article-name.ts";
export { newOrigin, newOwnJudgement, ownJudgementIdOf } from "./origin-commands.ts";
export { type OriginChoice, OriginPicker, type OriginPickerProps } from "./origin-picker.tsx";
export { RateSource, type RateSourceProps } from "./rate-source.tsx";
export { SourcePicker, type SourcePickerProps } from "./source-picker.tsx";
export { SourcesInspectorPane as InspectorPane } from "./sources-inspector-pane.tsx";
export { SourcesWorkPane as WorkPane } from "./sources-work-pane.tsx";

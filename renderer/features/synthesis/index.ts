export { ClaimPicker } from "./claim-picker.tsx";
export { ConflictsSection, type ConflictsSectionProps } from "./conflicts-section.tsx";
export { JudgementsSection, type JudgementsSectionProps } from "./judgements-section.tsx";
export { OriginsOfClaim, type OriginsOfClaimProps } from "./origins-of-claim.tsx";
export { RelateDialog, type RelateDialogProps } from "./relate-dialog.tsx";
export { RelationsSection, type RelationsSectionProps } from "./relations-section.tsx";
export { SynthesisInspectorPane as InspectorPane } from "./synthesis-inspector-pane.tsx";
export { SynthesisListPane as ListPane } from "./synthesis-list-pane.tsx";
export { SynthesisWorkPane as WorkPane } from "./synthesis-work-pane.tsx";

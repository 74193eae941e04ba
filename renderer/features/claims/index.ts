export { claimChanges, type TakenPassage } from "./claim-commands.ts";
export { type ClaimDialogRequest, claimDialog } from "./claim-dialog.ts";
export { ClaimPanel } from "./claim-panel.tsx";
export { ClaimsInspectorPane as InspectorPane } from "./claims-inspector-pane.tsx";
export { ClaimsListPane as ListPane } from "./claims-list-pane.tsx";
export type {
  ClaimEvidence,
  NotebookClaim,
  NotebookClaims,
} from "./claims-queries.ts";
export { ClaimsWorkPane as WorkPane } from "./claims-work-pane.tsx";
export { ClaimKindFields } from "./edit-claim-dialog.tsx";
export { dateText, figureText, speakersText } from "./report-text.ts";
export { TakeList } from "./take-list.tsx";
export { type Taking, takenPassage } from "./taken-passage.ts";
export { bringBack, markOf, type TakenSuggestion, takenWhole } from "./taken-suggestion.ts";

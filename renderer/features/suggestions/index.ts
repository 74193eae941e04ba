export { type ReadText, useSuggestions } from "./suggestion-queries.ts";
export { focusSuggestions, SuggestionsPanel } from "./suggestions-panel.tsx";

export { type ReadText, useSuggestions } from "./suggestion-queries.ts";
export { areSuggestionsWished, focusSuggestions, SuggestionsPanel } from "./suggestions-panel.tsx";

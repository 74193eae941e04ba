export { SearchBackground as Background } from "./search-background.tsx";

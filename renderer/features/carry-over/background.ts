export { CarryOverBackground as Background } from "./carry-over-background.tsx";

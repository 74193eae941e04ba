export { BriefBackground as Background } from "./brief-background.tsx";

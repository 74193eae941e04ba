export { ArchiveBackground as Background } from "./archive-background.tsx";
